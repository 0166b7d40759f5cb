/**
 * A PNG written from the top down, a few rows at a time, so that its pixels are never in memory all at once.
 * @module
 */
import { constants, crc32, deflateRawSync } from 'node:zlib'

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
/** Eight bits each of red, green and blue; and of opacity. */
const TRUE_COLOUR = [8, 2, 0, 0, 0]
const TRUE_COLOUR_AND_OPACITY = [8, 6, 0, 0, 0]
/** How zlib's data begins; pieces that are each flushed follow, and an empty one that is the last. */
const ZLIB_HEAD = Uint8Array.of(0x78, 0x9c)
const LEVEL = 6
const MOD_ADLER = 65_521
/** Numbers that can be added up before the remainder has to be taken, as in zlib's own. */
const ADLER_RUN = 5_552

function chunk(name: string, content: Uint8Array): Buffer {
  const bytes = Buffer.alloc(12 + content.byteLength)
  bytes.writeUInt32BE(content.byteLength, 0)
  bytes.write(name, 4, 'latin1')
  bytes.set(content, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, -4)), bytes.byteLength - 4)
  return bytes
}

function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length)
  for (const [i, value] of values.entries()) bytes.writeUInt32BE(value, 4 * i)
  return bytes
}

interface PngForm {
  /** Whether it is seen through where its pixels say so; else it has a ground, and their opacity is not looked at. */
  readonly isClear?: boolean
  /** How hard it is packed, from 1 to 9. */
  readonly level?: number
}

/** Grows by bands of rows. */
export class PngFile {
  readonly #width: number
  readonly #isClear: boolean
  readonly #level: number
  readonly #chunks: Buffer[]
  #a = 1
  #b = 0

  constructor(width: number, height: number, { isClear = false, level = LEVEL }: PngForm = {}) {
    this.#width = width
    this.#isClear = isClear
    this.#level = level
    const form = Uint8Array.from(isClear ? TRUE_COLOUR_AND_OPACITY : TRUE_COLOUR)
    const head = Buffer.concat([numbers(width, height), form])
    this.#chunks = [Buffer.from(SIGNATURE), chunk('IHDR', head), chunk('IDAT', ZLIB_HEAD)]
  }

  /** @param pixels rows of red, green, blue and opacity */
  add(pixels: Uint8Array): void {
    const rows = this.#rowsOf(pixels)
    this.#sum(rows)
    const packed = deflateRawSync(rows, { level: this.#level, finishFlush: constants.Z_FULL_FLUSH })
    this.#chunks.push(chunk('IDAT', packed))
  }

  end(): Uint8Array<ArrayBuffer> {
    const sum = this.#b * 65_536 + this.#a
    const tail = Buffer.concat([deflateRawSync(new Uint8Array(0)), numbers(sum)])
    return new Uint8Array(Buffer.concat([...this.#chunks, chunk('IDAT', tail), chunk('IEND', numbers())]))
  }

  /** Each row with what it was filtered by before it, which is nothing: drawings pack best as they are. */
  #rowsOf(pixels: Uint8Array): Uint8Array {
    const [from, to] = [4 * this.#width, (this.#isClear ? 4 : 3) * this.#width + 1]
    const rows = new Uint8Array((pixels.byteLength / from) * to)
    if (this.#isClear) {
      for (let row = 0; row * from < pixels.byteLength; row++)
        rows.set(pixels.subarray(row * from, (row + 1) * from), row * to + 1)
      return rows
    }
    for (let row = 0; row * from < pixels.byteLength; row++) {
      let [read, write] = [row * from, row * to + 1]
      for (const end = (row + 1) * from; read < end; read += 4) {
        rows[write++] = pixels[read] ?? 0
        rows[write++] = pixels[read + 1] ?? 0
        rows[write++] = pixels[read + 2] ?? 0
      }
    }
    return rows
  }

  /** Adler-32, over all bands. */
  #sum(bytes: Uint8Array): void {
    let [a, b] = [this.#a, this.#b]
    for (let at = 0; at < bytes.byteLength; at += ADLER_RUN) {
      const end = Math.min(at + ADLER_RUN, bytes.byteLength)
      for (let i = at; i < end; i++) {
        a += bytes[i] ?? 0
        b += a
      }
      a %= MOD_ADLER
      b %= MOD_ADLER
    }
    this.#a = a
    this.#b = b
  }
}
