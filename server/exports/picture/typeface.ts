/**
 * The typefaces of boards and documents: their files, as installed, and how wide letters are. What the board's own lacks
 * (emoji, signs, Hebrew, Arabic) stands in another, letter by letter.
 * @module
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'

const require = createRequire(import.meta.url)
const fileOf = (name: string, file: string, weight: string): string =>
  require.resolve(`@expo-google-fonts/${name}/${weight}/${file}_${weight}.ttf`)
const plex = (weight: string, name = 'ibm-plex-sans', file = 'IBMPlexSans'): string =>
  fileOf(name, file, weight)
const hebrew = (weight: string): string => plex(weight, 'ibm-plex-sans-hebrew', 'IBMPlexSansHebrew')
const arabic = (weight: string): string => plex(weight, 'ibm-plex-sans-arabic', 'IBMPlexSansArabic')

/** By weight, and leaning. */
export const fontFiles = {
  400: plex('400Regular'),
  500: plex('500Medium'),
  700: plex('700Bold'),
  '500 italic': plex('500Medium_Italic'),
  '700 italic': plex('700Bold_Italic'),
} as const

/** For what {@link fontFiles} lack; of letters by weight. */
export const otherFiles = {
  'hebrew 400': hebrew('400Regular'),
  'hebrew 500': hebrew('500Medium'),
  'hebrew 700': hebrew('700Bold'),
  'arabic 400': arabic('400Regular'),
  'arabic 500': arabic('500Medium'),
  'arabic 700': arabic('700Bold'),
  emoji: fileOf('noto-emoji', 'NotoEmoji', '400Regular'),
  signs: fileOf('noto-sans-symbols-2', 'NotoSansSymbols2', '400Regular'),
  'more signs': fileOf('noto-sans-symbols', 'NotoSansSymbols', '400Regular'),
} as const

const files: Readonly<Record<string, string>> = { ...fontFiles, ...otherFiles }
const fonts = new Map<string, Font>()

/** @param face a name of {@link fontFiles} or {@link otherFiles}; any other is the weight 400 */
export function fontOf(face: string): Font {
  const known = fonts.get(face)
  if (known) return known
  const font = create(readFileSync(files[face] ?? fontFiles['400'])) as Font
  fonts.set(face, font)
  return font
}

/** What takes no place of its own, whether a typeface knows of it or not. */
const unseen = /\s|\p{Default_Ignorable_Code_Point}/u

/** What a reader sees as one letter, a sign with all that is joined to it. */
const graphemes = new Intl.Segmenter('sv', { granularity: 'grapheme' })
/** Nothing in these is joined to what stands before it. */
const single = /^[\u0020-\u02ff\u2010-\u2027]*$/
export const lettersIn = (text: string): string[] =>
  single.test(text) ? [...text] : Array.from(graphemes.segment(text), ({ segment }) => segment)

const hasAll = (face: string, letter: string): boolean => {
  const font = fontOf(face)
  return Array.from(letter).every(
    (point) => unseen.test(point) || font.hasGlyphForCodePoint(point.codePointAt(0) ?? 32),
  )
}

/** In the order in which they are asked; no file is opened before those before it lack the letter. */
const othersOf = (face: string): readonly (keyof typeof otherFiles)[] => {
  const weight = face.startsWith('7') ? 700 : face.startsWith('5') ? 500 : 400
  return [`hebrew ${weight}`, `arabic ${weight}`, 'emoji', 'signs', 'more signs']
}

/** Letters kept of a typeface: what can be joined to a letter has no end. */
const MAX_LETTERS = 5000

/** What is known of a letter in a typeface, worked out once. */
function byLetter<T>(find: (letter: string, face: string) => T): (letter: string, face: string) => T {
  const faces = new Map<string, Map<string, T>>()
  return (letter, face) => {
    const ofFace = faces.get(face) ?? new Map<string, T>()
    faces.set(face, ofFace)
    const known = ofFace.get(letter)
    if (known !== undefined) return known
    if (ofFace.size >= MAX_LETTERS) ofFace.clear()
    const found = find(letter, face)
    ofFace.set(letter, found)
    return found
  }
}

/**
 * The typeface that has a letter, with all that is joined to it; null where none has.
 * @param face the one it is to be in, if that has it
 */
export const faceWith = byLetter((letter, face): string | null => {
  return [face, ...othersOf(face)].find((one) => hasAll(one, letter)) ?? null
})

/** Whether all of a text stands in its own typeface: nothing has to be looked for, or turned round. */
export function isPlain(text: string, face: string): boolean {
  for (const point of text) if (faceWith(point, face) !== face) return false
  return true
}

/** Width of a letter, with all that is joined to it, in sizes of its letters. */
export const letterWidth = byLetter((letter, face): number => {
  const font = fontOf(faceWith(letter, face) ?? face)
  const point = letter.codePointAt(0) ?? 32
  const isOne = String.fromCodePoint(point) === letter
  const advance = isOne ? font.glyphForCodePoint(point).advanceWidth : font.layout(letter).advanceWidth
  return advance / font.unitsPerEm
})
