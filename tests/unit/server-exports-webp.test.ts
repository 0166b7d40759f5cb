/**
 * A WebP on a board in the pictures that the server makes: decoded within bounds, of one that moves its beginning, and a sign
 * where it cannot be.
 * @module
 */
import fc from 'fast-check'
import { PNG } from 'pngjs'
import { beforeAll, describe, expect, test } from 'vitest'
import { boardSvg } from '../../server/exports/picture/boardSvg.ts'
import { imagesOf } from '../../server/exports/picture/images.ts'
import { pngOf } from '../../server/exports/picture/png.ts'
import { pngOfWebp } from '../../server/exports/picture/webp.ts'
import { webpStill } from '../../server/pictures/webpStill.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import { pictureAddress } from '../../shared/pictures.ts'
import { type Colour, movingWebp, stillWebp } from '../support/webp.ts'

const RED: Colour = [200, 40, 40, 255]
const BLUE: Colour = [40, 70, 200, 255]
const CLEAR: Colour = [0, 0, 0, 0]

/** The colour at a place of the PNG that is made of it. */
function colourAt(webp: Buffer, x: number, y: number): Colour {
  const made = pngOfWebp(webp)
  if (!made) throw new Error('it was not decoded')
  const { data, width } = PNG.sync.read(Buffer.from(made))
  return [...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4)] as unknown as Colour
}
const sizeOf = (webp: Buffer) => {
  const { width, height } = PNG.sync.read(Buffer.from(pngOfWebp(webp) ?? []))
  return [width, height]
}
const isNear = (one: Colour, other: Colour) => one.every((value, i) => Math.abs(value - (other[i] ?? 0)) < 12)

let lossy: Buffer
let lossless: Buffer
let clear: Buffer
beforeAll(async () => {
  lossy = await stillWebp([40, 30], { all: BLUE, quarter: RED })
  lossless = await stillWebp([41, 31], { all: BLUE, quarter: RED, isLossless: true })
  clear = await stillWebp([40, 30], { all: CLEAR, quarter: RED })
})

describe('a WebP becomes a PNG', () => {
  test('with loss and without', () => {
    expect(sizeOf(lossy)).toEqual([40, 30])
    expect(colourAt(lossy, 5, 5)).toSatisfy((colour: Colour) => isNear(colour, RED))
    expect(colourAt(lossy, 35, 25)).toSatisfy((colour: Colour) => isNear(colour, BLUE))
    expect(sizeOf(lossless)).toEqual([41, 31])
    expect(colourAt(lossless, 5, 5)).toEqual(RED)
    expect(colourAt(lossless, 40, 30)).toEqual(BLUE)
  })

  test('and is seen through where it was', () => {
    expect(colourAt(clear, 5, 5)[3]).toBe(255)
    expect(colourAt(clear, 35, 25)[3]).toBe(0)
  })

  test('no larger than it needs to be, and where it is clear of the colour that is seen', () => {
    const small = PNG.sync.read(Buffer.from(pngOfWebp(clear, { w: 9, h: 7 }) ?? []))
    expect([small.width, small.height]).toEqual([10, 7])
    expect([...small.data.subarray(0, 4)] as unknown as Colour).toSatisfy((colour: Colour) =>
      isNear(colour, RED),
    )
    expect(small.data[4 * (6 * 10 + 9) + 3]).toBe(0)
    const one = PNG.sync.read(Buffer.from(pngOfWebp(clear, { w: 1, h: 1 }) ?? []))
    expect([one.width, one.height]).toEqual([1, 1])
  })

  test('that moves by its first frame, at its place', () => {
    const frames = [
      { file: clear, size: [40, 30], at: [20, 10] },
      { file: lossy, size: [40, 30], at: [0, 0] },
    ] as const
    const moving = movingWebp([80, 60], frames)
    expect(sizeOf(moving)).toEqual([80, 60])
    expect(colourAt(moving, 2, 2)).toEqual(CLEAR)
    expect(colourAt(moving, 25, 15)).toSatisfy((colour: Colour) => isNear(colour, RED))
    expect(colourAt(moving, 55, 35)[3]).toBe(0)
    expect(colourAt(moving, 79, 59)).toEqual(CLEAR)
    const still = movingWebp([41, 31], [{ file: lossless, size: [41, 31], at: [0, 0] }])
    expect(colourAt(still, 40, 30)).toEqual(BLUE)
  })
})

describe('a WebP is not decoded', () => {
  test('that says of itself what cannot be', () => {
    const frame = { file: lossy, size: [40, 30], at: [0, 0] } as const
    expect(webpStill(movingWebp([80, 60], [frame]))).not.toBe(null)
    // Beside its whole, of another size than its pixels, without any.
    expect(webpStill(movingWebp([80, 60], [{ ...frame, at: [42, 0] }]))).toBe(null)
    expect(webpStill(movingWebp([80, 60], [{ ...frame, size: [41, 30] }]))).toBe(null)
    expect(webpStill(movingWebp([80, 60], [{ ...frame, file: Buffer.alloc(12) }]))).toBe(null)
    const larger = Buffer.from(clear)
    expect(larger.toString('latin1', 12, 16)).toBe('VP8X')
    larger.writeUIntLE(9_999, 24, 3)
    expect(webpStill(larger)).toBe(null)
    expect(pngOfWebp(larger)).toBe(null)
  })

  test('that has more pixels than a photograph, whether it is said of the whole or of its pixels', () => {
    const frame = { file: lossy, size: [40, 30], at: [0, 0] } as const
    expect(pngOfWebp(movingWebp([16_384, 16_384], [frame]))).toBe(null)
    const huge = Buffer.from(lossless)
    // 16,384 by 16,384, in fourteen bits each.
    huge.writeUInt32LE(0x0fffffff, 21)
    expect(webpStill(huge)?.size).toEqual({ w: 16_384, h: 16_384 })
    expect(pngOfWebp(huge)).toBe(null)
  })

  test('that is cut off or damaged, and the next one is', () => {
    expect(pngOfWebp(Buffer.alloc(0))).toBe(null)
    expect(pngOfWebp(lossless.subarray(0, 30))).toBe(null)
    fc.assert(
      fc.property(
        fc.constantFrom(
          lossy,
          lossless,
          clear,
          movingWebp([40, 30], [{ file: clear, size: [40, 30], at: [0, 0] }]),
        ),
        fc.nat(1_000_000),
        fc.nat(255),
        fc.boolean(),
        (whole, place, byte, isCut) => {
          const at = place % whole.length
          const broken = Buffer.from(isCut ? whole.subarray(0, at) : whole)
          if (!isCut) broken.writeUInt8(byte, at)
          const made = pngOfWebp(broken)
          expect(made === null || made.length > 0).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
    expect(colourAt(lossless, 5, 5)).toEqual(RED)
  })
})

test('a board has its pixels, and a sign where it is damaged', () => {
  const hash = 'a'.repeat(64)
  const asset: BoardRecord = {
    id: 'asset:a',
    typeName: 'asset',
    type: 'image',
    props: { src: pictureAddress('a'.repeat(21), hash) },
  }
  const image: BoardRecord = {
    id: 'shape:i',
    typeName: 'shape',
    type: 'image',
    parentId: 'page:page',
    index: 'a1',
    x: 0,
    y: 0,
    rotation: 0,
    opacity: 1,
    props: { w: 100, h: 80, assetId: asset.id },
  }
  const middle = (data: Buffer) => {
    const board = [asset, image]
    const images = imagesOf(board, [{ hash, type: 'image/webp', data }])
    const png = PNG.sync.read(Buffer.from(pngOf(boardSvg(board, { language: 'sv', title: '', images }))))
    return [...png.data.subarray(4 * (74 * png.width + 65), 4 * (74 * png.width + 65) + 3)]
  }
  expect(middle(lossless)).toEqual(RED.slice(0, 3))
  expect(middle(lossless.subarray(0, 40))).toEqual([0xec, 0xef, 0xf1])
})
