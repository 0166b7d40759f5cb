/**
 * `npm run restore -- FILE [--force]`: puts a backup in the place of the data. The server must not run meanwhile.
 * @module
 */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DATABASE_FILE } from '../storage/openStore.ts'
import { CommandRefusal, pathGiven, runCommand, say } from './command.ts'
import { checkDatabase, copyDatabase, inWords } from './databaseFile.ts'

/**
 * Takes a database for ourselves alone, and folds what is beside it into its one file. A server holds a shared lock
 * for as long as it runs, so this finds one that does nothing just now too. A database too damaged for that is taken
 * as it is: it may be why a backup is restored.
 */
function takeAlone(database: string): DatabaseSync {
  const db = new DatabaseSync(database, { timeout: 1_000 })
  try {
    db.exec('pragma locking_mode = exclusive; begin exclusive; commit; pragma journal_mode = delete')
  } catch (error) {
    if (!/locked|busy/.test((error as Error).message)) return db
    db.close()
    throw new CommandRefusal(`${database} is in use: stop the server first`)
  }
  return db
}

/** Puts the old database aside under a name that says when, with the files that belong to it. */
function putAside(database: string): string {
  const aside = database.replace(/\.db$/, `-replaced-${new Date().toISOString().replace(/\D/g, '')}.db`)
  for (const ending of ['', '-wal', '-shm'])
    if (existsSync(database + ending)) renameSync(database + ending, aside + ending)
  return aside
}

await runCommand(async (args, { dataDir }) => {
  const force = args.includes('--force')
  const [given, ...more] = args.filter((arg) => arg !== '--force')
  if (!given || more.length > 0 || given.startsWith('-'))
    throw new CommandRefusal('Usage: npm run restore -- FILE [--force]')
  const file = pathGiven(given)
  if (!existsSync(file)) throw new CommandRefusal(`There is no file ${file}`)
  const contents = checkDatabase(file)
  const database = path.resolve(dataDir, DATABASE_FILE)
  const old = existsSync(database)
  if (old && !force)
    throw new CommandRefusal(`${database} holds data; --force puts it aside and the backup in its place`)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const part = `${database}.${process.pid}.part`
  await copyDatabase(file, part)
  let held: DatabaseSync | null = null
  try {
    held = old ? takeAlone(database) : null
    if (held) say(`What was there is kept as ${putAside(database)}.`)
    renameSync(part, database)
  } finally {
    held?.close()
    rmSync(part, { force: true })
  }
  say(`Restored ${file}: ${inWords(contents)}.`)
  say('Links that were revoked after the backup was made work again: look them over.')
  say(
    'The operator token is not in a backup: the one of this installation goes on, or the next start makes one.',
  )
})
