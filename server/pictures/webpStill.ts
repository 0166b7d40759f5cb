/**
 * What is decoded of a WebP: the picture, or of one that moves its first frame as a file of its own, and where it lies. All sizes
 * are read before anything is decoded, and have to be the same wherever they are told.
 * @module
 */
import {
  type PixelSize,
  sizeInChunk,
  WEBP_HEADER,
  type WebpChunk,
  webpChunks,
  webpEnd,
  webpOf,
} from './webpChunks.ts'

export interface WebpStill {
  /** A file of one picture. */
  readonly file: Buffer
  /** What it decodes to. */
  readonly size: PixelSize
  /** Where it lies on the whole, which is clear around it. */
  readonly x: number
  readonly y: number
  readonly whole: PixelSize
}

const ALPHA = 0x10
/** Bytes of a frame before its chunks: its place, its size, its time and its way (RFC 9649, 2.7.1.1). */
const FRAME_HEAD = 16

const isPixels = ({ name }: WebpChunk) => name === 'VP8 ' || name === 'VP8L'
const isSame = (one: PixelSize, other: PixelSize) => one.w === other.w && one.h === other.h

/** The first chunk of a picture with more than pixels. */
function extended(flags: number, { w, h }: PixelSize): Buffer {
  const chunk = Buffer.alloc(18)
  chunk.write('VP8X', 'latin1')
  chunk.writeUInt32LE(10, 4)
  chunk.writeUInt8(flags, 8)
  chunk.writeUIntLE(w - 1, 12, 3)
  chunk.writeUIntLE(h - 1, 15, 3)
  return chunk
}

/** A file of pixels and how clear they are; null where they are not of the size that is told. */
function fileOf(
  chunks: readonly WebpChunk[],
  told: PixelSize | null,
): Pick<WebpStill, 'file' | 'size'> | null {
  const pixels = chunks.find(isPixels)
  const size = pixels && sizeInChunk(pixels)
  if (!pixels || !size || size.w < 1 || size.h < 1 || (told && !isSame(size, told))) return null
  const alpha = pixels.name === 'VP8 ' ? chunks.find(({ name }) => name === 'ALPH') : undefined
  const file = alpha ? [extended(ALPHA, size), alpha.whole, pixels.whole] : [pixels.whole]
  return { file: webpOf(file), size }
}

function firstFrame({ body }: WebpChunk, whole: PixelSize): WebpStill | null {
  const [x, y] = [2 * body.readUIntLE(0, 3), 2 * body.readUIntLE(3, 3)]
  const told = { w: body.readUIntLE(6, 3) + 1, h: body.readUIntLE(9, 3) + 1 }
  if (x + told.w > whole.w || y + told.h > whole.h) return null
  const still = fileOf(webpChunks(body, FRAME_HEAD, body.length) ?? [], told)
  return still && { ...still, x, y, whole }
}

/** Null where it is damaged, or says of itself what cannot be. */
export function webpStill(data: Buffer): WebpStill | null {
  try {
    const chunks = webpChunks(data, WEBP_HEADER, webpEnd(data))
    if (!chunks) return null
    const head = chunks.find(({ name }) => name === 'VP8X')
    const told = head ? sizeInChunk(head) : null
    const frame = chunks.find(({ name }) => name === 'ANMF')
    if (frame) return told && firstFrame(frame, told)
    const still = fileOf(chunks, told)
    return still && { ...still, x: 0, y: 0, whole: still.size }
  } catch (error) {
    // It was read past its end.
    if (error instanceof RangeError) return null
    throw error
  }
}
