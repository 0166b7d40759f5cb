/**
 * `npm run verify -- FILE`: is this exported file what the server made, and if not, what was changed in it. Reads the
 * JSON of a room or a process, the zip of either, and a process file. `npm run verify -- --room ID`, `--process ID` or
 * `--all`: are the chains of snapshots whole. Changes nothing, also while the server runs.
 * @module
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { type FiledSnapshot, snapshotsIn } from '../exports/checkSnapshot.ts'
import { checkChain } from '../snapshots/chain.ts'
import { contentHash } from '../snapshots/contentHash.ts'
import { readSnapshot } from '../snapshots/read.ts'
import { hashOf } from '../storage/ids.ts'
import { DATABASE_FILE } from '../storage/openStore.ts'
import type { SnapshotChangeRow, SnapshotRow } from '../storage/schema.ts'
import { Rows, TABLES, tables } from '../transfer/format.ts'
import { MANIFEST_FILE, manifestFaults } from '../verify/manifest.ts'
import { findingOf, foundExport, wasMadeHere } from '../verify/verifyFile.ts'
import { isZip, type OpenZip, openZip } from '../zip/zipFile.ts'
import { sayChain, toldChange } from './chainReport.ts'
import { CommandRefusal, pathGiven, runCommand, say } from './command.ts'
import { checkDatabase } from './databaseFile.ts'

const RECORDS = 'records.json'
const FiledChains = Rows.pick({ room: true, snapshot_change: true }).extend({
  snapshot: z.array(tables.snapshot.extend({ previous_link: z.string().nullable(), link: z.string() })),
})

function jsonOf(bytes: Buffer, name: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new CommandRefusal(
      `${name} is neither JSON nor a zip; of the other formats, check the zip they come in`,
    )
  }
}

const faults = {
  extra: 'is not in the manifest',
  missing: 'is missing',
  altered: 'is not the file that the manifest names',
  foreign: 'is no file that was made here',
} as const

/** Holds the files of a zip against its manifest, aloud. */
function checkManifest(db: DatabaseSync, zip: OpenZip): boolean {
  if (!zip.names.includes(MANIFEST_FILE)) throw new CommandRefusal('The zip has no manifest of ours')
  const { files, faults: found } = manifestFaults(zip, (content) => wasMadeHere(db, content))
  for (const { name, what } of found) say(`${name} ${faults[what]}.`)
  if (found.length === 0) say(`The ${files} files of the zip are those of its manifest.`)
  return found.length === 0
}

const list = (what: string, names: readonly string[]): void => {
  if (names.length > 0) say(`  ${what}: ${names.join(', ')}`)
}

/** Tells how a snapshot of a file stands to the one that was kept, and whether they are the same. */
async function checkOne(db: DatabaseSync, filed: FiledSnapshot): Promise<boolean> {
  const { id, number, roomTitle } = filed.snapshot
  const { verdict, change, differences, agrees, snapshot, records } = await findingOf(db, filed)
  const what = `Snapshot ${number} of ${JSON.stringify(roomTitle)}`
  if (verdict === 'made')
    say(`${what} is as the server made it: ${records} records, SHA-256 ${snapshot?.hash}.`)
  if (verdict === 'unknown') say(`${what} is unknown here: its id ${id} is not in this installation's data.`)
  if (verdict === 'altered') say(`${what} is NOT as the server made it.`)
  if (change) say(`  It was ${toldChange(change)}.`)
  if (verdict === 'unknown')
    say(
      agrees
        ? '  Its records agree with the hash it states, which anybody could have computed.'
        : '  Its records do not agree with the hash it states.',
    )
  list('Records altered', differences.altered)
  list('Records removed', differences.removed)
  list('Records added', differences.added)
  list('Other fields altered', differences.fields)
  return verdict === 'made'
}

/** A room's chain as it is in the data, and whether what its snapshots hold is what their hashes say. */
async function checkRoom(db: DatabaseSync, room: { id: string; title: string }): Promise<boolean> {
  const kept = db
    .prepare('select * from snapshot where room_id = ? order by number')
    .all(room.id) as unknown as SnapshotRow[]
  const changes = db
    .prepare('select * from snapshot_change where room_id = ?')
    .all(room.id) as unknown as SnapshotChangeRow[]
  const name = `${JSON.stringify(room.title)} (${room.id})`
  let isWhole = sayChain(name, checkChain({ kept, changes }), kept.at(-1)?.link ?? null)
  for (const row of kept) {
    const { snapshot } = await readSnapshot(row)
    if (contentHash(snapshot as unknown as Parameters<typeof contentHash>[0]) === row.hash) continue
    say(`  The records of snapshot ${row.number} are not what its hash says.`)
    isWhole = false
  }
  return isWhole
}

const wanted = {
  '--room': 'where id = ?',
  '--process': 'where process_id = ? order by position, id',
  '--all': 'order by process_id, position, id',
} as const

async function checkRooms(db: DatabaseSync, which: keyof typeof wanted, ids: string[]): Promise<boolean> {
  const rooms = db.prepare(`select id, title from room ${wanted[which]}`).all(...ids) as {
    id: string
    title: string
  }[]
  if (rooms.length === 0)
    throw new CommandRefusal('There is no such room or process here, or it has no rooms')
  let isWhole = true
  for (const room of rooms) isWhole = (await checkRoom(db, room)) && isWhole
  return isWhole
}

/** The chains that a process file holds, aloud; what hashes its snapshots have is for who brings it in. */
function checkFiledChains(bytes: Buffer): boolean {
  const { room, snapshot, snapshot_change } = FiledChains.parse(jsonOf(bytes, TABLES))
  const whole = room.map(({ id, title }) => {
    const kept = snapshot.filter(({ room_id }) => room_id === id)
    const changes = snapshot_change.filter(({ room_id }) => room_id === id)
    const newest = kept.toSorted((a, b) => a.number - b.number).at(-1)
    return sayChain(JSON.stringify(title), checkChain({ kept, changes }), newest?.link ?? null)
  })
  return whole.every(Boolean)
}

/** The records of the file, and whether what lies around them is sound; no records where it is a process file. */
function opened(
  db: DatabaseSync,
  bytes: Buffer,
  name: string,
): { records: unknown; isSound: boolean } | { isSound: boolean } {
  if (!isZip(bytes)) return { records: jsonOf(bytes, name), isSound: true }
  const zip = openZip(bytes)
  if (!zip.ok || zip.zip.names.some((inner) => zip.zip.read(inner) === null))
    throw new CommandRefusal(`${name} is a damaged zip`)
  const isSound = checkManifest(db, zip.zip)
  const tables = zip.zip.read(TABLES)
  if (tables) return { isSound: checkFiledChains(tables) && isSound }
  const records = zip.zip.read(RECORDS)
  if (!records)
    throw new CommandRefusal(`The zip has no ${RECORDS}: there is nothing to hold against the data`)
  return { records: jsonOf(records, RECORDS), isSound }
}

function databaseOf(dataDir: string): DatabaseSync {
  const database = path.resolve(dataDir, DATABASE_FILE)
  if (!existsSync(database))
    throw new CommandRefusal(`There is nothing to hold it against: ${database} does not exist`)
  checkDatabase(database)
  return new DatabaseSync(database, { readOnly: true })
}

/** Works with the server's data, and lets go of it. */
async function withData(dataDir: string, work: (db: DatabaseSync) => Promise<boolean>): Promise<void> {
  const db = databaseOf(dataDir)
  try {
    if (!(await work(db))) process.exitCode = 1
  } finally {
    db.close()
  }
}

async function checkFile(db: DatabaseSync, file: string): Promise<boolean> {
  const bytes = readFileSync(file)
  const exported = foundExport(db, hashOf(bytes))
  if (exported) {
    const [made] = new Date(exported.at).toISOString().split('T')
    say(`${path.basename(file)} is, byte for byte, a file that the server made, the first time on ${made}.`)
    return true
  }
  const read = opened(db, bytes, path.basename(file))
  if (!('records' in read)) return read.isSound
  const snapshots = snapshotsIn(read.records)
  if (!snapshots) throw new CommandRefusal(`${path.basename(file)} is no export of ours with records in it`)
  if (snapshots.length === 0) throw new CommandRefusal(`${path.basename(file)} holds no snapshot`)
  let isAsMade = read.isSound
  for (const filed of snapshots) isAsMade = (await checkOne(db, filed)) && isAsMade
  return isAsMade
}

const USAGE = 'Usage: npm run verify -- FILE, or --room ID, --process ID or --all for chains of snapshots'

await runCommand(async (args, { dataDir }) => {
  const [given, ...ids] = args
  if (given === '--all' || given === '--room' || given === '--process') {
    if (ids.length !== (given === '--all' ? 0 : 1)) throw new CommandRefusal(USAGE)
    return withData(dataDir, (db) => checkRooms(db, given, ids))
  }
  if (!given || ids.length > 0 || given.startsWith('-')) throw new CommandRefusal(USAGE)
  const file = pathGiven(given)
  if (!existsSync(file)) throw new CommandRefusal(`There is no file ${file}`)
  return withData(dataDir, (db) => checkFile(db, file))
})
