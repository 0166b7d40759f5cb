/**
 * How the snapshots of a file stand to those that were kept in the database, which is only read.
 * @module
 */
import type { DatabaseSync } from 'node:sqlite'
import type { Snapshot } from '../../shared/protocol/snapshots.ts'
import {
  agreesWithItself,
  type Differences,
  differencesFrom,
  type FiledSnapshot,
  isAsFrozen,
  isUntouched,
} from '../exports/checkSnapshot.ts'
import { type Change, linkOfRow } from '../snapshots/chain.ts'
import { contentHash } from '../snapshots/contentHash.ts'
import { readSnapshot } from '../snapshots/read.ts'
import { hashOf } from '../storage/ids.ts'
import type { ExportedFileRow, SnapshotChangeRow, SnapshotRow } from '../storage/schema.ts'
import { withPiecesSync } from '../storage/wholeSnapshots.ts'

export type Verdict = 'made' | 'altered' | 'unknown'

/** How a snapshot of a file stands to the one that was kept. */
export interface Finding {
  /** The file of a zip that was looked at by itself, since it is not the one that was made. */
  readonly file?: string
  readonly verdict: Verdict
  /** The room that it was taken of here; null where it is unknown here, or gone with its words. */
  readonly roomId: string | null
  readonly snapshot: Pick<
    Snapshot,
    'id' | 'number' | 'step' | 'roomTitle' | 'processTitle' | 'takenAt' | 'hash'
  > | null
  readonly change: Change | null
  /** `all` of its records, or the `words` of its cards alone; `nothing` but the file as a whole. */
  readonly compared: 'all' | 'words' | 'nothing'
  /** Whether the file has pictures of pixels, whose words cannot be read; false where it is left out. */
  readonly hasPixels?: boolean
  /** Whether it agrees with the hash that it states itself; null where that cannot be told. */
  readonly agrees: boolean | null
  /** Whether what is kept of it here is itself not what its hash or its link was made from: the file may be the true one. */
  readonly isKeptAltered?: boolean
  readonly records: number
  readonly differences: Differences
  /** The words of the records that differ, by id. */
  readonly texts: ReadonlyMap<string, string>
}

export const none: Differences = { altered: [], removed: [], added: [], fields: [] }

const wholeIn = (db: DatabaseSync, row: SnapshotRow | undefined) => row && withPiecesSync(db, row)

export const findRow = (db: DatabaseSync, id: string) =>
  wholeIn(db, db.prepare('select * from snapshot where id = ?').get(id) as SnapshotRow | undefined)
const findChangeOf = (db: DatabaseSync, id: string) =>
  db.prepare('select * from snapshot_change where snapshot_id = ?').get(id) as SnapshotChangeRow | undefined

const changeIn = (row: SnapshotChangeRow | undefined): Change | null =>
  row ? { change: row.change, why: row.why, at: row.at } : null

/** Whether a snapshot was altered where it is kept; of one that was written over for a reason on record, that record tells. */
export function isAlteredHere(db: DatabaseSync, row: Omit<SnapshotRow, 'content'>, kept: Snapshot): boolean {
  if (findChangeOf(db, row.id)) return false
  const held = kept as unknown as Parameters<typeof contentHash>[0]
  return linkOfRow(row) !== row.link || contentHash(held) !== row.hash
}

export function textsOf(
  differences: Differences,
  kept: readonly { id: string; text: string }[],
  filed: typeof kept,
) {
  const wanted = new Set([...differences.altered, ...differences.removed, ...differences.added])
  // What was kept goes first: it is what the record said.
  return new Map([...filed, ...kept].flatMap(({ id, text }) => (wanted.has(id) ? [[id, text] as const] : [])))
}

/** A snapshot as a JSON file has it. */
export async function findingOf(db: DatabaseSync, filed: FiledSnapshot): Promise<Finding> {
  const { snapshot } = filed
  const change = findChangeOf(db, snapshot.id)
  const row = findRow(db, snapshot.id)
  const isFrozen = change !== undefined && isAsFrozen(filed, change)
  const about = {
    roomId: row?.room_id ?? change?.room_id ?? null,
    snapshot,
    change: changeIn(change),
    agrees: agreesWithItself(filed),
    records: snapshot.insights.length,
    differences: none,
    texts: new Map<string, string>(),
  }
  if (isFrozen) return { ...about, verdict: 'made', compared: 'all' }
  if (!row) return { ...about, verdict: change ? 'altered' : 'unknown', compared: 'nothing' }
  const { snapshot: kept } = await readSnapshot(row)
  const differences = differencesFrom(kept, filed)
  return {
    ...about,
    snapshot: kept,
    verdict: isUntouched(differences) ? 'made' : 'altered',
    compared: 'all',
    isKeptAltered: isAlteredHere(db, row, kept),
    records: kept.insights.length,
    differences,
    texts: textsOf(differences, kept.insights, snapshot.insights),
  }
}

/** The record that a file was made here, by its SHA-256. */
export const foundExport = (db: DatabaseSync, sha256: string) =>
  db.prepare('select * from exported_file where sha256 = ?').get(sha256) as ExportedFileRow | undefined

export const wasMadeHere = (db: DatabaseSync, content: Uint8Array): boolean =>
  foundExport(db, hashOf(content)) !== undefined

/** A file that was made here: what it was made from, as it is known now. */
export async function findingsOfExport(db: DatabaseSync, { snapshots }: ExportedFileRow): Promise<Finding[]> {
  const ids = JSON.parse(snapshots) as string[]
  return Promise.all(
    ids.map(async (id) => {
      const [row, change] = [findRow(db, id), findChangeOf(db, id)]
      const snapshot = row ? (await readSnapshot(row)).snapshot : null
      return {
        verdict: 'made' as const,
        roomId: row?.room_id ?? change?.room_id ?? null,
        snapshot,
        change: changeIn(change),
        compared: 'nothing' as const,
        agrees: null,
        isKeptAltered: row !== undefined && snapshot !== null && isAlteredHere(db, row, snapshot),
        records: snapshot?.insights.length ?? 0,
        differences: none,
        texts: new Map<string, string>(),
      }
    }),
  )
}

/** What is told of all together. */
export const worst = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.includes('altered')
    ? 'altered'
    : verdicts.length === 0 || verdicts.includes('unknown')
      ? 'unknown'
      : 'made'
