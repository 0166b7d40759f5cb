/**
 * The files in a zip, by its central directory, with their lengths and checksums held to.
 * @module
 */
import { crc32, inflateRawSync } from 'node:zlib'

/** Bytes that one file of a zip may unfold to: more than any of ours, less than a machine's memory. */
const MAX_FILE_BYTES = 512 * 1024 * 1024

const END = Buffer.from('504b0506', 'hex')
const ENTRY = 0x02014b50
const STORED = 0
const DEFLATED = 8

interface Entry {
  readonly name: string
  readonly content: Buffer
  /** Where the next entry of the directory begins. */
  readonly next: number
}

function entryAt(zip: Buffer, at: number): Entry | null {
  if (zip.readUInt32LE(at) !== ENTRY) return null
  const [method, sum] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 16)]
  const [packed, size] = [zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 24)]
  if ((method !== STORED && method !== DEFLATED) || size > MAX_FILE_BYTES) return null
  const nameEnd = at + 46 + zip.readUInt16LE(at + 28)
  const local = zip.readUInt32LE(at + 42)
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  const bytes = zip.subarray(start, start + packed)
  const content = method === STORED ? bytes : inflateRawSync(bytes, { maxOutputLength: MAX_FILE_BYTES })
  if (content.length !== size || crc32(content) !== sum) return null
  const next = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  return { name: zip.toString('utf8', at + 46, nameEnd), content, next }
}

export const isZip = (bytes: Buffer): boolean => bytes.length > 4 && bytes.readUInt32LE(0) === 0x04034b50

/** Name to content; null where the zip is damaged, or has two files of one name. */
export function readZip(zip: Buffer): Map<string, Buffer> | null {
  const files = new Map<string, Buffer>()
  try {
    const end = zip.lastIndexOf(END)
    let at = zip.readUInt32LE(end + 16)
    for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
      const entry = entryAt(zip, at)
      if (!entry || files.has(entry.name)) return null
      files.set(entry.name, entry.content)
      at = entry.next
    }
    return files
  } catch {
    // Lengths that point outside the file, or bytes that do not unfold.
    return null
  }
}
