/**
 * A table in a tagged PDF: its headings stand again on each page it goes on over, and a row that is higher than a page goes
 * on over the next; no words are left out. (The tables of pdfkit lose the last line of a cell when its height is a rounding
 * error too small, cut what is higher than a page, and have their headings once.)
 * @module
 */
import type PDFDocument from 'pdfkit'
import { columnsOf, type PaperTable } from './columnWidths.ts'
import { drawLine, footOf, lineWidth, type PdfFont } from './pdfLine.ts'
import { type Direction, directionOf } from './picture/setLine.ts'

type Doc = InstanceType<typeof PDFDocument>
type Structure = ReturnType<Doc['struct']>

/** Letters, in points. */
const SIZES = [8.5, 7.5] as const
/** On either side of the words of a cell. */
const ASIDE = 4
const LINE = 0.5
const LINE_COLOUR = '#c9ced6'
const HEADING_FILL = '#f2f4f7'
const INK = '#1d1d1f'
/** Lines of a row that are not worth a page's foot. */
const FEWEST_LINES = 3
/** Lines of a row that is small: it does not stand alone under the headings. */
const SMALL_ROW = FEWEST_LINES
/** Rows at either end of a table that stay together. */
const TOGETHER = 2

interface Cell {
  readonly lines: readonly string[]
  readonly isRight: boolean
  readonly direction: Direction
  readonly lang?: string
}
type Row = readonly Cell[]
const noCell: Cell = { lines: [], isRight: false, direction: 'ltr' }

const graphemes = new Intl.Segmenter('sv', { granularity: 'grapheme' })
/** A word with the white space behind it, and the parts of one that a line may end behind. */
const parts = /[^\s\-–/]*[-–/]*\s*/gu

/** Lines of at most a width, each with the white space that it ends in: what reads aloud needs it between two words. */
export function linesOf(text: string, width: number, measure: (text: string) => number): string[] {
  return text.split('\n').flatMap((paragraph) => linesOfParagraph(paragraph, width, measure))
}

function linesOfParagraph(paragraph: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = []
  let [line, taken] = ['', 0]
  for (const part of paragraph.match(parts) ?? []) {
    const pieces = measure(part.trimEnd()) > width ? parted(part, width, measure) : [part]
    for (const [i, piece] of pieces.entries()) {
      if (line !== '' && (i > 0 || taken + measure(piece.trimEnd()) > width)) {
        lines.push(line)
        ;[line, taken] = ['', 0]
      }
      line += piece
      taken += measure(piece)
    }
  }
  return [...lines, line]
}

/** The typeface draws nothing for a soft one. */
const HYPHEN = '-'
const onlyLetters = /^\p{L}+$/u
const vowel = /[aeiouyåäöéü]/iu
/** Letters of a word that stay together at either end. */
const FEWEST_LETTERS = 3
/** Letters that are seen beyond the end of a line, to know whether enough are left for the next. */
const LOOK_AHEAD = 4

/**
 * Where a word may be parted: before the last consonant of those before a vowel, which Swedish always allows; as far
 * into it as can be. Null where it may not.
 */
function partingPlace(letters: readonly string[], most: number): number | null {
  for (let at = Math.min(most, letters.length - FEWEST_LETTERS); at >= FEWEST_LETTERS; at--)
    if (!vowel.test(letters[at] ?? '') && vowel.test(letters[at + 1] ?? '')) return at
  return null
}

/** A word that is wider than its line: with hyphens where it is one of letters, else wherever the line ends. */
function parted(word: string, width: number, measure: (text: string) => number): string[] {
  const letters = Array.from(graphemes.segment(word), ({ segment }) => segment)
  const widths = letters.map((letter) => (letter.trim() === '' ? 0 : measure(letter)))
  const isWord = onlyLetters.test(word.trim())
  const hyphen = isWord ? measure(HYPHEN) : 0
  const pieces: string[] = []
  let from = 0
  let left = widths.reduce((sum, one) => sum + one, 0)
  while (left > width) {
    let [count, taken] = [0, hyphen]
    for (; from + count < letters.length; count++) {
      taken += widths[from + count] ?? 0
      if (taken > width && count > 0) break
    }
    const place = isWord ? partingPlace(letters.slice(from, from + count + LOOK_AHEAD), count) : null
    const to = from + (place ?? count)
    pieces.push(letters.slice(from, to).join('') + (place === null ? '' : HYPHEN))
    left -= widths.slice(from, to).reduce((sum, one) => sum + one, 0)
    from = to
  }
  return [...pieces, letters.slice(from).join('')]
}

export interface TableCell {
  readonly text: string
  readonly isRight: boolean
  /** The language of its words, where it is another than the document's. */
  readonly lang?: string
}

export interface TableWords extends Omit<PaperTable, 'headings' | 'rows'> {
  readonly headings: readonly TableCell[]
  /** Over and under the words of a cell, in points. */
  readonly padding: number
  readonly rows: readonly (readonly TableCell[])[]
}

/** What pdfkit writes of an element, which its types do not tell of. */
const attributesOf = (element: Structure): Record<string, unknown> =>
  (element as unknown as { dictionary: { data: Record<string, unknown> } }).dictionary.data

class TableWriter {
  readonly #doc: Doc
  readonly #left: number
  readonly #widths: readonly number[]
  readonly #size: number
  readonly #padding: number
  readonly #lineHeight: number
  readonly #headings: Row
  readonly #rows: readonly Row[]

  constructor(doc: Doc, { headings, rows, widths, padding }: TableWords) {
    this.#padding = padding
    this.#doc = doc
    this.#left = doc.page.margins.left
    const columns = columnsOf(
      {
        headings: headings.map(({ text }) => text),
        rows: rows.map((row) => row.map(({ text }) => text)),
        widths,
      },
      { width: doc.page.width - 2 * this.#left, sizes: SIZES, padding: 2 * ASIDE + LINE },
    )
    this.#widths = columns.widths
    this.#size = columns.size
    this.#doc.font('regular').fontSize(this.#size)
    this.#lineHeight = doc.currentLineHeight(true)
    this.#headings = this.#rowOf(headings, 'medium')
    this.#rows = rows.map((row) => this.#rowOf(row, 'regular'))
  }

  #rowOf(row: TableWords['rows'][number], font: PdfFont): Row {
    const measure = (text: string) => lineWidth(this.#doc, text, font)
    return row.map(({ text, isRight, lang }, i) => ({
      ...(lang ? { lang } : {}),
      lines: linesOf(text, (this.#widths[i] ?? 0) - 2 * ASIDE, measure),
      isRight,
      direction: directionOf(text),
    }))
  }

  readonly #linesIn = (row: Row): number => row.reduce((most, { lines }) => Math.max(most, lines.length), 1)
  readonly #heightOf = (lines: number): number => lines * this.#lineHeight + 2 * this.#padding
  get #foot(): number {
    return this.#doc.page.height - this.#doc.page.margins.bottom
  }
  /** Of the rows of a page that has nothing else on it. */
  get #page(): number {
    return this.#foot - this.#doc.page.margins.top - this.#headHeight
  }
  get #headHeight(): number {
    return this.#heightOf(this.#linesIn(this.#headings))
  }

  /** Of a row, all of which is on one page where one has room for it. */
  #leastOf(row: Row): number {
    const height = this.#heightOf(this.#linesIn(row))
    return height <= this.#page ? height : this.#heightOf(2 * FEWEST_LINES)
  }

  readonly #isSmall = (row: Row): boolean => this.#linesIn(row) <= SMALL_ROW

  /** Of its headings and the rows that have to stand under them: one, and where they are small no less than two. */
  get leadHeight(): number {
    const [first, ...rest] = this.#rows
    // Where the last two go on to the next page together, of three the first would be left.
    const next = rest.slice(0, rest.length === TOGETHER ? TOGETHER : TOGETHER - 1)
    const small = first && this.#isSmall(first) ? next.filter(this.#isSmall) : []
    return [...(first ? [first] : []), ...small].reduce(
      (sum, row) => sum + this.#leastOf(row),
      this.#headHeight,
    )
  }

  /** Of all of it, on a page that has room for that. */
  get height(): number {
    const rows = this.#rows.reduce((sum, row) => sum + this.#heightOf(this.#linesIn(row)), 0)
    return this.#headHeight + rows
  }

  write(parent: Structure): void {
    const table = this.#doc.struct('Table')
    parent.add(table)
    this.#writeHeadings(table)
    const last = this.#rows.at(-1)
    for (const [i, row] of this.#rows.entries()) {
      // The last row is not alone on a page.
      if (last && i > 0 && i === this.#rows.length - 2) this.#keepTogether(row, last)
      this.#write(table, row)
    }
    table.end()
    this.#doc.x = this.#left
  }

  #writeHeadings(table: Structure): void {
    const row = this.#doc.struct('TR')
    table.add(row)
    const { y } = this.#doc
    const height = this.#headHeight
    for (const [i, cell] of this.#headings.entries()) {
      const heading = this.#doc.struct('TH')
      row.add(heading)
      const attributes = this.#doc.ref({ O: 'Table', Scope: 'Column' })
      attributesOf(heading).A = attributes
      heading.add(() => this.#draw(cell, i, y, height, true))
      heading.end()
      attributes.end(undefined)
    }
    row.end()
    this.#doc.y = y + height
  }

  /** On a further page they are no content: what reads aloud knows them. */
  #nextPage(): void {
    const doc = this.#doc
    doc.addPage()
    const { y } = doc
    doc.markContent('Artifact', { type: 'Pagination' })
    for (const [i, cell] of this.#headings.entries()) this.#draw(cell, i, y, this.#headHeight, true)
    doc.endMarkedContent()
    doc.y = y + this.#headHeight
  }

  #keepTogether(...rows: readonly Row[]): void {
    const height = rows.reduce((sum, row) => sum + this.#heightOf(this.#linesIn(row)), 0)
    if (height <= this.#page && this.#doc.y + height > this.#foot) this.#nextPage()
  }

  #write(table: Structure, row: Row): void {
    const doc = this.#doc
    const all = this.#linesIn(row)
    const left = () => Math.floor((this.#foot - doc.y - 2 * this.#padding) / this.#lineHeight)
    if (all > left() && (this.#heightOf(all) <= this.#page || left() < FEWEST_LINES)) this.#nextPage()
    const structure = doc.struct('TR')
    table.add(structure)
    const cells = row.map(({ lang }) => {
      const cell = doc.struct('TD', lang ? { lang } : {})
      structure.add(cell)
      return cell
    })
    for (let from = 0; from < all; ) {
      if (from > 0) this.#nextPage()
      const to = Math.min(all, from + Math.max(1, left()))
      const [y, height] = [doc.y, this.#heightOf(to - from)]
      for (const [i, cell] of cells.entries()) {
        const whole = row[i] ?? noCell
        const part = { ...whole, lines: whole.lines.slice(from, to) }
        const draw = () => this.#draw(part, i, y, height, false)
        // What goes on over a page is told from a row of its own.
        cell.add(from === 0 ? draw : doc.struct('Span', {}, draw))
      }
      doc.y = y + height
      from = to
    }
    for (const cell of cells) cell.end()
    structure.end()
  }

  #draw(
    { lines, isRight, direction }: Cell,
    column: number,
    y: number,
    height: number,
    isHeading: boolean,
  ): void {
    const doc = this.#doc
    const x = this.#left + this.#widths.slice(0, column).reduce((sum, one) => sum + one, 0)
    const width = this.#widths[column] ?? 0
    doc.rect(x, y, width, height).lineWidth(LINE)
    if (isHeading) doc.fillAndStroke(HEADING_FILL, LINE_COLOUR)
    else doc.stroke(LINE_COLOUR)
    doc.fontSize(this.#size).fillColor(INK)
    const font = isHeading ? 'medium' : 'regular'
    const foot = y + this.#padding + footOf(this.#size)
    for (const [i, line] of lines.entries()) {
      if (line === '') continue
      const before = isRight ? width - 2 * ASIDE - lineWidth(doc, line.trimEnd(), font) : 0
      const at = { x: x + ASIDE + before, foot: foot + i * this.#lineHeight }
      drawLine(doc, line, { ...at, font, direction })
    }
  }
}

/** Measured, and yet to be written. */
export const pdfTable = (doc: Doc, words: TableWords): Pick<TableWriter, 'height' | 'leadHeight' | 'write'> =>
  new TableWriter(doc, words)
