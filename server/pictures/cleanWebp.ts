/**
 * A WebP (RFC 9649) with the chunks that make the picture, and none that say something beside it.
 * @module
 */
import type { CleanPicture } from './cleanPicture.ts'

const HEADER = 12
const keptChunks = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF'])
/** The flags of VP8X that say that there is a profile, Exif and XMP. */
const METADATA_FLAGS = 0x20 | 0x08 | 0x04

/** The size that a chunk tells; null where it tells none. */
function sizeIn(name: string, body: Buffer): { w: number; h: number } | null {
  if (name === 'VP8X') return { w: body.readUIntLE(4, 3) + 1, h: body.readUIntLE(7, 3) + 1 }
  if (name === 'VP8 ') return { w: body.readUInt16LE(6) & 0x3fff, h: body.readUInt16LE(8) & 0x3fff }
  if (name !== 'VP8L') return null
  const bits = body.readUInt32LE(1)
  return { w: (bits & 0x3fff) + 1, h: ((bits >>> 14) & 0x3fff) + 1 }
}

/** The picture without its metadata; null where it holds none. */
export function cleanWebp(data: Buffer): CleanPicture | null {
  const kept: Buffer[] = []
  let size: { w: number; h: number } | null = null
  const last = Math.min(data.length, 8 + data.readUInt32LE(4))
  for (let at = HEADER; at + 8 <= last; ) {
    const name = data.toString('latin1', at, at + 4)
    const length = data.readUInt32LE(at + 4)
    const end = at + 8 + length + (length % 2)
    if (end > data.length) return null
    if (keptChunks.has(name)) {
      const chunk = Buffer.from(data.subarray(at, end))
      if (name === 'VP8X') chunk.writeUInt8(chunk.readUInt8(8) & ~METADATA_FLAGS, 8)
      size ??= sizeIn(name, chunk.subarray(8))
      kept.push(chunk)
    }
    at = end
  }
  if (!size) return null
  const body = Buffer.concat([Buffer.from('WEBP'), ...kept])
  const head = Buffer.alloc(8)
  head.write('RIFF', 'latin1')
  head.writeUInt32LE(body.length, 4)
  return { data: Buffer.concat([head, body]), ...size }
}
