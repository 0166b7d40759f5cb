/**
 * Is a file what the server made, from which snapshot, and if not, what was changed in it. It is held against what is
 * kept in the database, which is only read: whole files by their hash, records as they are in JSON, and in other formats
 * the words of each card.
 * @module
 */
import type { DatabaseSync } from 'node:sqlite'
import { cardOfId } from '../../shared/insights/extract.ts'
import { MAX_VERIFIED_SNAPSHOTS, MAX_VERIFY_UNPACKED_BYTES } from '../../shared/limits.ts'
import type { Snapshot } from '../../shared/protocol/api.ts'
import {
  agreesWithItself,
  type Differences,
  differencesFrom,
  type FiledSnapshot,
  isAsFrozen,
  isUntouched,
  snapshotsIn,
} from '../exports/checkSnapshot.ts'
import type { Change } from '../snapshots/chain.ts'
import { readSnapshot } from '../snapshots/read.ts'
import { hashOf } from '../storage/ids.ts'
import type { ExportedFileRow, SnapshotChangeRow, SnapshotRow } from '../storage/schema.ts'
import { isZip, type OpenZip, openZip } from '../zip/zipFile.ts'
import { type ManifestFault, manifestFaults } from './manifest.ts'
import { type FileWords, lettersOf, wordsOfText, wordsOfZip } from './wordsOfFile.ts'

export type Verdict = 'made' | 'altered' | 'unknown'

/** How a snapshot of a file stands to the one that was kept. */
export interface Finding {
  readonly verdict: Verdict
  /** The room that it was taken of here; null where it is unknown here, or gone with its words. */
  readonly roomId: string | null
  readonly snapshot: Pick<
    Snapshot,
    'id' | 'number' | 'roomTitle' | 'processTitle' | 'takenAt' | 'hash'
  > | null
  readonly change: Change | null
  /** `all` of its records, or the `words` of its cards alone; `nothing` but the file as a whole. */
  readonly compared: 'all' | 'words' | 'nothing'
  /** Whether it agrees with the hash that it states itself; null where that cannot be told. */
  readonly agrees: boolean | null
  readonly records: number
  readonly differences: Differences
  /** The words of the records that differ, by id. */
  readonly texts: ReadonlyMap<string, string>
}

export interface FileFindings {
  readonly verdict: Verdict
  /** The file as the server made it, byte for byte, and when; null where it is no such. */
  readonly exported: Pick<ExportedFileRow, 'format' | 'at'> | null
  readonly findings: readonly Finding[]
  /** Null where it is no zip of ours. */
  readonly zip: { readonly files: number; readonly faults: readonly ManifestFault[] } | null
}

const none: Differences = { altered: [], removed: [], added: [], fields: [] }

const findRow = (db: DatabaseSync, id: string) =>
  db.prepare('select * from snapshot where id = ?').get(id) as SnapshotRow | undefined
const findChangeOf = (db: DatabaseSync, id: string) =>
  db.prepare('select * from snapshot_change where snapshot_id = ?').get(id) as SnapshotChangeRow | undefined

const changeIn = (row: SnapshotChangeRow | undefined): Change | null =>
  row ? { change: row.change, why: row.why, at: row.at } : null

function textsOf(
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
    records: kept.insights.length,
    differences,
    texts: textsOf(differences, kept.insights, snapshot.insights),
  }
}

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

async function findingByWords(row: SnapshotRow, words: FileWords): Promise<Finding> {
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
function rowsNamed(db: DatabaseSync, { hashes, names, ids }: FileWords): SnapshotRow[] {
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

/** The record that a file was made here, by its SHA-256. */
export const foundExport = (db: DatabaseSync, sha256: string) =>
  db.prepare('select * from exported_file where sha256 = ?').get(sha256) as ExportedFileRow | undefined

export const wasMadeHere = (db: DatabaseSync, content: Uint8Array): boolean =>
  foundExport(db, hashOf(content)) !== undefined

/** A file that was made here: what it was made from, as it is known now. */
async function findingsOfExport(db: DatabaseSync, { snapshots }: ExportedFileRow): Promise<Finding[]> {
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
        records: snapshot?.insights.length ?? 0,
        differences: none,
        texts: new Map<string, string>(),
      }
    }),
  )
}

const worst = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.includes('altered')
    ? 'altered'
    : verdicts.length === 0 || verdicts.includes('unknown')
      ? 'unknown'
      : 'made'

async function ofSnapshots(
  db: DatabaseSync,
  filed: readonly FiledSnapshot[],
  zip: FileFindings['zip'] = null,
): Promise<FileFindings> {
  const findings: Finding[] = []
  for (const one of filed.slice(0, MAX_VERIFIED_SNAPSHOTS)) findings.push(await findingOf(db, one))
  const verdict = worst(findings.map((finding) => finding.verdict))
  const isTouched = zip !== null && zip.faults.length > 0 && verdict === 'made'
  return { verdict: isTouched ? 'altered' : verdict, exported: null, findings, zip }
}

async function ofWords(db: DatabaseSync, words: FileWords | null): Promise<FileFindings> {
  const rows = words ? rowsNamed(db, words) : []
  const findings = words ? await Promise.all(rows.map((row) => findingByWords(row, words))) : []
  return { verdict: worst(findings.map(({ verdict }) => verdict)), exported: null, findings, zip: null }
}

const jsonIn = (bytes: Buffer | null): unknown => {
  try {
    return bytes && JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
}

async function ofZip(db: DatabaseSync, zip: OpenZip): Promise<FileFindings> {
  const filed = snapshotsIn(jsonIn(zip.read('records.json')))
  if (!filed) return ofWords(db, wordsOfZip(zip))
  return ofSnapshots(
    db,
    filed,
    manifestFaults(zip, (content) => wasMadeHere(db, content)),
  )
}

/** @returns null where the file is a zip that is damaged, or unfolds to more than is taken */
export async function verifyFile(db: DatabaseSync, bytes: Buffer): Promise<FileFindings | null> {
  const exported = foundExport(db, hashOf(bytes))
  if (exported)
    return {
      verdict: 'made',
      exported: { format: exported.format, at: exported.at },
      findings: await findingsOfExport(db, exported),
      zip: null,
    }
  if (isZip(bytes)) {
    const opened = openZip(bytes, { maxFiles: 2_000, maxBytes: MAX_VERIFY_UNPACKED_BYTES })
    return opened.ok ? ofZip(db, opened.zip) : null
  }
  const filed = snapshotsIn(jsonIn(bytes))
  return filed && filed.length > 0 ? ofSnapshots(db, filed) : ofWords(db, wordsOfText(bytes))
}
