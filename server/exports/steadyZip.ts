/**
 * Makes a file that is a zip, as those of office programs are, the same each time it is made of the same: the libraries
 * write the hour of the clock beside each part of it.
 * @module
 */
import { buffer } from 'node:stream/consumers'
import yazl from 'yazl'
import { openZip } from '../zip/zipFile.ts'

/**
 * @param at what it says it was made at
 * @param change gives a part as it is to be
 */
export async function steadyZip(
  made: Buffer,
  at: Date,
  change: (name: string, content: Buffer) => Buffer = (_name, content) => content,
): Promise<Buffer> {
  const opened = openZip(made)
  if (!opened.ok) throw new Error(`the file that was made is ${opened.reason}`)
  const zip = new yazl.ZipFile()
  for (const name of opened.zip.names) {
    const content = opened.zip.read(name)
    if (!content) throw new Error(`${name} in the file that was made is damaged`)
    // Pictures are packed already. Office programs know the old way to write an hour, and no other.
    const options = { mtime: at, forceDosTimestamp: true, compress: !name.endsWith('.png') }
    zip.addBuffer(change(name, content), name, options)
  }
  zip.end()
  return buffer(zip.outputStream)
}
