/**
 * The files in a zip, by its central directory, with their lengths and checksums held to. Nothing is unfolded that is
 * not asked for, nor further than the directory said, and what the directory says has a bound.
 * @module
 */
import { crc32, inflateRawSync } from 'node:zlib'

/** What a zip may be, before anything of it is unfolded. */
export interface ZipBounds {
  readonly maxFiles: number
  /** Bytes of all files together, unfolded. */
  readonly maxBytes: number
}

/** More than any file of ours, less than a machine's memory. */
export const usualBounds: ZipBounds = { maxFiles: 65_535, maxBytes: 1024 * 1024 * 1024 }

const END = Buffer.from('504b0506', 'hex')
const ENTRY = 0x02014b50
const STORED = 0
const DEFLATED = 8

interface Entry {
  readonly name: string
  readonly method: number
  readonly sum: number
  readonly packed: Buffer
  readonly size: number
}

/** A zip whose directory was read. */
export interface OpenZip {
  readonly names: readonly string[]
  /** Bytes of a file when it is unfolded, as the directory says; 0 where there is none of that name. */
  sizeOf(name: string): number
  /** A file's content; null where there is none of that name, or it is not what the directory says. */
  read(name: string): Buffer | null
}

export type ZipOpened =
  | { readonly ok: true; readonly zip: OpenZip }
  | { readonly ok: false; readonly reason: 'damaged' | 'tooLarge' }

function entryAt(zip: Buffer, at: number): { entry: Entry; next: number } | null {
  if (zip.readUInt32LE(at) !== ENTRY) return null
  const [method, sum] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 16)]
  const [length, size] = [zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 24)]
  if (method !== STORED && method !== DEFLATED) return null
  const nameEnd = at + 46 + zip.readUInt16LE(at + 28)
  const local = zip.readUInt32LE(at + 42)
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  const packed = zip.subarray(start, start + length)
  const name = zip.toString('utf8', at + 46, nameEnd)
  return {
    entry: { name, method, sum, packed, size },
    next: nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32),
  }
}

/** Throws where a length points outside the file. */
function directoryOf(
  zip: Buffer,
  { maxFiles, maxBytes }: ZipBounds,
): Map<string, Entry> | 'damaged' | 'tooLarge' {
  const entries = new Map<string, Entry>()
  const end = zip.lastIndexOf(END)
  const count = zip.readUInt16LE(end + 10)
  if (end < 0) return 'damaged'
  if (count > maxFiles) return 'tooLarge'
  let at = zip.readUInt32LE(end + 16)
  let bytes = 0
  for (let left = count; left > 0; left--) {
    const found = entryAt(zip, at)
    if (!found || entries.has(found.entry.name)) return 'damaged'
    bytes += found.entry.size
    if (bytes > maxBytes) return 'tooLarge'
    entries.set(found.entry.name, found.entry)
    at = found.next
  }
  return entries
}

/** Bytes that are not what was said throw, or come out null. */
function contentOf({ method, sum, packed, size }: Entry): Buffer | null {
  const content = method === STORED ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, size) })
  return content.length === size && crc32(content) === sum ? content : null
}

const attempt = <T>(read: () => T): T | null => {
  try {
    return read()
  } catch {
    // Lengths that point outside the file, or bytes that do not unfold.
    return null
  }
}

export const isZip = (bytes: Buffer): boolean => bytes.length > 4 && bytes.readUInt32LE(0) === 0x04034b50

export function openZip(zip: Buffer, bounds: ZipBounds = usualBounds): ZipOpened {
  const entries = attempt(() => directoryOf(zip, bounds)) ?? 'damaged'
  if (typeof entries === 'string') return { ok: false, reason: entries }
  const read = (name: string): Buffer | null => {
    const entry = entries.get(name)
    return entry ? attempt(() => contentOf(entry)) : null
  }
  return {
    ok: true,
    zip: { names: [...entries.keys()], sizeOf: (name) => entries.get(name)?.size ?? 0, read },
  }
}
