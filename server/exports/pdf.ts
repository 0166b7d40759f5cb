/**
 * The report as a tagged PDF: headings, lists, tables and pictures are told apart for a screen reader, in the language
 * of the document, with bookmarks.
 * @module
 */
import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import type { Mark } from './chart.ts'
import { documentPngOf } from './picture/png.ts'
import { fontFiles } from './picture/typeface.ts'
import { type Outcome, takenAt } from './RoomOutcome.ts'
import { type Block, documentOf, MAX_LISTED, type Report, type ReportItem } from './report.ts'
import { reportWordsIn } from './reportTexts.ts'
import type { Value } from './tables.ts'
import { documentWords } from './words.ts'

const MARGIN = 56
const GREY = '#55595f'
const INK = '#1d1d1f'
const BODY_SIZE = 10.5
const headingSizes = { 1: 24, 2: 16, 3: 12.5 } as const
const languageTags = { sv: 'sv-SE', en: 'en-GB' } as const

const unfit = /[[\p{Cc}\p{Bidi_Control}\ufffe\uffff]--[\t\n\r]]/gv
/** Letters that the typeface has; others, such as emoji, would be boxes that nobody can read. */
const clean = (text: string): string => text.toWellFormed().replace(unfit, '').replaceAll('\t', ' ')

type Doc = InstanceType<typeof PDFDocument>
type Structure = ReturnType<Doc['struct']>

/** Puts an element with its content into the structure tree. */
function tagged(doc: Doc, parent: Structure, type: string, draw: () => void, options: object = {}): void {
  parent.add(doc.struct(type, options, draw))
}

interface Look {
  readonly size?: number
  readonly font?: 'regular' | 'medium' | 'bold'
  readonly color?: string
  readonly indent?: number
  readonly gap?: number
}

function write(
  doc: Doc,
  text: string,
  { size = BODY_SIZE, font = 'regular', color = INK, indent = 0, gap = 4 }: Look,
): void {
  doc
    .font(font)
    .fontSize(size)
    .fillColor(color)
    .text(clean(text), MARGIN + indent, doc.y, {
      width: doc.page.width - 2 * MARGIN - indent,
      paragraphGap: gap,
    })
}

/** Begins a new page where less than this is left, so that no heading stands alone at the foot of one. */
function keep(doc: Doc, height: number): void {
  if (doc.y + height > doc.page.height - MARGIN) doc.addPage()
}

function item(doc: Doc, list: Structure, { text, details, id }: ReportItem): void {
  // The bullet goes with the first lines of its card.
  keep(doc, 34)
  const entry = doc.struct('LI')
  list.add(entry)
  tagged(doc, entry, 'Lbl', () => {
    doc.font('regular').fontSize(BODY_SIZE).fillColor(INK).text('•', MARGIN, doc.y, { lineBreak: false })
  })
  tagged(doc, entry, 'LBody', () => {
    write(doc, text, { indent: 14, gap: 1 })
    write(doc, [...details, id].join(' · '), { indent: 14, size: 8.5, color: GREY, gap: 6 })
  })
  entry.end()
}

function table(
  doc: Doc,
  parent: Structure,
  headings: readonly string[],
  rows: readonly (readonly Value[])[],
  widths: readonly number[] = headings.map(() => 1),
): void {
  const whole = widths.reduce((sum, share) => sum + share, 0)
  doc.font('regular').fontSize(8.5).fillColor(INK)
  doc.x = MARGIN
  doc.table({
    structParent: parent,
    defaultStyle: { border: 0.5, borderColor: '#c9ced6', padding: 4 },
    columnStyles: widths.map((share) => ({ width: (share / whole) * (doc.page.width - 2 * MARGIN) })),
    data: [
      headings.map((text) => ({
        type: 'TH',
        scope: 'Column',
        text: clean(text),
        backgroundColor: '#f2f4f7',
      })),
      ...rows.map((row) =>
        row.map((value) => ({
          text: clean(value === null ? '' : String(value)),
          ...(typeof value === 'number' ? { align: { x: 'right', y: 'top' } } : {}),
        })),
      ),
    ],
  } as unknown as Parameters<Doc['table']>[0])
  doc.x = MARGIN
  doc.moveDown(0.8)
}

function picture(
  doc: Doc,
  parent: Structure,
  { picture: drawn, alternative }: Extract<Block, { type: 'picture' }>,
): void {
  const room = { width: doc.page.width - 2 * MARGIN, height: doc.page.height - 2 * MARGIN - 40 }
  const scale = Math.min(room.width / drawn.width, room.height / drawn.height)
  const [width, height] = [drawn.width * scale, drawn.height * scale]
  keep(doc, height + 30)
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
      doc
        .font(mark.bold ? 'bold' : 'regular')
        .fontSize(mark.size)
        .fillColor(mark.fill)
      const before = { start: 0, middle: 0.5, end: 1 }[mark.anchor ?? 'start'] * doc.widthOfString(text)
      doc.text(text, mark.x - before, mark.y, { lineBreak: false, baseline: 'alphabetic' })
    }
  }
}

/** The marks themselves, so that a chart stays sharp at any size. */
function chart(
  doc: Doc,
  parent: Structure,
  { chart: drawn, alternative }: Extract<Block, { type: 'chart' }>,
): void {
  const scale = (doc.page.width - 2 * MARGIN) / drawn.width
  const height = drawn.height * scale
  keep(doc, height + 40)
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

const headingTags = { 1: 'H1', 2: 'H2', 3: 'H3' } as const

function heading(doc: Doc, parent: Structure, { level, text }: Extract<Block, { type: 'heading' }>): void {
  keep(doc, 72)
  if (level > 1) doc.moveDown(level === 2 ? 0.9 : 0.4)
  if (level < 3) doc.outline.addItem(clean(text))
  tagged(doc, parent, headingTags[level], () =>
    write(doc, text, { size: headingSizes[level], font: 'bold', gap: 6 }),
  )
}

function draw(doc: Doc, parent: Structure, block: Block, { language }: Report): void {
  const words = documentWords[language]
  switch (block.type) {
    case 'heading':
      return heading(doc, parent, block)
    case 'paragraph':
      tagged(doc, parent, 'P', () => write(doc, block.text, {}))
      if (block.by === 'facilitator')
        tagged(doc, parent, 'P', () => write(doc, words.written, { size: 8.5, color: GREY }))
      return
    case 'facts':
      return table(
        doc,
        parent,
        [words.fact, words.value, reportWordsIn[language].source],
        block.facts.map(({ name, value, written }) => [
          name,
          value,
          reportWordsIn[language][written ? 'fromFacilitator' : 'fromServer'],
        ]),
        [2, 5, 1.4],
      )
    case 'items': {
      const list = doc.struct('L')
      parent.add(list)
      for (const one of block.items) item(doc, list, one)
      list.end()
      return
    }
    case 'table':
      keep(doc, 60)
      tagged(doc, parent, 'P', () => write(doc, block.caption, { size: 9, color: GREY }))
      return table(doc, parent, block.headings, block.rows, block.widths)
    case 'picture':
      return picture(doc, parent, block)
    case 'chart':
      return chart(doc, parent, block)
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

export async function toPdf(outcome: Outcome): Promise<Uint8Array> {
  const report = documentOf(outcome, MAX_LISTED)
  const doc = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    tagged: true,
    pdfVersion: '1.7',
    displayTitle: true,
    lang: languageTags[report.language],
    info: { Title: clean(report.title), Creator: 'Samrum', CreationDate: takenAt(outcome) },
  })
  const bytes = buffer(doc)
  for (const [i, name] of (['regular', 'medium', 'bold'] as const).entries())
    doc.registerFont(name, Object.values(fontFiles)[i] ?? 'Helvetica')
  const root = doc.struct('Document')
  doc.addStructure(root)
  for (const block of report.blocks) draw(doc, root, block, report)
  root.end()
  numberPages(doc)
  doc.end()
  return bytes
}
