/**
 * A picture as a PNG, in the board's own typeface. It is drawn in bands, so that neither its pixels nor the outlines of its
 * letters are ever in memory all at once.
 * @module
 */
import { setImmediate as turn } from 'node:timers/promises'
import { Resvg } from '@resvg/resvg-js'
import type { Box } from '../../../shared/board/cards.ts'
import { collectPast } from '../collectPast.ts'
import type { Picture, Sheet } from './boardSvg.ts'
import { CutPictures } from './clip.ts'
import { seenParts } from './covered.ts'
import { type FreeLine, freeWords } from './freeWords.ts'
import { wholePart } from './partBoxes.ts'
import { PixelWords } from './pixelWords.ts'
import { PngFile } from './pngFile.ts'
import { fontFiles, otherFiles } from './typeface.ts'

/** Longest side of a picture, in pixels: enough to read a note of a whole board. */
const MAX_SIDE = 6_000
const MAX_SCALE = 1
/** The same in a document, where a board has the width of a page. */
export const DOCUMENT_SIDE = 2_400
/** Pixels of a band: some 12 MB, and as much again for the outlines in it. */
const BAND_PIXELS = 3_000_000

/** Rows of the picture, in its pixels, and the one sheet they are of. */
interface Band {
  readonly sheet: SeenSheet
  readonly top: number
  readonly height: number
}

/** What of a sheet is seen: its parts, without the words that nothing lies on, and those words. */
interface SeenSheet extends Sheet {
  readonly free: readonly FreeLine[]
}

/** A picture that has no pieces is one itself. */
function sheetsOf({ svg, width, height, sheets }: Picture): readonly Sheet[] {
  const whole = wholePart(svg.slice(svg.indexOf('<svg')))
  return sheets ?? [{ top: 0, view: { x: 0, y: 0, w: width, h: height }, parts: [whole] }]
}

/** From the top down. */
function* bandsOf(
  sheets: readonly Sheet[],
  scale: number,
  { width, height }: Size,
  words: PixelWords,
): Generator<Band> {
  const most = Math.max(1, Math.floor(BAND_PIXELS / width))
  for (const [i, sheet] of sheets.entries()) {
    const next = sheets[i + 1]
    const [start, end] = [Math.round(sheet.top * scale), next ? Math.round(next.top * scale) : height]
    const seen = { ...sheet, ...freeWords(seenParts(sheet.parts, sheet.view), sheet.view, words) }
    for (let top = start; top < end; top += most)
      yield { sheet: seen, top, height: Math.min(most, end - top) }
  }
}

/** Which rows of the board a band shows. */
function rowsOf({ sheet, top, height }: Band, scale: number) {
  const from = sheet.view.y - sheet.top + top / scale
  const to = from + height / scale
  return { from, isHere: (box: Box | null) => !box || (box.y <= to && box.y + box.h >= from) }
}

/** What of its sheet is in a band, at its place. */
function contentOf(band: Band, scale: number): string {
  const { view, parts } = band.sheet
  const { from, isHere } = rowsOf(band, scale)
  const here = parts.filter(({ within }) => isHere(within)).map(({ svg }) => svg)
  return `<g transform="scale(${scale}) translate(${-view.x} ${-from})">${here.join('')}</g>`
}

interface Size {
  readonly width: number
  readonly height: number
}

function pixelsOf(content: string, { width, height }: Size): Uint8Array {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="'IBM Plex Sans'"><rect width="${width}" height="${height}" fill="#fff"/>${content}</svg>`
  // The files of the typeface are read anew each time, so they are named only where words are left.
  const files = svg.includes('<text')
    ? { fontFiles: [...Object.values(fontFiles), ...Object.values(otherFiles)] }
    : {}
  return new Resvg(svg, { font: { loadSystemFonts: false, ...files } }).render().pixels
}

interface Drawing {
  /** Pixels of the longer side, at most. */
  readonly maxSide?: number
  /** Is told how much of it is drawn, as a share of 1. */
  readonly onShare?: (share: number) => void
}

/** Stops after each band. */
function* drawn(
  picture: Picture,
  { maxSide = MAX_SIDE, onShare }: Drawing,
): Generator<void, Uint8Array<ArrayBuffer>> {
  const scale = Math.min(MAX_SCALE, maxSide / Math.max(picture.width, picture.height))
  const width = Math.max(1, Math.round(picture.width * scale))
  const height = Math.max(1, Math.round(picture.height * scale))
  const [words, cuts] = [new PixelWords(scale), new CutPictures(scale)]
  const file = new PngFile(width, height)
  for (const band of bandsOf(sheetsOf(picture), scale, { width, height }, words)) {
    const size = { width, height: band.height }
    const content = cuts.without(contentOf(band, scale), (svg) => words.drawn(svg))
    const pixels = pixelsOf(words.drawn(content), size)
    const { from, isHere } = rowsOf(band, scale)
    for (const { line, box, under } of band.sheet.free)
      if (isHere(box)) words.paint({ pixels, ...size }, line, { x: band.sheet.view.x, y: from }, under)
    file.add(pixels)
    onShare?.((band.top + band.height) / height)
    yield
  }
  return file.end()
}

/** @returns the file */
export function pngOf(picture: Picture, drawing: Drawing = {}): Uint8Array<ArrayBuffer> {
  const bands = drawn(picture, drawing)
  for (;;) {
    const { done, value } = bands.next()
    if (done) return value
  }
}

/**
 * The same with a turn of the event loop after each band: what drew it, and its pixels, are let go between two turns and no
 * sooner, some 30 MB for each band.
 */
export async function pngInTurns(picture: Picture, drawing: Drawing = {}): Promise<Uint8Array<ArrayBuffer>> {
  const bands = drawn(picture, drawing)
  for (;;) {
    const { done, value } = bands.next()
    if (done) return value
    await turn()
    collectPast()
  }
}

const inDocuments = new WeakMap<Picture, Uint8Array<ArrayBuffer>>()

/** A board as it stands in a document; drawn once for all documents of a zip. */
export function documentPngOf(picture: Picture): Uint8Array<ArrayBuffer> {
  const known = inDocuments.get(picture)
  if (known) return known
  const made = pngOf(picture, { maxSide: DOCUMENT_SIDE })
  inDocuments.set(picture, made)
  return made
}
