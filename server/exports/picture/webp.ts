/**
 * A WebP as a PNG, since what draws boards reads none. It is decoded in a WebAssembly's own memory (docs/decisions/0020), and
 * only in processes and threads that make files and small pictures.
 * @module
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { PixelSize } from '../../pictures/webpChunks.ts'
import { type WebpStill, webpStill } from '../../pictures/webpStill.ts'
import { PngFile } from './pngFile.ts'

/** Pixels that are decoded, at most: a photograph of a phone, 50 MB as it is decoded and as much again to be read from there. */
const MAX_PIXELS = 12_500_000
/** Pixels that are packed at a time. */
const BAND_PIXELS = 1_000_000

interface Pixels {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
}

/** What the package makes of its WebAssembly: its types are those of a browser. */
interface Decoder {
  readonly decode: (file: Uint8Array) => Pixels | null
}

/** What of WebAssembly is used here; the runtime's types have none of it. */
interface Wasm {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object, imports: object) => { readonly exports: object }
}
const { WebAssembly: wasm } = globalThis as unknown as { readonly WebAssembly: Wasm }

const require = createRequire(import.meta.url)
let program: object | null = null
let kept: Decoder | null = null

/** Whole at once: a factory that is given its instance fills the object that it is handed before it returns. */
function startDecoder(): Decoder {
  program ??= new wasm.Module(readFileSync(require.resolve('@jsquash/webp/codec/dec/webp_dec.wasm')))
  const ready = program
  const { default: start } = require('@jsquash/webp/codec/dec/webp_dec.js') as {
    readonly default: (into: object) => Promise<unknown>
  }
  const decoder = {
    noInitialRun: true,
    instantiateWasm: (imports: object, begin: (instance: object) => void) => {
      const instance = new wasm.Instance(ready, imports)
      begin(instance)
      return instance.exports
    },
  }
  start(decoder).catch(() => {})
  return decoder as unknown as Decoder
}

/** Null where it is damaged. A decoder that stumbled is not used again; any other is, with the memory that it has taken. */
function decoded(file: Buffer): Pixels | null {
  kept ??= startDecoder()
  try {
    return kept.decode(file)
  } catch {
    kept = null
    return null
  }
}

/** So many times smaller in both directions, each pixel the mean of those that it stands for, as far as they are seen. */
function smaller({ data, width, height }: Pixels, times: number): Pixels {
  const [w, h] = [Math.floor(width / times), Math.floor(height / times)]
  const made = new Uint8ClampedArray(4 * w * h)
  for (let at = 0; at < w * h; at++) {
    const from = 4 * times * (Math.floor(at / w) * width + (at % w))
    let [red, green, blue, opacity] = [0, 0, 0, 0]
    for (let i = 0; i < times * times; i++) {
      const one = from + 4 * (Math.floor(i / times) * width + (i % times))
      const seen = data[one + 3] ?? 0
      red += (data[one] ?? 0) * seen
      green += (data[one + 1] ?? 0) * seen
      blue += (data[one + 2] ?? 0) * seen
      opacity += seen
    }
    if (opacity === 0) continue
    made.set([red / opacity, green / opacity, blue / opacity, opacity / (times * times)], 4 * at)
  }
  return { data: made, width: w, height: h }
}

function placed({ data, width, height }: Pixels, { x, y, whole }: WebpStill): Pixels {
  if (width === whole.w && height === whole.h) return { data, width, height }
  const canvas = new Uint8ClampedArray(4 * whole.w * whole.h)
  for (let row = 0; row < height; row++)
    canvas.set(data.subarray(4 * width * row, 4 * width * (row + 1)), 4 * ((y + row) * whole.w + x))
  return { data: canvas, width: whole.w, height: whole.h }
}

/** Packed quickly: it is read again at once. */
function pngOf({ data, width, height }: Pixels): Uint8Array<ArrayBuffer> {
  const png = new PngFile(width, height, { isClear: true, level: 1 })
  const band = 4 * width * Math.max(1, Math.floor(BAND_PIXELS / width))
  for (let at = 0; at < data.length; at += band)
    png.add(new Uint8Array(data.buffer, data.byteOffset + at, Math.min(band, data.length - at)))
  return png.end()
}

/**
 * The picture, of one that moves its beginning; null where it is damaged, or larger than what is decoded.
 * @param wanted pixels that are seen of the whole, at most: it may be somewhat larger, and never smaller
 */
export function pngOfWebp(
  data: Buffer,
  wanted: PixelSize = { w: Number.POSITIVE_INFINITY, h: Number.POSITIVE_INFINITY },
): Uint8Array<ArrayBuffer> | null {
  const still = webpStill(data)
  if (!still || still.whole.w * still.whole.h > MAX_PIXELS) return null
  const pixels = decoded(still.file)
  if (pixels?.width !== still.size.w || pixels.height !== still.size.h) return null
  const whole = placed(pixels, still)
  const times = Math.floor(Math.min(whole.width / wanted.w, whole.height / wanted.h))
  return pngOf(times > 1 ? smaller(whole, times) : whole)
}
