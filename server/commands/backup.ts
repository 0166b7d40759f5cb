/**
 * `npm run backup -- FILE`: a consistent copy of everything, also while the server runs.
 * @module
 */
import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { DATABASE_FILE } from '../storage/openStore.ts'
import { CommandRefusal, pathGiven, runCommand, say } from './command.ts'
import { checkDatabase, copyDatabase, inWords } from './databaseFile.ts'

await runCommand(async (args, { dataDir }) => {
  const [given] = args
  if (!given || args.length > 1 || given.startsWith('-'))
    throw new CommandRefusal('Usage: npm run backup -- FILE')
  const file = pathGiven(given)
  const database = path.resolve(dataDir, DATABASE_FILE)
  if (!existsSync(database))
    throw new CommandRefusal(`There is nothing to back up: ${database} does not exist`)
  if (existsSync(file)) throw new CommandRefusal(`${file} is there already; a backup overwrites nothing`)
  if (!existsSync(path.dirname(file)))
    throw new CommandRefusal(`There is no folder ${path.dirname(file)} to write to`)
  // The file gets its name only when it is whole and checked.
  const part = `${file}.${process.pid}.part`
  await copyDatabase(database, part)
  try {
    const contents = checkDatabase(part)
    renameSync(part, file)
    say(`Wrote ${file}: ${inWords(contents)}, ${statSync(file).size} bytes.`)
    say('The operator token is not in it: it is a secret of the installation and stays where it is.')
  } finally {
    rmSync(part, { force: true })
  }
})
