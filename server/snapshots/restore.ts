/**
 * A board becomes what it was in a snapshot: as new edits, so that nothing of what came between is lost from the log.
 * @module
 */
import * as Y from 'yjs'
import { mayBeCard, textOfRecord } from '../../shared/board/cards.ts'
import { type BoardRecord, readWritten, removeRecord, writeRecord } from '../../shared/board/document.ts'
import { type RestoreKind, restoreKinds } from '../../shared/board/restoring.ts'
import type { SerializedSchema } from '../../shared/board/version.ts'
import { canonicalJson } from '../../shared/insights/canonical.ts'
import { MAX_PREVIEW_LISTED } from '../../shared/limits.ts'
import type { RestorePreview } from '../../shared/protocol/history.ts'
import { upgradeRecords } from '../boards/upgrade.ts'
import { openBase } from '../sync/packedBase.ts'
import { unpackBoard } from './boardChunks.ts'

export interface RestoreRequest {
  /** The board that is there, as it is kept. */
  readonly base: Uint8Array
  /** The chunks of the snapshot's board. */
  readonly board: readonly Uint8Array[]
  /** The form of that board's records; null where it is today's. */
  readonly from: SerializedSchema | null
}

export interface Restored {
  /** The edits as one Yjs update, V1; null where the board is so already. */
  readonly update: Uint8Array | null
  /** Records written or taken away. */
  readonly changed: number
}

interface Plan {
  readonly doc: Y.Doc
  readonly is: ReadonlyMap<string, BoardRecord>
  /** Records to be taken away, and to be written. */
  readonly gone: readonly BoardRecord[]
  readonly other: readonly BoardRecord[]
}

function planned({ base, board, from }: RestoreRequest): Plan {
  const doc = openBase(base)
  const kept = unpackBoard(board)
  const [is, was] = [byId(readWritten(doc)), byId(from ? upgradeRecords(kept, from) : kept)]
  const gone = [...is.values()].filter(({ id }) => !was.has(id))
  const other = [...was.values()].filter((record) => said(record) !== said(is.get(record.id)))
  return { doc, is, gone, other }
}

export function restore(request: RestoreRequest): Restored {
  const { doc, gone, other } = planned(request)
  const before = Y.encodeStateVector(doc)
  doc.transact(() => {
    for (const { id } of gone) removeRecord(doc, id)
    for (const record of other) writeRecord(doc, record)
  })
  const changed = gone.length + other.length
  const update = changed > 0 ? Y.encodeStateAsUpdate(doc, before) : null
  doc.destroy()
  return { update, changed }
}

type Listed = RestorePreview['list'][number]

const isCard = (record: BoardRecord | undefined): record is BoardRecord =>
  record !== undefined && mayBeCard(record) && textOfRecord(record) !== ''
const lies = ({ x, y, rotation, parentId }: BoardRecord) => canonicalJson([x, y, rotation, parentId])

/** What becomes of a card; null for what is none, before and after. */
function listed(before: BoardRecord | undefined, after: BoardRecord | undefined): Listed | null {
  const [now, then] = [isCard(before) ? before : null, isCard(after) ? after : null]
  if (now && !then) return { cardId: now.id, what: 'gone', text: textOfRecord(now) }
  if (!then) return null
  const text = textOfRecord(then)
  if (!now) return { cardId: then.id, what: 'back', text }
  if (textOfRecord(now) !== text)
    return { cardId: now.id, what: 'reworded', text: textOfRecord(now), textThen: text }
  return { cardId: now.id, what: lies(now) === lies(then) ? 'changed' : 'moved', text }
}

/** What restoring would change, and nothing else. */
export function previewRestore(request: RestoreRequest): RestorePreview {
  const { doc, is, gone, other } = planned(request)
  const cards = [
    ...gone.map((record) => listed(record, undefined)),
    ...other.map((record) => listed(is.get(record.id), record)),
  ].filter((card) => card !== null)
  doc.destroy()
  const changed = gone.length + other.length
  const order = (what: RestoreKind) => restoreKinds.indexOf(what)
  return {
    changed,
    cards: Object.fromEntries(
      restoreKinds.map((kind) => [kind, cards.filter(({ what }) => what === kind).length]),
    ) as RestorePreview['cards'],
    others: changed - cards.length,
    list: cards.sort((a, b) => order(a.what) - order(b.what)).slice(0, MAX_PREVIEW_LISTED),
  }
}

const byId = (records: readonly BoardRecord[]) => new Map(records.map((record) => [record.id, record]))
const said = (record: BoardRecord | undefined): string => canonicalJson(record ?? null)
