/**
 * The governance table and the groups of the governance room: its cards, in rows that can be filled in. A row leads to
 * its card on the board.
 * @module
 */
import { useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Window } from '../app/ui/Window.tsx'
import insights from '../insights/Insights.module.css'
import styles from './Governance.module.css'
import { GovernanceRows } from './GovernanceRows.tsx'
import { GroupsPart } from './GroupsPart.tsx'
import type { StepWindowProps } from './StepWindow.tsx'
import { useRoomBoard } from './useRoomBoard.ts'
import './words.ts'

const parts = ['table', 'groups'] as const

export function GovernanceWindow(props: StepWindowProps) {
  const { t } = useTranslation('rooms')
  const board = useRoomBoard(props)
  const [part, setPart] = useState<(typeof parts)[number]>('table')
  return (
    <Window title={t('tool.governance')} isOpen onClose={props.onClose} widest>
      <ToggleButtonGroup
        aria-label={t('governance.parts')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[part]}
        onSelectionChange={(keys) => setPart(parts.find((one) => keys.has(one)) ?? 'table')}
        className={`${insights.switch} ${styles.parts}`}
      >
        {parts.map((one) => (
          <ToggleButton key={one} id={one} className={insights.choice ?? ''}>
            {t(`governance.${one}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {part === 'table' ? (
        <GovernanceRows board={board} doc={props.connection.doc} />
      ) : (
        <GroupsPart board={board} />
      )}
    </Window>
  )
}
