/**
 * The file of a whole process against what is kept here: its parts by its manifest and by what was made here, each of its
 * snapshots by what it holds, and its chains of snapshots by themselves.
 * @module
 */
import type { DatabaseSync } from 'node:sqlite'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'
import { canonicalJson } from '../../shared/insights/canonical.ts'
import { MAX_VERIFIED_SNAPSHOTS } from '../../shared/limits.ts'
import { Snapshot } from '../../shared/protocol/snapshots.ts'
import type { FiledSnapshot } from '../exports/checkSnapshot.ts'
import { type CheckedLink, checkChain } from '../snapshots/chain.ts'
import { contentText } from '../snapshots/contentPieces.ts'
import { readSnapshot } from '../snapshots/read.ts'
import { hashOf } from '../storage/ids.ts'
import type { WholeSnapshot } from '../storage/wholeSnapshots.ts'
import { fileOf, MANIFEST, Rows, SCHEMAS, SchemasFile, TABLES, tables } from '../transfer/format.ts'
import type { OpenZip } from '../zip/zipFile.ts'
import { type Finding, findingOf, findRow, type Verdict, wasMadeHere, worst } from './findings.ts'
import { type FiledZip, type ManifestFault, manifestFaults } from './manifest.ts'

/** The chain of a room's snapshots as the file has it. */
export interface FiledChain {
  readonly roomId: string
  readonly title: string
  readonly links: readonly CheckedLink[]
  /** The link of its newest snapshot; null where it has none. */
  readonly newest: string | null
}

export interface FiledProcess {
  readonly title: string
  readonly snapshots: number
  /** Of those, the ones that are as they were made here. */
  readonly asMade: number
  /** Whether its boards, votes and comments can be told to be as they were when it was taken out here. */
  readonly isKnown: boolean
  readonly chains: readonly FiledChain[]
}

/** Parts whose names say what they are. */
const byHash = /^rooms\/([\w-]{21})\/(?:chunks\/([0-9a-f]{64})\.json|pictures\/([0-9a-f]{64}))$/

/** What is read of its tables; the file may be older than links and fixings. */
const Filed = z.object({
  process: Rows.shape.process,
  room: Rows.shape.room,
  snapshot_change: Rows.shape.snapshot_change,
  snapshot: z.array(
    tables.snapshot.extend({
      previous_link: tables.snapshot.shape.previous_link.default(null),
      link: z.string().default(''),
      fixed: tables.snapshot.shape.fixed.default(null),
    }),
  ),
})
type Filed = z.infer<typeof Filed>
type FiledRow = Filed['snapshot'][number]

const jsonIn = (zip: OpenZip, name: string): unknown => {
  try {
    return JSON.parse(zip.read(name)?.toString('utf8') ?? '')
  } catch {
    return null
  }
}

export const isProcessFile = (zip: OpenZip): boolean => zip.names.includes(TABLES)

/** The columns that are told of a snapshot; where its board lies may change with a version of the program. */
const told = [
  'room_id',
  'number',
  'taken_at',
  'taken_by',
  'reason',
  'note',
  'hash',
  'doc_hash',
  'previous_id',
  'previous_link',
  'link',
  'fixed',
] as const

/** The same bytes beside the same row: nothing has to be read. */
const isAsKept = (kept: WholeSnapshot, filed: FiledRow, content: Buffer): boolean =>
  told.every((column) => kept[column] === filed[column]) && content.equals(contentText(kept.whole))

/** A snapshot of the file in the form in which it goes out; null where what it holds is none. */
async function filedSnapshot(row: FiledRow, content: Buffer): Promise<FiledSnapshot | null> {
  try {
    const { snapshot } = await readSnapshot({ ...row, whole: gzipSync(content, { level: 1 }) })
    const parsed = Snapshot.safeParse(snapshot)
    return parsed.success ? { snapshot: parsed.data, raw: { ...snapshot } } : null
  } catch {
    return null
  }
}

interface Compared {
  readonly findings: Finding[]
  readonly asMade: number
  readonly faults: ManifestFault[]
}

/** Those that differ, and of those that do not the newest of each room: a process has hundreds. */
async function compareSnapshots(
  db: DatabaseSync,
  zip: OpenZip,
  { snapshot: rows }: Filed,
): Promise<Compared> {
  const differing: Finding[] = []
  const faults: ManifestFault[] = []
  const newest = new Map<string, FiledRow & { content: Buffer }>()
  let asMade = 0
  for (const row of rows.toSorted((a, b) => a.number - b.number)) {
    const name = fileOf.snapshot(row.room_id, row.number)
    const content = zip.read(name)
    const kept = findRow(db, row.id)
    const isSame = kept && content && isAsKept(kept, row, content)
    const filed = isSame || !content ? null : await filedSnapshot(row, content)
    const finding = filed && (await findingOf(db, filed))
    if (!isSame && !filed) faults.push({ name, what: content ? 'altered' : 'missing' })
    if (finding && finding.verdict !== 'made') differing.push(finding)
    else if (content && (isSame || finding)) {
      asMade++
      newest.set(row.room_id, { ...row, content })
    }
  }
  const findings = differing.slice(0, MAX_VERIFIED_SNAPSHOTS)
  for (const { content, ...row } of newest.values()) {
    const filed = await filedSnapshot(row, content)
    if (filed) findings.push(await findingOf(db, filed))
  }
  return { findings, asMade, faults }
}

function chainsIn({ room, snapshot, snapshot_change }: Filed): FiledChain[] {
  return room.map(({ id, title }) => {
    const kept = snapshot.filter(({ room_id }) => room_id === id)
    const changes = snapshot_change.filter(({ room_id }) => room_id === id)
    const newest = kept.toSorted((a, b) => a.number - b.number).at(-1)?.link ?? null
    return { roomId: id, title, links: checkChain({ kept, changes }), newest }
  })
}

const isOwnPart = /^rooms\/[\w-]{21}\/(board\.update|history\.json)$/

/** The parts that no hash kept with a snapshot speaks for: what was noted when the file was taken out does. */
const ownParts = ({ room }: Filed): string[] => [
  TABLES,
  ...room.flatMap(({ id }) => [fileOf.board(id), fileOf.history(id)]),
]

function strangeParts(db: DatabaseSync, zip: OpenZip, filed: Filed): { isKnown: boolean; strange: string[] } {
  const parts = ownParts(filed)
  const strange = parts.filter((name) => {
    const content = zip.read(name)
    return !content || !wasMadeHere(db, content)
  })
  return { isKnown: strange.length === 0, strange: strange.length < parts.length ? strange : [] }
}

/** How the forms of boards are told in the file and here. */
function haveSameSchemas(db: DatabaseSync, zip: OpenZip): boolean {
  const stated = SchemasFile.safeParse(jsonIn(zip, SCHEMAS))
  if (!stated.success) return false
  return Object.entries(stated.data).every(([version, schema]) => {
    const kept = db.prepare('select schema from board_schema where version = ?').get(Number(version))
    return !kept || canonicalJson(JSON.parse(String(kept.schema))) === canonicalJson(schema)
  })
}

/** What has no place in such a file, and what is not what the hash in its name says. */
function misplaced(zip: OpenZip, { room, snapshot }: Filed): ManifestFault[] {
  const known = new Set([
    MANIFEST,
    TABLES,
    SCHEMAS,
    ...room.flatMap(({ id }) => [fileOf.board(id), fileOf.history(id)]),
    ...snapshot.map((row) => fileOf.snapshot(row.room_id, row.number)),
  ])
  return zip.names.flatMap((name): ManifestFault[] => {
    if (known.has(name)) return []
    const [, roomId = '', chunk, picture] = byHash.exec(name) ?? []
    const hash = chunk ?? picture
    if (!hash || !known.has(fileOf.board(roomId))) return [{ name, what: 'extra' }]
    const content = zip.read(name)
    return content && hashOf(content) === hash ? [] : [{ name, what: 'altered' }]
  })
}

/** Each part once, with the first that is wrong with it. */
function once(faults: readonly ManifestFault[]): ManifestFault[] {
  const byName = new Map<string, ManifestFault>()
  for (const fault of faults) if (!byName.has(fault.name)) byName.set(fault.name, fault)
  return [...byName.values()]
}

/** What is told of a process file. */
export interface ProcessFindings {
  readonly verdict: Verdict
  readonly findings: readonly Finding[]
  readonly zip: FiledZip
  /** Null where its tables cannot be read. */
  readonly process: FiledProcess | null
}

function verdictOf(
  findings: readonly Finding[],
  { isKnown, isOfHere, isSound }: Record<string, boolean>,
): Verdict {
  const found = worst(findings.map(({ verdict }) => verdict))
  if (!isOfHere) return 'unknown'
  if (!isSound || found === 'altered') return 'altered'
  if (!isKnown) return 'unknown'
  return findings.length === 0 ? 'made' : found
}

export async function ofProcessFile(db: DatabaseSync, zip: OpenZip): Promise<ProcessFindings> {
  const { files, faults } = manifestFaults(zip, () => true)
  const parsed = Filed.safeParse(jsonIn(zip, TABLES))
  if (!parsed.success) {
    const all = once([...faults, { name: TABLES, what: 'altered' }])
    const isOfHere = zip.names.some(
      (name) => isOwnPart.test(name) && wasMadeHere(db, zip.read(name) ?? Buffer.of()),
    )
    return {
      verdict: isOfHere ? 'altered' : 'unknown',
      findings: [],
      zip: { files, faults: all },
      process: null,
    }
  }
  const filed = parsed.data
  const compared = await compareSnapshots(db, zip, filed)
  const { findings, asMade } = compared
  const { isKnown, strange } = strangeParts(db, zip, filed)
  const all = once([
    ...faults,
    ...compared.faults,
    ...misplaced(zip, filed),
    ...strange.map((name) => ({ name, what: 'foreign' as const })),
    ...(haveSameSchemas(db, zip) ? [] : [{ name: SCHEMAS, what: 'altered' as const }]),
  ])
  const chains = chainsIn(filed)
  const verdict = verdictOf(findings, {
    isKnown,
    isOfHere: isKnown || strange.length > 0 || findings.some(({ roomId }) => roomId !== null),
    isSound: all.length === 0 && chains.every(({ links }) => links.every(({ fault }) => fault === null)),
  })
  const title = filed.process[0]?.title ?? ''
  return {
    verdict,
    findings,
    zip: { files, faults: all },
    process: { title, snapshots: filed.snapshot.length, asMade, isKnown, chains },
  }
}
