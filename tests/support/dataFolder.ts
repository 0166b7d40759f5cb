/**
 * All that a data folder holds, as text: to look whether something is gone from it.
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'
import { databaseFile } from './journal.ts'

const GZIP = Buffer.from([0x1f, 0x8b, 0x08])

/** Bytes as text, and all that can be unpacked from them, at whatever place it begins. */
function allText(bytes: Buffer): string {
  let text = bytes.toString('latin1')
  for (let at = bytes.indexOf(GZIP); at >= 0; at = bytes.indexOf(GZIP, at + 1))
    try {
      text += gunzipSync(bytes.subarray(at), { finishFlush: 2 }).toString('latin1')
    } catch {
      // Three bytes that look like a beginning and are none, or one that goes on in another page.
    }
  return text
}

/** Every file of a data folder as its bytes are, and every value of the database unpacked, in latin1. */
export function everythingIn(dataDir: string): string {
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => allText(readFileSync(path.join(entry.parentPath, entry.name))))
  const database = new DatabaseSync(databaseFile(dataDir), { readOnly: true })
  const values = database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
    .all()
    .flatMap(({ name }) => database.prepare(`SELECT * FROM "${name}"`).all())
    .flatMap((row) => Object.values(row))
    .map((value) =>
      value instanceof Uint8Array
        ? allText(Buffer.from(value))
        : Buffer.from(String(value)).toString('latin1'),
    )
  database.close()
  return [...files, ...values].join('\n')
}
