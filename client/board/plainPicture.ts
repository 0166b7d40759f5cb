/**
 * Pictures as every program reads them. Browsers show a WebP, but Word does not. The browser of whoever adds one reads it, in its
 * sandbox, so that the server decodes as little as can be of what comes from outside: those that move, and those that come otherwise.
 * @module
 */
import { MAX_PICTURE_BYTES, MAX_PICTURE_PIXELS } from '../../shared/pictures.ts'

/** Bytes of a WebP that tell what it is: its header, and the flags of its first chunk (RFC 9649, 2.7.1). */
const HEAD = 21
const ALPHA = 0x10
const ANIMATION = 0x02
/** Of a photograph, between 0 and 1: what is lost is not seen. */
const QUALITY = 0.92

/** What a WebP becomes; null for what is none, or moves. */
async function plainType(file: Blob): Promise<'image/jpeg' | 'image/png' | null> {
  const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer())
  const name = (from: number) => String.fromCharCode(...head.subarray(from, from + 4))
  if (head.length < HEAD || name(0) !== 'RIFF' || name(8) !== 'WEBP') return null
  const flags = name(12) === 'VP8X' ? (head[20] ?? 0) : 0
  if (flags & ANIMATION) return null
  return name(12) === 'VP8L' || flags & ALPHA ? 'image/png' : 'image/jpeg'
}

/** Null for a picture that has more pixels than a board takes. */
function canvasOf(picture: ImageBitmap): OffscreenCanvas | null {
  const { width, height } = picture
  if (width * height > MAX_PICTURE_PIXELS) return null
  const canvas = new OffscreenCanvas(width, height)
  canvas.getContext('2d')?.drawImage(picture, 0, 0)
  return canvas
}

/** A WebP as JPEG, or PNG where it has no loss or is seen through; all else, and what would become too large, as it is. */
export async function plainPicture(file: Blob): Promise<Blob> {
  try {
    const type = await plainType(file)
    if (!type) return file
    const picture = await createImageBitmap(file)
    const canvas = canvasOf(picture)
    picture.close()
    if (!canvas) return file
    const plain = await canvas.convertToBlob({ type, quality: QUALITY })
    return plain.type === type && plain.size <= MAX_PICTURE_BYTES ? plain : file
  } catch {
    // The server says what is wrong with it.
    return file
  }
}
