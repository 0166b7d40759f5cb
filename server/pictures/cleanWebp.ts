/**
 * A WebP (RFC 9649) with the chunks that make the picture, and none that say something beside it.
 * @module
 */
import type { CleanPicture } from './cleanPicture.ts'
import { type PixelSize, sizeInChunk, WEBP_HEADER, webpChunks, webpEnd, webpOf } from './webpChunks.ts'

const keptChunks = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF'])
/** The flags of VP8X that say that there is a profile, Exif and XMP. */
const METADATA_FLAGS = 0x20 | 0x08 | 0x04

/** The picture without its metadata; null where it holds none. */
export function cleanWebp(data: Buffer): CleanPicture | null {
  const chunks = webpChunks(data, WEBP_HEADER, webpEnd(data))
  if (!chunks) return null
  let size: PixelSize | null = null
  const kept: Buffer[] = []
  for (const chunk of chunks) {
    if (!keptChunks.has(chunk.name)) continue
    const whole = Buffer.from(chunk.whole)
    if (chunk.name === 'VP8X') whole.writeUInt8(whole.readUInt8(8) & ~METADATA_FLAGS, 8)
    // Padding is read along, as it was before a chunk's length was looked at.
    size ??= sizeInChunk({ name: chunk.name, body: whole.subarray(8) })
    kept.push(whole)
  }
  return size && { data: webpOf(kept), ...size }
}
