/**
 * The question before something is removed for good: what goes, and what stays.
 * @module
 */
import { useTranslation } from 'react-i18next'
import type { Room } from '../../shared/protocol/processes.ts'
import { Button } from '../app/ui/Button.tsx'
import { ProblemNotice } from '../app/ui/Notice.tsx'
import { Actions } from '../app/ui/Window.tsx'
import styles from './Own.module.css'
import { useRemoving, type Wanted } from './useRemoving.ts'
import './words.ts'

interface ConfirmingProps {
  room: Room
  wanted: Wanted
  onDone: () => void
  onCancel: () => void
}

const lists = {
  one: ['goesOne', 'staysOne'],
  all: ['goesAll', 'staysAll'],
  me: ['goesMe', 'staysMe'],
} as const

export function Confirming({ room, wanted, onDone, onCancel }: ConfirmingProps) {
  const { t } = useTranslation('own')
  const { t: tc } = useTranslation()
  const { remove, isBusy, problem } = useRemoving(room, wanted, onDone)
  const [goes, stays] = lists[wanted.of]
  const isCard = wanted.of !== 'one' || wanted.what.cards !== undefined
  return (
    <>
      {wanted.of === 'one' ? <blockquote className={styles.quote}>{wanted.text}</blockquote> : null}
      {isCard ? (
        <>
          <Listed title={t('goes')} lines={t(goes)} />
          <Listed title={t('stays')} lines={t(stays)} />
        </>
      ) : null}
      {problem ? <ProblemNotice problem={problem} /> : null}
      <Actions>
        <Button look="danger" isBusy={isBusy} onPress={() => void remove()}>
          {t(`doIt.${wanted.of}`)}
        </Button>
        <Button onPress={onCancel} autoFocus>
          {tc('cancel')}
        </Button>
      </Actions>
    </>
  )
}

function Listed({ title, lines }: { title: string; lines: string }) {
  return (
    <div>
      <p>{title}</p>
      <ul className={styles.lines}>
        {lines.split('\n').map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}
