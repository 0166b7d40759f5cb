/**
 * A file in a format that holds words alone, against the snapshots that it says it was made from.
 * @module
 */
import type { DatabaseSync } from 'node:sqlite'
import { cardOfId } from '../../shared/insights/extract.ts'
import { MAX_VERIFIED_SNAPSHOTS } from '../../shared/limits.ts'
import type { Snapshot } from '../../shared/protocol/api.ts'
import type { Differences } from '../exports/checkSnapshot.ts'
import { readSnapshot } from '../snapshots/read.ts'
import type { SnapshotRow } from '../storage/schema.ts'
import { type Finding, none, textsOf } from './findings.ts'
import { type FileWords, lettersOf } from './wordsOfFile.ts'

/** Whether each line of a card's words stands in the file. */
const says = ({ pieces }: FileWords, text: string): boolean =>
  text.split(/\r?\n/).every((line) => lettersOf(line) === '' || pieces.has(lettersOf(line)))

function wordDifferences({ insights, roomId }: Snapshot, words: FileWords): Differences {
  const ids = new Set(insights.map(({ id }) => id))
  // Markdown names no ids: there each card is looked for by its words alone.
  const isNamed = insights.some(({ id }) => words.ids.has(id))
  const altered = insights.filter(({ id, text }) => (!isNamed || words.ids.has(id)) && !says(words, text))
  const removed = isNamed && words.isWhole ? insights.filter(({ id }) => !words.ids.has(id)) : []
  const added = [...words.ids].filter((id) => cardOfId(id)?.roomId === roomId && !ids.has(id))
  return { altered: altered.map(({ id }) => id), removed: removed.map(({ id }) => id), added, fields: [] }
}

export async function findingByWords(row: SnapshotRow, words: FileWords): Promise<Finding> {
  const { snapshot } = await readSnapshot(row)
  const isReadable = words.ids.size > 0 || words.isWhole
  const differences = isReadable ? wordDifferences(snapshot, words) : none
  return {
    verdict: 'altered',
    roomId: row.room_id,
    snapshot,
    change: null,
    compared: isReadable ? 'words' : 'nothing',
    agrees: null,
    records: snapshot.insights.length,
    differences,
    texts: textsOf(differences, snapshot.insights, []),
  }
}

const marks = (some: readonly unknown[]) => some.map(() => '?').join(', ')

/** The snapshots that a file says it was made from: by their hashes, else by the newest that its records name in each room. */
export function rowsNamed(db: DatabaseSync, { hashes, names, ids }: FileWords): SnapshotRow[] {
  const find = (column: 'hash' | 'link' | 'id', values: readonly string[]) =>
    db
      .prepare(`select * from snapshot where ${column} in (${marks(values)}) order by room_id, number`)
      .all(...values) as unknown as SnapshotRow[]
  const stated = [...find('link', hashes), ...find('hash', hashes)]
  const rooms = new Set([...ids].map((id) => cardOfId(id)?.roomId))
  const found = stated.length > 0 ? stated : find('id', names).filter(({ room_id }) => rooms.has(room_id))
  // Equal boards of one room have one hash: the link, which comes first, tells them apart; of names, the newest counts.
  const ofRoom = new Map<string, SnapshotRow>()
  for (const row of found) if (stated.length === 0 || !ofRoom.has(row.room_id)) ofRoom.set(row.room_id, row)
  return [...ofRoom.values()].slice(0, MAX_VERIFIED_SNAPSHOTS)
}
