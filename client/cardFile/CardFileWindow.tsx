/**
 * The window in which those who lead bring in cards from a file: a spreadsheet, a form's answers, another board's export.
 * @module
 */
import { FileUp } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hash53 } from '../../shared/board/hash53.ts'
import { type Stand, standOf } from '../../shared/board/heldByOthers.ts'
import { MAX_CARD_TEXT } from '../../shared/limits.ts'
import { foundIn } from '../../shared/privacy/foundIn.ts'
import type { BroughtCard } from '../../shared/protocol/connections.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import { useAnnounce } from '../app/announcements.tsx'
import { type ApiProblem, answer, server } from '../app/api.ts'
import { useLanguage } from '../app/i18n/index.ts'
import { Button } from '../app/ui/Button.tsx'
import { FileButton } from '../app/ui/FileButton.tsx'
import { FlagInput } from '../app/ui/FlagInput.tsx'
import { Notice, ProblemNotice } from '../app/ui/Notice.tsx'
import { SelectInput } from '../app/ui/SelectInput.tsx'
import { Actions, Window } from '../app/ui/Window.tsx'
import { useZones } from '../facilitation/useZones.ts'
import { useKindsInWords } from '../privacy/useKindsInWords.ts'
import type { RoomConnection } from '../sync/useRoomConnection.ts'
import styles from './CardFile.module.css'
import { type CardTable, cardsOfTable, longTexts, namesOf, tableOf, withText } from './cardsOfTable.ts'
import { inCalls } from './inCalls.ts'
import { MAX_TABLE_BYTES, readTable } from './readTable.ts'
import { takeBack } from './takeBack.ts'
import '../privacy/words.ts'
import './words.ts'

/** Cards of one file: what does not fit a board that can be looked over is no list of cards. */
const MAX_CARDS = 2_000
/** Cards that are shown before they are brought in. */
const SHOWN = 5

/** Lines that are named, of those with a mark that is not closed. */
const NAMED_LINES = 5

interface ReadSheet {
  readonly name: string
  readonly table: CardTable
}

interface Read {
  readonly name: string
  readonly sheets: readonly ReadSheet[]
  readonly unclosed: readonly number[]
}

interface CardFileWindowProps {
  room: Room
  connection: Pick<RoomConnection, 'doc'>
  onClose: () => void
}

export function CardFileWindow({ room, connection, onClose }: CardFileWindowProps) {
  const { t } = useTranslation('cardFile')
  const [read, setRead] = useState<Read | null>(null)
  const [trouble, setTrouble] = useState<'tooLarge' | 'unreadable' | 'empty' | null>(null)
  const choose = async (file: File) => {
    setTrouble(null)
    setRead(null)
    if (file.size > MAX_TABLE_BYTES) return setTrouble('tooLarge')
    const found = await readTable(file).catch(() => null)
    if (found === null) return setTrouble('unreadable')
    if (found.sheets.length === 0) return setTrouble('empty')
    const sheets = found.sheets.map((sheet) => ({ name: sheet.name, table: tableOf(sheet, file.name) }))
    setRead({ name: file.name, sheets, unclosed: found.unclosed })
  }
  return (
    <Window title={t('title')} isOpen onClose={onClose}>
      <div className="stack">
        <p>{t('text')}</p>
        <div>
          <FileButton
            accept={['.csv', '.tsv', '.txt', '.xlsx', 'text/csv']}
            onFile={(file) => void choose(file)}
            look={read ? 'secondary' : 'primary'}
          >
            <FileUp size={18} aria-hidden="true" />
            {read ? t('another') : t('choose')}
          </FileButton>
        </div>
        {trouble ? (
          <p role="alert" className={styles.trouble}>
            {t(`trouble.${trouble}`, { megabytes: MAX_TABLE_BYTES / 1e6 })}
          </p>
        ) : null}
        {read ? <Sheets {...{ room, connection, read, onClose }} /> : null}
      </div>
    </Window>
  )
}

/** Says how many came, to be taken back in one step, and how many of the file's were there since before. */
function useTelling({ doc }: CardFileWindowProps['connection']) {
  const { t } = useTranslation('cardFile')
  const announce = useAnnounce()
  return ({ made, already }: Extract<Outcome, { ok: true }>, before: Stand) => {
    const count = made.length
    const came = count > 0 || already === 0 ? [t('done', { count })] : []
    const since = already > 0 ? [t('already', { count: already })] : []
    const undo = () => {
      const { removed, kept } = takeBack(doc, made, before)
      const went = t('takenBack', { count: removed })
      return kept > 0 ? `${went} ${t('kept', { count: kept })}` : went
    }
    announce([...came, ...since].join(' '), count > 0 ? undo : undefined)
  }
}

/** Of a workbook one sheet, to begin with the first that says which of its columns are cards. */
function Sheets({ read, ...props }: CardFileWindowProps & { read: Read }) {
  const { t } = useTranslation('cardFile')
  const known = read.sheets.findIndex(({ table }) => table.headings !== null)
  const [at, setAt] = useState(String(Math.max(known, 0)))
  const sheet = read.sheets[Number(at)]
  const count = read.unclosed.length
  return (
    <>
      {count > 0 ? (
        <Notice tone="warning">
          <p>{t('unclosed', { count, lines: linesInWords(read.unclosed) })}</p>
        </Notice>
      ) : null}
      {read.sheets.length > 1 ? (
        <SelectInput
          label={t('sheet')}
          choices={read.sheets.map(({ name }, i) => ({ id: String(i), name }))}
          value={at}
          onChange={setAt}
        />
      ) : null}
      {sheet ? (
        <Mapping key={sourceOf(read.name, sheet.table)} file={read.name} table={sheet.table} {...props} />
      ) : null}
    </>
  )
}

const linesInWords = (lines: readonly number[]): string =>
  lines.slice(0, NAMED_LINES).join(', ') + (lines.length > NAMED_LINES ? ' …' : '')

function Mapping({
  room,
  connection,
  file,
  table,
  onClose,
}: CardFileWindowProps & { file: string; table: CardTable }) {
  const { t } = useTranslation('cardFile')
  const { t: tc } = useTranslation()
  const tell = useTelling(connection)
  const { language } = useLanguage()
  const zones = useZones(connection.doc, room)
  const firstRow = table.headings ?? table.rows[0] ?? []
  const [column, setColumn] = useState(String(table.columns.text ?? ''))
  const [zone, setZone] = useState(zones.at(-1)?.id ?? '')
  const [withNames, setWithNames] = useState(false)
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const cards = useMemo(
    () =>
      cardsOfTable(withText(table, column === '' ? null : Number(column)), {
        source: sourceOf(file, table),
        zones,
        zone: zone || null,
        withNames,
      }),
    [table, file, column, zone, zones, withNames],
  )
  const isTooMany = cards.length > MAX_CARDS
  const bringIn = async () => {
    setSending(true)
    const before = standOf(connection.doc)
    const outcome = await sendAll(room.id, cards)
    setSending(false)
    if (!outcome.ok) return setProblem(outcome.problem)
    tell(outcome, before)
    onClose()
  }
  return (
    <>
      <div>
        <SelectInput
          label={t('column')}
          choices={[
            ...firstRow.map((name, i) => ({ id: String(i), name: name.trim() || `${i + 1}` })),
            { id: '', name: t('everyCell') },
          ]}
          value={column}
          onChange={setColumn}
        />
        {table.headings ? null : <p className="help">{t('everyCellHelp')}</p>}
      </div>
      {column === '' ? <Names names={namesOf(table)} withNames={withNames} onChange={setWithNames} /> : null}
      <SelectInput
        label={t('zone')}
        choices={[
          { id: '', name: t('byKind') },
          ...zones.map(({ id, name }) => ({ id, name: name[language] })),
        ]}
        value={zone}
        onChange={setZone}
      />
      <Preview cards={cards} />
      <Remarks cards={cards} />
      {isTooMany ? (
        <p role="alert" className={styles.trouble}>
          {t('tooMany', {
            count: cards.length,
            cards: cards.length.toLocaleString(language),
            most: MAX_CARDS.toLocaleString(language),
          })}
        </p>
      ) : null}
      {problem ? <ProblemNotice problem={problem} /> : null}
      <Actions>
        <Button
          look="primary"
          onPress={bringIn}
          isBusy={isSending}
          isDisabled={cards.length === 0 || isTooMany}
        >
          {t('go', { count: cards.length })}
        </Button>
        <Button onPress={onClose}>{tc('cancel')}</Button>
      </Actions>
    </>
  )
}

/** Rows that are taken for the names of a board and its frames: told, and made cards where that is wrong. */
function Names({
  names,
  withNames,
  onChange,
}: {
  names: readonly string[]
  withNames: boolean
  onChange: (withNames: boolean) => void
}) {
  const { t } = useTranslation('cardFile')
  if (names.length === 0) return null
  const shown = names.slice(0, NAMED_LINES).join(', ') + (names.length > NAMED_LINES ? ' …' : '')
  return (
    <div>
      <p>{t('names', { count: names.length, names: shown })}</p>
      <FlagInput label={t('withNames')} value={withNames} onChange={onChange} />
    </div>
  )
}

function Preview({ cards }: { cards: readonly BroughtCard[] }) {
  const { t } = useTranslation('cardFile')
  if (cards.length === 0) return <p>{t('none')}</p>
  return (
    <div>
      <h3 className={styles.heading}>{t('preview', { count: cards.length })}</h3>
      <ul className={styles.cards}>
        {cards.slice(0, SHOWN).map(({ text, externalId }) => (
          <li key={externalId}>{text}</li>
        ))}
      </ul>
      {cards.length > SHOWN ? <p className="help">{t('more', { count: cards.length - SHOWN })}</p> : null}
    </div>
  )
}

/** What whoever brings the cards in may want to look over first. Nothing is held back. */
function Remarks({ cards }: { cards: readonly BroughtCard[] }) {
  const { t } = useTranslation('cardFile')
  const { language } = useLanguage()
  const inWords = useKindsInWords()
  const personal = useMemo(() => foundIn(cards.map(({ text }) => text)), [cards])
  const long = longTexts(cards)
  if (long === 0 && personal.count === 0) return null
  return (
    <Notice tone="warning">
      {long > 0 ? <p>{t('long', { count: long, most: MAX_CARD_TEXT.toLocaleString(language) })}</p> : null}
      {personal.count > 0 ? (
        <p>{t('personal', { count: personal.count, kinds: inWords(personal.kinds) })}</p>
      ) : null}
    </Notice>
  )
}

/** The same file is the same source, whoever brings it in. */
const sourceOf = (file: string, { rows }: CardTable) => `${file}/${hash53(JSON.stringify(rows))}`.slice(-100)

type Outcome =
  | { readonly ok: true; readonly made: readonly string[]; readonly already: number }
  | { readonly ok: false; readonly problem: ApiProblem }

/** In as many calls as it takes. Gives the ids of the cards that were made. */
async function sendAll(roomId: string, cards: readonly BroughtCard[]): Promise<Outcome> {
  const made: string[] = []
  let already = 0
  for (const call of inCalls(cards)) {
    const json = { cards: call }
    const result = await answer(server.api.rooms[':id'].cards.$post({ param: { id: roomId }, json }))
    if (!result.ok) return { ok: false, problem: result.problem }
    made.push(...result.value.cards)
    already += result.value.already
  }
  return { ok: true, made, already }
}
