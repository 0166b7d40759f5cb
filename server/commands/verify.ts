/**
 * `npm run verify -- FILE`: is this exported file what the server made, and if not, what was changed in it. Reads the
 * JSON of a room or a process, and the zip of either; changes nothing, also while the server runs.
 * @module
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import {
  agreesWithItself,
  differencesFrom,
  type FiledSnapshot,
  isUntouched,
  snapshotsIn,
} from '../exports/checkSnapshot.ts'
import { readSnapshot } from '../snapshots/read.ts'
import { hashOf } from '../storage/ids.ts'
import { DATABASE_FILE } from '../storage/openStore.ts'
import type { SnapshotRow } from '../storage/schema.ts'
import { isZip, readZip } from '../zip/zipFile.ts'
import { CommandRefusal, pathGiven, runCommand, say } from './command.ts'
import { checkDatabase } from './databaseFile.ts'

const RECORDS = 'records.json'
const Manifest = z.object({ files: z.array(z.object({ name: z.string(), sha256: z.string() })) })

function jsonOf(bytes: Buffer, name: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new CommandRefusal(
      `${name} is neither JSON nor a zip; of the other formats, check the zip they come in`,
    )
  }
}

/** Holds the files of a zip against its manifest, aloud. */
function checkManifest(files: ReadonlyMap<string, Buffer>): boolean {
  const manifest = files.get('manifest.json')
  const parsed = manifest && Manifest.safeParse(jsonOf(manifest, 'manifest.json'))
  if (!parsed?.success) throw new CommandRefusal('The zip has no manifest of ours')
  const stated = new Map(parsed.data.files.map(({ name, sha256 }) => [name, sha256]))
  const given = [...files.keys()].filter((name) => name !== 'manifest.json')
  const wrong = [
    ...given.filter((name) => !stated.has(name)).map((name) => `${name} is not in the manifest.`),
    ...[...stated].flatMap(([name, sha256]) => {
      const content = files.get(name)
      if (!content) return [`${name} is missing.`]
      return hashOf(content) === sha256 ? [] : [`${name} is not the file that the manifest names.`]
    }),
  ]
  wrong.forEach(say)
  if (wrong.length === 0) say(`The ${stated.size} files of the zip are those of its manifest.`)
  return wrong.length === 0
}

const list = (what: string, names: readonly string[]): void => {
  if (names.length > 0) say(`  ${what}: ${names.join(', ')}`)
}

/** Tells how a snapshot of a file stands to the one that was kept, and whether they are the same. */
async function checkOne(db: DatabaseSync, filed: FiledSnapshot): Promise<boolean> {
  const { id, number, roomTitle } = filed.snapshot
  const row = db.prepare('select * from snapshot where id = ?').get(id) as SnapshotRow | undefined
  const what = `Snapshot ${number} of ${JSON.stringify(roomTitle)}`
  if (!row) {
    say(`${what} is unknown here: its id ${id} is not in this installation's data.`)
    say(
      agreesWithItself(filed)
        ? '  Its records agree with the hash it states, which anybody could have computed.'
        : '  Its records do not agree with the hash it states.',
    )
    return false
  }
  const { snapshot: kept } = await readSnapshot(row)
  const differences = differencesFrom(kept, filed)
  if (isUntouched(differences)) {
    say(`${what} is as the server made it: ${kept.insights.length} records, SHA-256 ${kept.hash}.`)
    return true
  }
  say(`${what} is NOT as the server made it.`)
  list('Records altered', differences.altered)
  list('Records removed', differences.removed)
  list('Records added', differences.added)
  list('Other fields altered', differences.fields)
  return false
}

/** The records of the file, and whether what lies around them is sound. */
function opened(file: string): { records: unknown; isSound: boolean } {
  const bytes = readFileSync(file)
  if (!isZip(bytes)) return { records: jsonOf(bytes, path.basename(file)), isSound: true }
  const files = readZip(bytes)
  if (!files) throw new CommandRefusal(`${path.basename(file)} is a damaged zip`)
  const isSound = checkManifest(files)
  const records = files.get(RECORDS)
  if (!records)
    throw new CommandRefusal(`The zip has no ${RECORDS}: there is nothing to hold against the data`)
  return { records: jsonOf(records, RECORDS), isSound }
}

await runCommand(async (args, { dataDir }) => {
  const [given] = args
  if (!given || args.length > 1 || given.startsWith('-'))
    throw new CommandRefusal('Usage: npm run verify -- FILE')
  const file = pathGiven(given)
  if (!existsSync(file)) throw new CommandRefusal(`There is no file ${file}`)
  const database = path.resolve(dataDir, DATABASE_FILE)
  if (!existsSync(database))
    throw new CommandRefusal(`There is nothing to hold it against: ${database} does not exist`)
  checkDatabase(database)
  const { records, isSound } = opened(file)
  const snapshots = snapshotsIn(records)
  if (!snapshots) throw new CommandRefusal(`${path.basename(file)} is no export of ours with records in it`)
  if (snapshots.length === 0) throw new CommandRefusal(`${path.basename(file)} holds no snapshot`)
  const db = new DatabaseSync(database, { readOnly: true })
  try {
    let isAsMade = isSound
    for (const filed of snapshots) isAsMade = (await checkOne(db, filed)) && isAsMade
    if (!isAsMade) process.exitCode = 1
  } finally {
    db.close()
  }
})
