/**
 * The window in which those who lead bring in cards from a file: a spreadsheet, a form's answers, another board's export.
 * @module
 */
import { FileUp } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hash53 } from '../../shared/board/hash53.ts'
import { MAX_CARDS_BROUGHT_IN } from '../../shared/limits.ts'
import type { BroughtCard } from '../../shared/protocol/connections.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import { useAnnounce } from '../app/announcements.tsx'
import { type ApiProblem, answer, server } from '../app/api.ts'
import { useLanguage } from '../app/i18n/index.ts'
import { Button } from '../app/ui/Button.tsx'
import { FileButton } from '../app/ui/FileButton.tsx'
import { ProblemNotice } from '../app/ui/Notice.tsx'
import { SelectInput } from '../app/ui/SelectInput.tsx'
import { Actions, Window } from '../app/ui/Window.tsx'
import { useZones } from '../facilitation/useZones.ts'
import type { RoomConnection } from '../sync/useRoomConnection.ts'
import styles from './CardFile.module.css'
import { type CardTable, cardsOfTable, tableOf } from './cardsOfTable.ts'
import { MAX_TABLE_BYTES, readTable } from './readTable.ts'
import './words.ts'

/** Cards of one file: what does not fit a board that can be looked over is no list of cards. */
const MAX_CARDS = 2_000
/** Cards that are shown before they are brought in. */
const SHOWN = 5

interface Read {
  readonly name: string
  readonly table: CardTable
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
    if (file.size > MAX_TABLE_BYTES) return setTrouble('tooLarge')
    const rows = await readTable(file).catch(() => null)
    if (rows === null) return setTrouble('unreadable')
    if (rows.length === 0) return setTrouble('empty')
    setRead({ name: file.name, table: tableOf(rows) })
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
        {read ? <Mapping key={sourceOf(read)} {...{ room, connection, read, onClose }} /> : null}
      </div>
    </Window>
  )
}

/** Says how many came, and how many of the file's were there since before. */
function useTelling() {
  const { t } = useTranslation('cardFile')
  const announce = useAnnounce()
  return ({ made, already }: { readonly made: number; readonly already: number }) => {
    const came = made > 0 || already === 0 ? [t('done', { count: made })] : []
    const before = already > 0 ? [t('already', { count: already })] : []
    announce([...came, ...before].join(' '))
  }
}

function Mapping({ room, connection, read, onClose }: CardFileWindowProps & { read: Read }) {
  const { t } = useTranslation('cardFile')
  const { t: tc } = useTranslation()
  const tell = useTelling()
  const { language } = useLanguage()
  const zones = useZones(connection.doc, room)
  const { headings } = read.table
  const [column, setColumn] = useState(String(read.table.columns.text ?? ''))
  const [zone, setZone] = useState(zones.at(-1)?.id ?? '')
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const cards = useMemo(() => {
    const columns = { ...read.table.columns, ...(column === '' ? {} : { text: Number(column) }) }
    return cardsOfTable({ ...read.table, columns }, { source: sourceOf(read), zones, zone: zone || null })
  }, [read, column, zone, zones])
  const isTooMany = cards.length > MAX_CARDS
  const bringIn = async () => {
    setSending(true)
    const outcome = await sendAll(room.id, cards)
    setSending(false)
    if (!outcome.ok) return setProblem(outcome.problem)
    tell(outcome)
    onClose()
  }
  return (
    <>
      {headings ? (
        <SelectInput
          label={t('column')}
          choices={headings.map((name, i) => ({ id: String(i), name: name.trim() || `${i + 1}` }))}
          value={column}
          onChange={setColumn}
        />
      ) : (
        <p className="help">{t('everyCell')}</p>
      )}
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
      {isTooMany ? (
        <p role="alert" className={styles.trouble}>
          {t('tooMany', { count: cards.length, most: MAX_CARDS })}
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

/** The same file is the same source, whoever brings it in. */
const sourceOf = ({ name, table }: Read) => `${name}/${hash53(JSON.stringify(table.rows))}`.slice(-100)

type Outcome =
  | { readonly ok: true; readonly made: number; readonly already: number }
  | { readonly ok: false; readonly problem: ApiProblem }

/** In as many calls as it takes. */
async function sendAll(roomId: string, cards: readonly BroughtCard[]): Promise<Outcome> {
  let made = 0
  let already = 0
  for (let i = 0; i < cards.length; i += MAX_CARDS_BROUGHT_IN) {
    const json = { cards: cards.slice(i, i + MAX_CARDS_BROUGHT_IN) }
    const result = await answer(server.api.rooms[':id'].cards.$post({ param: { id: roomId }, json }))
    if (!result.ok) return { ok: false, problem: result.problem }
    made += result.value.cards.length
    already += result.value.already
  }
  return { ok: true, made, already }
}
