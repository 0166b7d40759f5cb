/**
 * The report as a tagged PDF: headings, lists, tables and pictures are told apart for a screen reader, in the language
 * of the document, with bookmarks.
 * @module
 */
import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import type { Mark } from './chart.ts'
import type { PaperTable } from './columnWidths.ts'
import { factsTable } from './facts.ts'
import { drawLine, footOf, isPlainPdf, lineWidth, type PdfFont, registerFonts } from './pdfLine.ts'
import { linesOf, pdfTable } from './pdfTable.ts'
import { documentPngOf } from './picture/png.ts'
import { directionOf } from './picture/setLine.ts'
import { faceWith, lettersIn } from './picture/typeface.ts'
import { type Outcome, takenAt } from './RoomOutcome.ts'
import { type Block, leadsInto, paperOf, type Report, type ReportItem } from './report.ts'
import { languageTags } from './spoken.ts'
import { shownValue } from './tables.ts'
import { tellsNumbers } from './toldTables.ts'
import { documentWords } from './words.ts'

const MARGIN = 56
const GREY = '#55595f'
const INK = '#1d1d1f'

/** Sizes of letters and gaps, in points; gaps over headings in lines of text. */
interface Layout {
  readonly body: number
  readonly note: number
  readonly headings: Readonly<Record<1 | 2 | 3 | 4, number>>
  readonly over: Readonly<Record<1 | 2 | 3 | 4, number>>
  readonly underHeading: number
  readonly underItem: number
  readonly underParagraph: number
  readonly underTable: number
  readonly cellPadding: number
  /** Two lines of text, and what may stand between two blocks. */
  readonly fewLines: number
  /** Rows of a table that is not parted between two pages. */
  readonly wholeRows: number
  /** Of the width of the text, what a chart takes. */
  readonly chart: number
  /** Over and under the text of a page. */
  readonly margin: number
}

const roomy: Layout = {
  body: 10.5,
  note: 8.5,
  headings: { 1: 24, 2: 16, 3: 12.5, 4: 10.5 },
  over: { 1: 0, 2: 0.9, 3: 0.4, 4: 0.4 },
  underHeading: 6,
  underItem: 6,
  underParagraph: 4,
  underTable: 0.8,
  cellPadding: 4,
  fewLines: 34,
  wholeRows: 6,
  chart: 1,
  margin: MARGIN,
}
/** What comes before the appendices of a brief report is to be four pages at most. */
const close: Layout = {
  body: 9.5,
  note: 8,
  headings: { 1: 22, 2: 14, 3: 11, 4: 9.5 },
  over: { 1: 0, 2: 0.6, 3: 0.2, 4: 0.2 },
  underHeading: 3,
  underItem: 3,
  underParagraph: 2,
  underTable: 0.5,
  cellPadding: 2.5,
  fewLines: 28,
  wholeRows: 0,
  chart: 0.8,
  margin: 48,
}
const layouts = new WeakMap<Doc, Layout>()
const layoutOf = (doc: Doc): Layout => layouts.get(doc) ?? roomy

const unfit = /[[\p{Cc}\p{Bidi_Control}\ufffe\uffff]--[\t\n\r]]/gv
const clean = (text: string): string => text.toWellFormed().replace(unfit, '').replaceAll('\t', ' ')

type Doc = InstanceType<typeof PDFDocument>
type Structure = ReturnType<Doc['struct']>

/** Puts an element with its content into the structure tree. */
function tagged(doc: Doc, parent: Structure, type: string, draw: () => void, options: object = {}): void {
  parent.add(doc.struct(type, options, draw))
}

interface Look {
  readonly size?: number
  readonly font?: PdfFont
  readonly color?: string
  readonly indent?: number
  readonly gap?: number
}

function write(doc: Doc, words: string, look: Look): void {
  const { size = layoutOf(doc).body, font = 'regular', color = INK, indent = 0 } = look
  const { gap = layoutOf(doc).underParagraph } = look
  const [text, x, width] = [clean(words), MARGIN + indent, doc.page.width - 2 * MARGIN - indent]
  doc.font(font).fontSize(size).fillColor(color)
  const lineHeight = doc.currentLineHeight(true)
  if (isPlainPdf(text, font) && isShort(doc, text, width, lineHeight)) {
    doc.text(text, x, doc.y, { width, paragraphGap: gap })
    return
  }
  // What pdfkit sets by itself is in one typeface, its lines are read from left to right, and any of them may be alone.
  for (const paragraph of text.split('\n')) {
    const direction = directionOf(paragraph)
    const lines = linesOf(paragraph, width, (one) => lineWidth(doc, one, font))
    for (const [i, line] of lines.entries()) {
      keep(doc, lineHeight * heldTogether(lines.length, i))
      const { y } = doc
      doc.font(font).fontSize(size).fillColor(color)
      if (line !== '') drawLine(doc, line, { x, foot: y + footOf(size), font, direction })
      doc.y = y + lineHeight
    }
    doc.y += gap
  }
  doc.x = x
}

/** Whether a text is sure to end on this page: no letter is wider than it is high. */
function isShort(doc: Doc, text: string, width: number, lineHeight: number): boolean {
  const room = Math.floor((doc.page.height - doc.page.margins.bottom - doc.y) / lineHeight)
  if (text.length * lineHeight < width * (room - text.split('\n').length)) return true
  return doc.heightOfString(text, { width }) <= room * lineHeight
}

/** Lines from one of a paragraph on that have to stand on one page: neither its first nor its last is alone on one. */
function heldTogether(lines: number, from: number): number {
  if (from === 0) return lines <= 3 ? lines : 2
  return from === lines - 2 ? 2 : 1
}

/** Begins a new page where less than this is left; an element of the structure that is being written goes on over it. */
function keep(doc: Doc, height: number): void {
  if (doc.y + height > doc.page.height - doc.page.margins.bottom) doc.continueOnNewPage()
}

/** Where the words of a card begin, beside its bullet. */
const ITEM_INDENT = 14
/** Lines of a card that are on one page with what is told of it. */
const WHOLE_ITEM = 8

const toldOf = ({ details, id }: ReportItem): string => [...details, id].join(' · ')

/** What of a card has to stand on one page: all of one that is short, of another its bullet with the first lines. */
function itemLead(doc: Doc, card: ReportItem): number {
  const { body, note, fewLines } = layoutOf(doc)
  const width = doc.page.width - 2 * MARGIN - ITEM_INDENT
  const heightOf = (text: string, size: number) => {
    doc.font('regular').fontSize(size)
    const lines = linesOf(clean(text), width, (one) => lineWidth(doc, one, 'regular'))
    return lines.length * doc.currentLineHeight(true)
  }
  // No line has so many letters.
  if (card.text.length > WHOLE_ITEM * 200) return fewLines
  const height = heightOf(card.text, body) + heightOf(toldOf(card), note)
  return height > WHOLE_ITEM * doc.currentLineHeight(true) ? fewLines : height + 1
}

function item(doc: Doc, list: Structure, card: ReportItem, { spoken }: Report): void {
  const { text } = card
  keep(doc, itemLead(doc, card))
  const entry = doc.struct('LI')
  list.add(entry)
  tagged(doc, entry, 'Lbl', () => {
    doc
      .font('regular')
      .fontSize(layoutOf(doc).body)
      .fillColor(INK)
      .text('•', MARGIN, doc.y, { lineBreak: false })
  })
  const body = doc.struct('LBody')
  entry.add(body)
  const words = () => write(doc, text, { indent: ITEM_INDENT, gap: 1 })
  // Words of another language are a part of their own, which says so.
  body.add(spoken.has(text) ? doc.struct('Quote', langOf(text, spoken), words) : words)
  body.add(() => {
    const { note: size, underItem: gap } = layoutOf(doc)
    write(doc, toldOf(card), { indent: ITEM_INDENT, size, color: GREY, gap })
  })
  body.end()
  entry.end()
}

/** What marks words as of another language than the document's. */
function langOf(text: string, spoken: Report['spoken']): { lang?: string } {
  const language = spoken.get(text)
  return language ? { lang: languageTags[language] } : {}
}

type TableBlock = Extract<Block, { type: 'facts' | 'table' }>
type Measured = ReturnType<typeof pdfTable>
/** Each is measured to know where to begin, and then written: once, for there are thousands of rows. */
const measured = new WeakMap<Doc, Map<TableBlock, Measured>>()

function tableOf(doc: Doc, block: TableBlock, report: Report): Measured {
  const tables = measured.get(doc) ?? new Map<TableBlock, Measured>()
  measured.set(doc, tables)
  const known = tables.get(block)
  if (known) return known
  const table = measure(
    doc,
    block.type === 'facts' ? factsTable(block.facts, report.language) : block,
    report,
  )
  tables.set(block, table)
  return table
}

/** Of words that a PDF can hold. */
const measure = (doc: Doc, { headings, rows, widths }: PaperTable, { language, spoken }: Report) =>
  pdfTable(doc, {
    headings: headings.map((name, i) => ({ text: clean(name), isRight: tellsNumbers(rows, i) })),
    rows: rows.map((row) =>
      row.map((value) => ({
        text: clean(shownValue(value, language)),
        isRight: typeof value === 'number',
        ...langOf(String(value), spoken),
      })),
    ),
    widths,
    padding: layoutOf(doc).cellPadding,
  })

function table(doc: Doc, parent: Structure, block: TableBlock, report: Report): void {
  tableOf(doc, block, report).write(parent)
  doc.moveDown(layoutOf(doc).underTable)
}

/** Of a picture and the line under it: a heading has its place above. */
const CAPTION = 40
const pageHeight = (doc: Doc): number => doc.page.height - 2 * layoutOf(doc).margin

/** So that it fits on a page, with a heading over it. */
const pictureScale = (doc: Doc, { width, height }: { width: number; height: number }): number =>
  Math.min((doc.page.width - 2 * MARGIN) / width, (pageHeight(doc) - 2 * CAPTION) / height)

const chartScale = (doc: Doc, { width }: { width: number }): number =>
  (layoutOf(doc).chart * (doc.page.width - 2 * MARGIN)) / width

function picture(
  doc: Doc,
  parent: Structure,
  { picture: drawn, alternative }: Extract<Block, { type: 'picture' }>,
): void {
  const scale = pictureScale(doc, drawn)
  const [width, height] = [drawn.width * scale, drawn.height * scale]
  keep(doc, height + CAPTION)
  const { y } = doc
  tagged(
    doc,
    parent,
    'Figure',
    () => doc.image(Buffer.from(documentPngOf(drawn)), MARGIN, y, { width, height }),
    {
      alt: alternative,
    },
  )
  doc.y = y + height + 6
  tagged(doc, parent, 'Caption', () => write(doc, alternative, { size: 8.5, color: GREY, gap: 10 }))
}

function drawMark(doc: Doc, mark: Mark): void {
  switch (mark.is) {
    case 'bar':
      doc.rect(mark.x, mark.y, mark.w, mark.h).fill(mark.fill)
      return
    case 'line':
      doc.moveTo(mark.from[0], mark.from[1]).lineTo(mark.to[0], mark.to[1]).lineWidth(1).stroke(mark.color)
      return
    case 'dot':
      doc.circle(mark.x, mark.y, mark.r).fill(mark.fill)
      return
    case 'text': {
      const text = clean(mark.text)
      const font = mark.bold ? 'bold' : 'regular'
      doc.fontSize(mark.size).fillColor(mark.fill)
      const before = { start: 0, middle: 0.5, end: 1 }[mark.anchor ?? 'start'] * lineWidth(doc, text, font)
      drawLine(doc, text, { x: mark.x - before, foot: mark.y, font })
    }
  }
}

/** The marks themselves, so that a chart stays sharp at any size. */
function chart(
  doc: Doc,
  parent: Structure,
  { chart: drawn, alternative }: Extract<Block, { type: 'chart' }>,
): void {
  const scale = chartScale(doc, drawn)
  const height = drawn.height * scale
  keep(doc, height + CAPTION)
  const { y } = doc
  tagged(
    doc,
    parent,
    'Figure',
    () => {
      doc.save()
      doc.translate(MARGIN, y).scale(scale)
      for (const mark of drawn.marks) drawMark(doc, mark)
      doc.restore()
    },
    { alt: alternative },
  )
  doc.x = MARGIN
  doc.y = y + height + 4
  tagged(doc, parent, 'Caption', () => write(doc, alternative, { size: 8.5, color: GREY, gap: 10 }))
}

const headingTags = { 1: 'H1', 2: 'H2', 3: 'H3', 4: 'H4' } as const
/** From this level on there would be too many for a list of bookmarks. */
const BOOKMARKED = 4

function airOver(doc: Doc, level: 1 | 2 | 3 | 4): number {
  const { over, body } = layoutOf(doc)
  return doc.font('regular').fontSize(body).currentLineHeight(true) * over[level]
}

function heading(doc: Doc, parent: Structure, block: Extract<Block, { type: 'heading' }>): void {
  const { level, text } = block
  const { headings, underHeading } = layoutOf(doc)
  if (block.opensPage) doc.addPage()
  else if (doc.y > doc.page.margins.top) doc.y += airOver(doc, level)
  if (level < BOOKMARKED) doc.outline.addItem(clean(text))
  tagged(doc, parent, headingTags[level], () =>
    write(doc, text, { size: headings[level], font: 'bold', gap: level === 4 ? 3 : underHeading }),
  )
}

/** Headings that stand in a row, with what the last of them leads to. */
const LEADING = 5
/** Of a heading, which may go on over several lines, with the air around it. */
function headingHeight(doc: Doc, { level, text }: Extract<Block, { type: 'heading' }>): number {
  const { headings, underHeading } = layoutOf(doc)
  const air = airOver(doc, level)
  doc.font('bold').fontSize(headings[level])
  const lines = linesOf(clean(text), doc.page.width - 2 * MARGIN, (one) => lineWidth(doc, one, 'bold'))
  return air + lines.length * doc.currentLineHeight(true) + underHeading
}

/** What has to stand on one page of a block and those that it leads to: no heading is alone at the foot of one. */
function leadHeight(doc: Doc, blocks: readonly Block[], report: Report): number {
  const [block, ...rest] = blocks
  switch (block?.type) {
    case undefined:
      return 0
    case 'heading':
      return headingHeight(doc, block) + leadHeight(doc, rest, report)
    case 'facts':
      return tableOf(doc, block, report).leadHeight
    case 'table':
      return (block.caption === '' ? 0 : layoutOf(doc).fewLines) + tableLead(doc, block, report)
    case 'picture':
      return block.picture.height * pictureScale(doc, block.picture) + CAPTION
    case 'chart':
      return block.chart.height * chartScale(doc, block.chart) + CAPTION
    case 'items':
      return block.items[0] ? itemLead(doc, block.items[0]) : 0
    case 'paragraph':
      return layoutOf(doc).fewLines + (leadsInto(block, rest[0]) ? leadHeight(doc, rest, report) : 0)
  }
}

/** Of a page, what may be left empty before a table that is not to be parted. */
const LEFT_EMPTY = 1 / 6

/** Of a few small rows all, so that none of them is alone on the next page; of others, those that it begins with. */
function tableLead(doc: Doc, block: Extract<Block, { type: 'table' }>, report: Report): number {
  const { height, leadHeight: lead } = tableOf(doc, block, report)
  return block.rows.length <= layoutOf(doc).wholeRows && height <= pageHeight(doc) * LEFT_EMPTY
    ? height
    : lead
}

function draw(doc: Doc, parent: Structure, block: Block, report: Report): void {
  const words = documentWords[report.language]
  switch (block.type) {
    case 'heading':
      return heading(doc, parent, block)
    case 'paragraph':
      tagged(doc, parent, 'P', () => write(doc, block.text, {}))
      if (block.by === 'facilitator')
        tagged(doc, parent, 'P', () => write(doc, words.written, { size: layoutOf(doc).note, color: GREY }))
      return
    case 'facts':
      return table(doc, parent, block, report)
    case 'items': {
      const list = doc.struct('L')
      parent.add(list)
      for (const one of block.items) item(doc, list, one, report)
      list.end()
      return
    }
    case 'table':
      if (block.caption !== '')
        tagged(doc, parent, 'P', () => write(doc, block.caption, { size: 9, color: GREY }))
      return table(doc, parent, block, report)
    case 'picture':
      return picture(doc, parent, block)
    case 'chart':
      return chart(doc, parent, block)
  }
}

/** A heading with what it leads to, or a table's first rows, is begun where there is room for it. */
function drawAll(doc: Doc, parent: Structure, report: Report): void {
  for (const [i, block] of report.blocks.entries()) {
    const isLed = report.blocks[i - 1]?.type === 'heading'
    const isLead =
      block.type === 'table' ||
      (block.type === 'heading' && !block.opensPage) ||
      leadsInto(block, report.blocks[i + 1])
    if (!isLed && isLead)
      keep(doc, Math.min(leadHeight(doc, report.blocks.slice(i, i + LEADING), report), pageHeight(doc)))
    draw(doc, parent, block, report)
  }
}

/** The number of each page at its foot: no content for a screen reader, which has its own. */
function numberPages(doc: Doc): void {
  const { start, count } = doc.bufferedPageRange()
  for (let i = start; i < start + count; i++) {
    doc.switchToPage(i)
    const { bottom } = doc.page.margins
    doc.page.margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination' })
    doc
      .font('regular')
      .fontSize(8.5)
      .fillColor(GREY)
      .text(`${i + 1} / ${count}`, MARGIN, doc.page.height - 36, {
        width: doc.page.width - 2 * MARGIN,
        align: 'right',
        lineBreak: false,
      })
    doc.endMarkedContent()
    doc.page.margins.bottom = bottom
  }
}

/** Whether a card has letters that no typeface here has: boxes stand for them. */
const hasUnreadable = ({ blocks }: Report): boolean =>
  blocks.some(
    (block) =>
      block.type === 'items' &&
      block.items.some(({ text }) =>
        lettersIn(clean(text)).some((letter) => faceWith(letter, '400') === null),
      ),
  )

export async function toPdf(outcome: Outcome): Promise<Uint8Array> {
  const report = paperOf(outcome)
  const layout = report.isBrief ? close : roomy
  const { margin } = layout
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: margin, bottom: margin, left: MARGIN, right: MARGIN },
    bufferPages: true,
    tagged: true,
    pdfVersion: '1.7',
    displayTitle: true,
    lang: languageTags[report.language],
    info: { Title: clean(report.title), Creator: 'Samrum', CreationDate: takenAt(outcome) },
  })
  layouts.set(doc, layout)
  const bytes = buffer(doc)
  registerFonts(doc)
  const root = doc.struct('Document')
  doc.addStructure(root)
  drawAll(doc, root, report)
  if (hasUnreadable(report))
    tagged(doc, root, 'P', () => write(doc, documentWords[report.language].boxes, {}))
  root.end()
  numberPages(doc)
  doc.end()
  return bytes
}
