/**
 * `npm run verify -- FILE`: is this exported file what the server made, and if not, what was changed in it. It says what
 * the page does, of larger files too. `npm run verify -- --room ID`, `--process ID` or
 * `--all`: are the chains of snapshots whole. Changes nothing, also while the server runs.
 * @module
 */
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { isUntouched, snapshotsIn } from '../exports/checkSnapshot.ts'
import { checkChain } from '../snapshots/chain.ts'
import { contentHash } from '../snapshots/contentHash.ts'
import { readSnapshot } from '../snapshots/read.ts'
import { DATABASE_FILE } from '../storage/openStore.ts'
import type { SnapshotChangeRow, SnapshotRow } from '../storage/schema.ts'
import { withPiecesSync } from '../storage/wholeSnapshots.ts'
import type { Finding } from '../verify/findings.ts'
import { type FiledZip, MANIFEST_FILE } from '../verify/manifest.ts'
import type { FiledProcess } from '../verify/processFile.ts'
import { verifyFile } from '../verify/verifyFile.ts'
import { isZip, openZip, usualBounds } from '../zip/zipFile.ts'
import { sayChain, toldChange } from './chainReport.ts'
import { CommandRefusal, pathGiven, runCommand, say } from './command.ts'
import { checkDatabase } from './databaseFile.ts'

const RECORDS = 'records.json'
/** Bytes of a file: as much as can be held at once, and many times the largest export. */
const MAX_FILE_BYTES = 2 ** 31 - 1

function jsonOf(bytes: Buffer, name: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new CommandRefusal(
      `${name} is neither JSON nor a zip, and names no snapshot that is here: it is no export of ours, or was damaged`,
    )
  }
}

/** The bytes of a file that can be an export. */
function bytesOf(file: string, name: string): Buffer {
  const about = statSync(file)
  if (!about.isFile()) throw new CommandRefusal(`${name} is no file`)
  if (about.size === 0) throw new CommandRefusal(`${name} is empty`)
  if (about.size > MAX_FILE_BYTES)
    throw new CommandRefusal(
      `${name} has ${about.size} bytes: no export of ours has more than ${MAX_FILE_BYTES}`,
    )
  return readFileSync(file)
}

const faults = {
  extra: 'is not in the manifest',
  missing: 'is missing',
  altered: 'is not the file that the manifest names',
  foreign: 'is no file that was made here',
} as const

/** How the files of a zip stand to its manifest, aloud. */
function sayZip({ files, faults: found }: FiledZip): void {
  for (const { name, what } of found) say(`${name} ${faults[what]}.`)
  if (found.length === 0) say(`The ${files} files of the zip are those of its manifest.`)
}

const keptAltered =
  '  What is kept of it HERE is not what its own hash or link was made from: the data was altered, before the file was made or after.'

const list = (what: string, names: readonly string[]): void => {
  if (names.length > 0) say(`  ${what}: ${names.join(', ')}`)
}

/** Tells how a snapshot of a file stands to the one that was kept. */
function sayFinding({
  file,
  verdict,
  change,
  compared,
  hasPixels,
  differences,
  agrees,
  isKeptAltered,
  snapshot,
  records,
}: Finding): void {
  const what = snapshot
    ? `Snapshot ${snapshot.number} of ${JSON.stringify(snapshot.roomTitle)}`
    : 'A snapshot that is gone'
  if (verdict === 'made')
    say(`${what} is as the server made it: ${records} records, SHA-256 ${snapshot?.hash}.`)
  if (verdict === 'unknown')
    say(`${what} is unknown here: its id ${snapshot?.id} is not in this installation's data.`)
  if (verdict === 'altered')
    say(
      compared === 'all' || !snapshot || change
        ? `${what} is NOT as the server made it.`
        : `${file ?? 'The file'} says that it was made from snapshot ${snapshot.number} of ${JSON.stringify(snapshot.roomTitle)}, and is NOT as the server made it.`,
    )
  if (verdict === 'altered' && compared === 'nothing' && !change)
    say('  Which records differ cannot be read from it.')
  if (change) say(`  It was ${toldChange(change)}.`)
  if (isKeptAltered) say(keptAltered)
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
  if (compared === 'words' && isUntouched(differences))
    say('  The words of its records are as they were; something else in the file is not.')
  if (compared === 'words' && hasPixels)
    say('  Words in its pictures of pixels cannot be read: more may have been altered there.')
}

/** Of a file as it was made: a snapshot that it was made from. */
function saySource({ snapshot, change, isKeptAltered, records }: Finding): void {
  if (snapshot) {
    const { number, roomTitle, processTitle, takenAt, hash } = snapshot
    say(
      `  From snapshot ${number} of ${JSON.stringify(roomTitle)} in ${JSON.stringify(processTitle)}, taken ${takenAt}: ${records} records, SHA-256 ${hash}.`,
    )
  } else say(`  From a snapshot that is gone${change ? `: it was ${toldChange(change)}` : ''}.`)
  if (isKeptAltered) say(keptAltered)
}

function sayProcess({ title, snapshots, asMade, isKnown, chains }: FiledProcess): void {
  say(
    `It is the process ${JSON.stringify(title)}: ${asMade} of ${snapshots} snapshots are as they were made here.`,
  )
  if (!isKnown) say('Its boards, votes and comments are not known here as they were taken out.')
  for (const chain of chains) sayChain(JSON.stringify(chain.title), chain.links, chain.newest)
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
    const { snapshot } = await readSnapshot(withPiecesSync(db, row))
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

/** Refuses what is no file of ours, and says why. */
function refuse(bytes: Buffer, name: string): never {
  if (!isZip(bytes)) {
    const filed = snapshotsIn(jsonOf(bytes, name))
    throw new CommandRefusal(
      filed ? `${name} holds no snapshot` : `${name} is no export of ours with records in it`,
    )
  }
  const zip = openZip(bytes)
  if (zip.ok && !zip.zip.names.includes(MANIFEST_FILE))
    throw new CommandRefusal('The zip has no manifest of ours')
  throw new CommandRefusal(`The zip has no ${RECORDS}: there is nothing to hold against the data`)
}

function checkUnfolds(bytes: Buffer, name: string): void {
  const zip = isZip(bytes) ? openZip(bytes) : null
  if (zip && (!zip.ok || zip.zip.names.some((inner) => zip.zip.read(inner) === null)))
    throw new CommandRefusal(`${name} is a damaged zip`)
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
  const name = path.basename(file)
  const bytes = bytesOf(file, name)
  checkUnfolds(bytes, name)
  const found = await verifyFile(db, bytes, usualBounds)
  if (!found) throw new CommandRefusal(`${name} is a damaged zip`)
  const { verdict, exported, findings, zip, process, isKnownWhole } = found
  if (exported) {
    const [made] = new Date(exported.at).toISOString().split('T')
    say(`${name} is, byte for byte, a file that the server made, the first time on ${made}.`)
    for (const finding of findings) saySource(finding)
    return true
  }
  if (zip) sayZip(zip)
  if (process) sayProcess(process)
  if (isKnownWhole === false)
    say(
      'Its snapshots are as the server made them, but no file that was made here says the same beside them: look at the title, at what was written for the report, and at whether a room is missing.',
    )
  for (const finding of findings) sayFinding(finding)
  if (!process && findings.length === 0) refuse(bytes, name)
  return verdict === 'made'
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
