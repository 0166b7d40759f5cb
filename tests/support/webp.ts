/**
 * WebPs for tests: stills as the library's own encoder makes them, and such that move, put together of them.
 * @module
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { webpChunks, webpOf } from '../../server/pictures/webpChunks.ts'

const require = createRequire(import.meta.url)

export type Colour = readonly [red: number, green: number, blue: number, opacity: number]

/** A picture that is all of one colour but for its upper left quarter. */
export async function stillWebp(
  [w, h]: readonly [number, number],
  { all, quarter = all, isLossless = false }: { all: Colour; quarter?: Colour; isLossless?: boolean },
): Promise<Buffer> {
  const { default: encode, init } = await import('@jsquash/webp/encode.js')
  await init(
    new WebAssembly.Module(readFileSync(require.resolve('@jsquash/webp/codec/enc/webp_enc_simd.wasm'))),
  )
  const data = new Uint8ClampedArray(4 * w * h)
  for (let i = 0; i < w * h; i++) data.set(i % w < w / 2 && i < (w * h) / 2 ? quarter : all, 4 * i)
  const pixels = { data, width: w, height: h } as unknown as ImageData
  return Buffer.from(await encode(pixels, { lossless: isLossless ? 1 : 0, quality: 90 }))
}

const chunk = (name: string, body: Buffer): Buffer => {
  const head = Buffer.from(`${name}    `, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
}

const threeBytes = (value: number): Buffer => {
  const bytes = Buffer.alloc(3)
  bytes.writeUIntLE(value, 0, 3)
  return bytes
}

export interface Frame {
  readonly file: Buffer
  readonly size: readonly [number, number]
  /** Even numbers. */
  readonly at: readonly [number, number]
}

/** One that moves, from stills. */
export function movingWebp([w, h]: readonly [number, number], frames: readonly Frame[]): Buffer {
  const head = Buffer.concat([Buffer.from([0x12, 0, 0, 0]), threeBytes(w - 1), threeBytes(h - 1)])
  const shown = frames.map(({ file, size, at }) =>
    chunk(
      'ANMF',
      Buffer.concat([
        threeBytes(at[0] / 2),
        threeBytes(at[1] / 2),
        threeBytes(size[0] - 1),
        threeBytes(size[1] - 1),
        threeBytes(100),
        Buffer.from([0]),
        ...(webpChunks(file, 12, file.length) ?? [])
          .filter(({ name }) => name !== 'VP8X')
          .map(({ whole }) => whole),
      ]),
    ),
  )
  return webpOf([chunk('VP8X', head), chunk('ANIM', Buffer.from([255, 255, 255, 255, 0, 0])), ...shown])
}
