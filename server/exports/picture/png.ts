/**
 * An SVG as a PNG, in the board's own typeface.
 * @module
 */
import { createRequire } from 'node:module'
import { Resvg } from '@resvg/resvg-js'
import type { Picture } from './boardSvg.ts'

/** Longest side of a picture, in pixels: enough to read a note of a whole board, and within a thread's memory. */
const MAX_SIDE = 6_000
const MAX_SCALE = 1
/** The same in a document, where a board has the width of a page. */
export const DOCUMENT_SIDE = 2_400

const require = createRequire(import.meta.url)
/** Files of the typeface, as installed. */
export const fontFiles = ['400Regular', '500Medium', '700Bold'].map((weight) =>
  require.resolve(`@expo-google-fonts/ibm-plex-sans/${weight}/IBMPlexSans_${weight}.ttf`),
)

/** @param maxSide pixels of the longer side, at most */
export function pngOf({ svg, width, height }: Picture, maxSide = MAX_SIDE): Uint8Array {
  const scale = Math.min(MAX_SCALE, maxSide / Math.max(width, height))
  const resvg = new Resvg(svg, {
    fitTo: { mode: 'width', value: Math.max(1, Math.round(width * scale)) },
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'IBM Plex Sans' },
  })
  return resvg.render().asPng()
}

/** A picture without its words. */
export const withoutWords = (picture: Picture): Picture => ({
  ...picture,
  svg: picture.svg.replace(/<text\b[\s\S]*?<\/text>/g, ''),
})

/** Texts of a board past which a page of a document has no room for one of them: they are left out there. */
const MAX_DOCUMENT_TEXTS = 3_000

/** A board whose words are left out where there are very many: setting them takes by far the most time. */
export const withFewWords = (picture: Picture): Picture =>
  picture.svg.split('<text').length - 1 > MAX_DOCUMENT_TEXTS ? withoutWords(picture) : picture

/** A board as it stands in a document, where the words of thousands of cards are a dot each. */
export const documentPngOf = (picture: Picture): Uint8Array => pngOf(withFewWords(picture), DOCUMENT_SIDE)
