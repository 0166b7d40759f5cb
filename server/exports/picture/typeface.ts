/**
 * The board's typeface: its files, as installed, and how wide its letters are.
 * @module
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'

const require = createRequire(import.meta.url)
const fileOf = (weight: string): string =>
  require.resolve(`@expo-google-fonts/ibm-plex-sans/${weight}/IBMPlexSans_${weight}.ttf`)

/** By weight, and leaning. */
export const fontFiles = {
  400: fileOf('400Regular'),
  500: fileOf('500Medium'),
  700: fileOf('700Bold'),
  '500 italic': fileOf('500Medium_Italic'),
  '700 italic': fileOf('700Bold_Italic'),
} as const

const fonts = new Map<string, Font>()

/** @param face a name of {@link fontFiles}; any other is the weight 400 */
export function fontOf(face: string): Font {
  const known = fonts.get(face)
  if (known) return known
  const font = create(readFileSync(fontFiles[face as keyof typeof fontFiles] ?? fontFiles['400'])) as Font
  fonts.set(face, font)
  return font
}

const advances = new Map<string, Map<string, number>>()

/** Width of a letter, in sizes of its letters. */
export function letterWidth(letter: string, face: string): number {
  const ofFace = advances.get(face) ?? new Map<string, number>()
  advances.set(face, ofFace)
  const known = ofFace.get(letter)
  if (known !== undefined) return known
  const font = fontOf(face)
  const width = font.glyphForCodePoint(letter.codePointAt(0) ?? 32).advanceWidth / font.unitsPerEm
  ofFace.set(letter, width)
  return width
}
