/**
 * What a WebP is made of (RFC 9649): chunks with a name, one after the other, in the file and in each frame of one that moves.
 * @module
 */

export interface WebpChunk {
  readonly name: string
  /** With its head and its padding. */
  readonly whole: Buffer
  readonly body: Buffer
}

/** Bytes before the first chunk of a file. */
export const WEBP_HEADER = 12

/** The chunks of a file, or of a frame; null where one ends past the end. */
export function webpChunks(data: Buffer, from: number, to: number): WebpChunk[] | null {
  const chunks: WebpChunk[] = []
  for (let at = from; at + 8 <= to; ) {
    const length = data.readUInt32LE(at + 4)
    const end = at + 8 + length + (length % 2)
    if (end > data.length) return null
    const body = data.subarray(at + 8, at + 8 + length)
    chunks.push({ name: data.toString('latin1', at, at + 4), whole: data.subarray(at, end), body })
    at = end
  }
  return chunks
}

/** Where the chunks of a file end, by what its head says. */
export const webpEnd = (data: Buffer): number => Math.min(data.length, 8 + data.readUInt32LE(4))

export interface PixelSize {
  readonly w: number
  readonly h: number
}

/** The size that a chunk tells; null where it tells none. Throws a RangeError where it is too short. */
export function sizeInChunk({ name, body }: Pick<WebpChunk, 'name' | 'body'>): PixelSize | null {
  if (name === 'VP8X') return { w: body.readUIntLE(4, 3) + 1, h: body.readUIntLE(7, 3) + 1 }
  if (name === 'VP8 ') return { w: body.readUInt16LE(6) & 0x3fff, h: body.readUInt16LE(8) & 0x3fff }
  if (name !== 'VP8L') return null
  const bits = body.readUInt32LE(1)
  return { w: (bits & 0x3fff) + 1, h: ((bits >>> 14) & 0x3fff) + 1 }
}

/** A file of these chunks. */
export function webpOf(chunks: readonly Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks])
  const head = Buffer.alloc(8)
  head.write('RIFF', 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}
