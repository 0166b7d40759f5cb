/**
 * Reads the files of a zip, as any program that is not ours would: by its central directory.
 * @module
 */
import { crc32, inflateRawSync } from 'node:zlib'

/** Name to content. Throws where a length, a checksum or the directory is wrong. */
export function unzip(bytes: Uint8Array): Map<string, Buffer> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = zip.lastIndexOf(Buffer.from('504b0506', 'hex'))
  if (end < 0) throw new Error('The zip has no directory')
  const files = new Map<string, Buffer>()
  let at = zip.readUInt32LE(end + 16)
  for (let i = 0; i < zip.readUInt16LE(end + 10); i++) {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw new Error('An entry of the directory is none')
    const [method, sum] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 16)]
    const [packed, size] = [zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 24)]
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const stored = zip.subarray(start, start + packed)
    const content = method === 0 ? stored : inflateRawSync(stored)
    if (content.length !== size || crc32(content) !== sum) throw new Error('A file of the zip is damaged')
    files.set(zip.toString('utf8', at + 46, at + 46 + name), Buffer.from(content))
    at += 46 + name + extra + comment
  }
  return files
}
