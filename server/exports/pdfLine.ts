/**
 * A line of words on a page of a PDF. What its typeface lacks stands in another, and what is read from right to left stands so;
 * in the file itself, and so for who has it read aloud, all is in the order of reading.
 * @module
 */
import type PDFDocument from 'pdfkit'
import { type Direction, isTurned, type Piece, setLine } from './picture/setLine.ts'
import { fontFiles, fontOf, isPlain, otherFiles } from './picture/typeface.ts'

type Doc = InstanceType<typeof PDFDocument>

const faces = { regular: '400', medium: '500', bold: '700' } as const
/** A typeface by what it is called in the document. */
export type PdfFont = keyof typeof faces

/** The one ligature that Arabic cannot be written without. */
const lamAlef = /\u0644[\u0622\u0623\u0625\u0627]/u
const withoutLigatures = { rlig: false }

/**
 * So that several words are shaped as one, not each by itself. Programs that take text out of a file turn round the letters of
 * a ligature with all others that are read from right to left: there are none that can be done without.
 */
const shaped = (text: string): { features: PDFKit.Mixins.OpenTypeFeatures[] } => ({
  // The types know of a list alone; what reads typefaces takes features that are not wanted as well.
  features: isTurned(text) && !lamAlef.test(text) ? (withoutLigatures as never) : [],
})

/** Makes the typefaces known to a document; only those that are used come to be in it, with the letters that are. */
export function registerFonts(doc: Doc): void {
  for (const [font, face] of Object.entries(faces)) doc.registerFont(font, fontFiles[face])
  for (const [name, file] of Object.entries(otherFiles)) doc.registerFont(name, file)
}

const fontIn = (piece: Piece, font: PdfFont): string => (piece.face === faces[font] ? font : piece.face)

/** Whether a text needs nothing that pdfkit does not do by itself. */
export const isPlainPdf = (text: string, font: PdfFont): boolean => isPlain(text, faces[font])

/** @returns its width in points, in the size of letters that the document has now; the typeface is `font` afterwards */
export function lineWidth(doc: Doc, line: string, font: PdfFont): number {
  if (isPlainPdf(line, font)) return doc.font(font).widthOfString(line)
  let width = 0
  for (const piece of setLine(line, faces[font]))
    width += doc.font(fontIn(piece, font)).widthOfString(piece.text, shaped(piece.text))
  doc.font(font)
  return width
}

/** Points from the top of a line down to the foot of its letters. */
export const footOf = (size: number): number => {
  const { ascent, unitsPerEm } = fontOf(faces.regular)
  return (ascent / unitsPerEm) * size
}

/**
 * Writes a line from `x` on, in the size and colour of letters that the document has now.
 * @param foot where its letters stand
 * @param direction of the paragraph that it is of
 */
export function drawLine(
  doc: Doc,
  line: string,
  { x, foot, font, direction }: { x: number; foot: number; font: PdfFont; direction?: Direction },
): void {
  const look = { lineBreak: false, baseline: 'alphabetic' } as const
  doc.font(font)
  if (isPlainPdf(line, font)) {
    doc.text(line, x, foot, look)
    return
  }
  let left = x
  const placed = setLine(line, faces[font], direction).map((piece) => {
    const at = left
    left += doc.font(fontIn(piece, font)).widthOfString(piece.text, shaped(piece.text))
    return { piece, at }
  })
  for (const { piece, at } of placed.toSorted((a, b) => a.piece.at - b.piece.at))
    doc.font(fontIn(piece, font)).text(piece.text, at, foot, { ...shaped(piece.text), ...look })
  doc.font(font)
}
