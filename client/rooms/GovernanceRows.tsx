/**
 * The rows of the governance table. A timetable stays as it is written; what it says as dates stands under it.
 * @module
 */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type * as Y from 'yjs'
import { readZones } from '../../shared/board/cards.ts'
import { readRecord, readRecords } from '../../shared/board/document.ts'
import { attributeKey } from '../../shared/insights/cardFields.ts'
import type { Insight } from '../../shared/insights/extract.ts'
import { MAX_FIELD_LINE, MAX_FIELD_TEXT } from '../../shared/limits.ts'
import {
  GOVERNANCE_ZONE,
  governanceOrder,
  governanceRows,
  governanceShapeId,
} from '../../shared/rooms/governanceTable.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { useLanguage } from '../app/i18n/index.ts'
import { Button } from '../app/ui/Button.tsx'
import { useDraft } from '../card/useDraft.ts'
import { addCard } from '../outline/cardEdits.ts'
import { AddLine } from './AddLine.tsx'
import styles from './Governance.module.css'
import { asList, asText } from './listInLine.ts'
import { rangeText } from './rangeText.ts'
import type { RoomBoard } from './useRoomBoard.ts'
import './words.ts'

/** Titles of documents have commas in them. */
const BETWEEN_TITLES = ';'

/** Lays out the rows that are not there yet, each as a card that says what the seed says. */
function layOutRows(doc: Y.Doc, language: Language): void {
  doc.transact(() => {
    for (const row of governanceRows) {
      const zone = readZones(readRecords(doc)).find(({ id }) => id === GOVERNANCE_ZONE)
      if (!zone || readRecord(doc, governanceShapeId(row))) continue
      const fields = {
        kind: 'mandate',
        [attributeKey('basis')]: row.area[language],
        period: row.schedule[language],
        [attributeKey('steeredBy')]: row.steeredBy.map((name) => name[language]),
      }
      // Nobody in the room has said it: it has no sector.
      addCard(doc, zone, row.measure[language], null, { id: governanceShapeId(row), fields })
    }
  })
}

export function GovernanceRows({ board, doc }: { board: RoomBoard; doc: Y.Doc }) {
  const { t } = useTranslation('rooms')
  const rows = governanceOrder(board.extraction.insights)
  const zone = board.zones.find(({ id }) => id === GOVERNANCE_ZONE) ?? null
  const mayAdd = zone !== null && board.mayWrite(zone.id)
  const isMissing = governanceRows.some((row) => readRecord(doc, governanceShapeId(row)) === null)
  const { process } = board
  return (
    <>
      <p className={styles.intro}>{t('governance.intro')}</p>
      {rows.length === 0 ? <p>{t('governance.none')}</p> : null}
      {rows.length > 0 ? (
        <div className={styles.heads} aria-hidden="true">
          {(['area', 'measure', 'schedule', 'steeredBy', 'owner'] as const).map((column) => (
            <span key={column}>{t(`governance.${column}`)}</span>
          ))}
        </div>
      ) : null}
      <ul className={styles.rows}>
        {rows.map((row) => (
          <Row key={row.id} row={row} board={board} />
        ))}
      </ul>
      {mayAdd ? <AddLine to={t('tool.governance')} onAdd={(text) => board.add(zone, text)} /> : null}
      {mayAdd && isMissing && process ? (
        <div>
          <Button onPress={() => layOutRows(doc, process.language)}>{t('governance.layOut')}</Button>
        </div>
      ) : null}
    </>
  )
}

function Row({ row, board }: { row: Insight; board: RoomBoard }) {
  const { t } = useTranslation('rooms')
  const { language } = useLanguage()
  const isReadOnly = !board.mayWrite(row.zone)
  const cell = (name: 'area' | 'schedule' | 'owner', key: string, stands: string) => (
    <Cell
      label={t(`governance.${name}`)}
      stands={stands}
      isReadOnly={isReadOnly}
      onSay={(text) => board.say(row, key, text || undefined)}
    />
  )
  const { basis, steeredBy } = row.attrs
  const range = row.period ? rangeText(row.period, language) : null
  return (
    <li className={styles.row}>
      {cell('area', attributeKey('basis'), typeof basis === 'string' ? basis : '')}
      <div className={styles.cell}>
        <span className={styles.label}>{t('governance.measure')}</span>
        <button type="button" className={styles.measure} lang={row.lang} onClick={() => board.goTo(row)}>
          {row.text}
        </button>
      </div>
      <div className={styles.cell}>
        {cell('schedule', 'period', row.period?.label ?? '')}
        {row.period && (range || row.period.state) ? (
          <span className={styles.read}>
            {row.period.state ? <span>{t(`states.${row.period.state}`)}</span> : null}
            {range ? <span>{range}</span> : null}
            {row.period.precision ? <span>{t(`precision.${row.period.precision}`)}</span> : null}
          </span>
        ) : row.period && !isReadOnly ? (
          <span className={styles.read}>{t('governance.noTime')}</span>
        ) : null}
      </div>
      <Cell
        label={t('governance.steeredBy')}
        stands={asText(steeredBy, BETWEEN_TITLES)}
        isReadOnly={isReadOnly}
        maxLength={MAX_FIELD_TEXT}
        onSay={(text) =>
          board.say(row, attributeKey('steeredBy'), text ? asList(text, BETWEEN_TITLES) : undefined)
        }
      />
      {cell('owner', 'owner.organisation', row.owner?.organisation ?? '')}
    </li>
  )
}

interface CellProps {
  label: string
  stands: string
  isReadOnly: boolean
  maxLength?: number
  onSay: (text: string) => void
}

/** A line may end after a slash between two words; a browser would rather end it inside one of them. */
const withBreaks = (text: string) => text.replace(/(?<=\p{L})\/(?=\p{L})/gu, '/\u200b')

/** A field of one row, said when it is left. */
export function Cell({ label, stands, isReadOnly, maxLength = MAX_FIELD_LINE, onSay }: CellProps) {
  const draft = useDraft(stands, onSay)
  const [isWriting, setWriting] = useState(false)
  if (isReadOnly)
    return (
      <div className={styles.cell}>
        <span className={styles.label}>{label}</span>
        <span>{withBreaks(stands) || '–'}</span>
      </div>
    )
  return (
    <label className={styles.cell}>
      <span className={styles.label}>{label}</span>
      <textarea
        rows={1}
        className={styles.input}
        value={isWriting ? draft.text : withBreaks(draft.text)}
        maxLength={maxLength}
        autoComplete="off"
        onChange={(event) => draft.change(event.target.value.replaceAll('\n', ' ').replaceAll('\u200b', ''))}
        onFocus={() => setWriting(true)}
        onBlur={() => {
          setWriting(false)
          draft.commit()
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          event.preventDefault()
          draft.commit()
        }}
      />
    </label>
  )
}
