/**
 * The report as a Word document: real headings, a table of contents, tables with header rows, pictures with words for
 * those who cannot see them, and the language it is in.
 * @module
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  StyleLevel,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { chartSvg } from './chart.ts'
import { columnsOf, type PaperTable } from './columnWidths.ts'
import { factsTable } from './facts.ts'
import { documentPngOf, pngOf } from './picture/png.ts'
import { type Outcome, takenAt } from './RoomOutcome.ts'
import { type Block, leadsInto, paperOf, type Report } from './report.ts'
import { languageTags } from './spoken.ts'
import { steadyDocx } from './steadyDocx.ts'
import { shownValue, type Value } from './tables.ts'
import { tellsNumbers } from './toldTables.ts'
import { documentWords } from './words.ts'

/** Width of the text on an A4 page, in the twentieths of a point that Word counts in, and in pixels. */
const TEXT_WIDTH = 9_026
const TEXT_WIDTH_PX = 600
const MAX_HEIGHT_PX = 820

/** On every office machine, or one as wide in its place: letters of another width break the words of narrow columns. */
const FONT = 'Arial'
/** Letters in half points, gaps in twentieths of a point. */
interface Layout {
  readonly body: number
  readonly note: number
  readonly title: number
  readonly headings: readonly [number, number, number]
  /** Over and under headings of the three levels. */
  readonly around: readonly (readonly [number, number])[]
  readonly underParagraph: number
  readonly underItem: number
  readonly overCaption: number
  readonly cellPadding: number
  /** Rows of a table that is not parted between two pages. */
  readonly wholeRows: number
  /** Over and under the text of a page. */
  readonly margin: number
}

const roomy: Layout = {
  body: 21,
  note: 17,
  title: 44,
  headings: [30, 24, 21],
  around: [
    [360, 120],
    [240, 80],
    [160, 60],
  ],
  underParagraph: 120,
  underItem: 120,
  overCaption: 160,
  cellPadding: 40,
  wholeRows: 6,
  margin: 1_440,
}
/** What comes before the appendices of a brief report is to be four pages at most. */
const close: Layout = {
  body: 19,
  note: 16,
  title: 40,
  headings: [27, 22, 19],
  around: [
    [180, 60],
    [100, 40],
    [80, 40],
  ],
  underParagraph: 60,
  underItem: 50,
  overCaption: 60,
  cellPadding: 20,
  wholeRows: 0,
  margin: 1_000,
}
const layoutOf = ({ isBrief }: Pick<Report, 'isBrief'>): Layout => (isBrief ? close : roomy)

const MUTED = '55595f'
const HEADING_COLOUR = '0b5d51'
/** A row of headings, as behind them on our pages. */
const HEADING_FILL = 'eef2f6'
/** In twentieths of a point. */
const CELL_MARGIN = 70
/** Letters of tables, in twentieths of a point. */
const TABLE_SIZES = [180, 160, 150] as const

const unfit = /[[\p{Cc}\p{Bidi_Control}\ufffe\uffff]--[\t\n\r]]/gv
/** Text that XML can hold. */
const clean = (text: string): string => text.toWellFormed().replace(unfit, '')

const headingLevels = {
  1: HeadingLevel.TITLE,
  2: HeadingLevel.HEADING_1,
  3: HeadingLevel.HEADING_2,
  4: HeadingLevel.HEADING_3,
} as const

function runs(
  text: string,
  options: {
    readonly color?: string
    readonly size?: number
    readonly bold?: boolean
    readonly language?: { readonly value: string }
  } = {},
) {
  return clean(text)
    .split('\n')
    .map((line, i) => new TextRun({ text: line, ...(i > 0 ? { break: 1 } : {}), ...options }))
}

/** @param isWhole keeps its rows on one page */
function table(words: PaperTable, report: Report, isWhole = false): Table {
  const { language } = report
  const { cellPadding } = layoutOf(report)
  const { headings, rows } = words
  const paper = { width: TEXT_WIDTH, sizes: TABLE_SIZES, padding: 2 * CELL_MARGIN }
  const columns = columnsOf(words, paper)
  const widths = columns.widths.map(Math.floor)
  // Word counts letters in half points.
  const size = columns.size / 10
  const cell = (value: Value, column: number, isHeading: boolean, isKept = isHeading) =>
    new TableCell({
      width: { size: widths[column] ?? TEXT_WIDTH, type: WidthType.DXA },
      margins: { top: cellPadding, bottom: cellPadding, left: CELL_MARGIN, right: CELL_MARGIN },
      ...(isHeading ? { shading: { fill: HEADING_FILL } } : {}),
      children: [
        new Paragraph({
          keepNext: isKept,
          spacing: { after: 0 },
          ...(typeof value === 'number' || (isHeading && tellsNumbers(rows, column))
            ? { alignment: AlignmentType.END }
            : {}),
          children: runs(shownValue(value, language), {
            bold: isHeading,
            size,
            ...spoken(String(value), report),
          }),
        }),
      ],
    })
  const line = { style: BorderStyle.SINGLE, size: 4, color: 'c5ccd3' }
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    borders: {
      top: line,
      bottom: line,
      left: line,
      right: line,
      insideHorizontal: line,
      insideVertical: line,
    },
    columnWidths: widths,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: headings.map((name, i) => cell(name, i, true)),
      }),
      ...rows.map(
        (row, at) =>
          new TableRow({
            cantSplit: true,
            children: row.map((value, i) => cell(value, i, false, isKeptWithNext(at, rows.length, isWhole))),
          }),
      ),
    ],
  })
}

/** Neither the first row of a table nor the last is alone on a page. */
const isKeptWithNext = (at: number, rows: number, isWhole: boolean): boolean =>
  at < rows - 1 && (isWhole || at === 0 || at === rows - 2)

/** Words of a card, in the language that they are in. */
function spoken(text: string, { spoken: languages }: Report) {
  const language = languages.get(text)
  return language ? { language: { value: languageTags[language] } } : {}
}

const note = (text: string, report: Report) =>
  new Paragraph({ children: runs(text, { color: MUTED, size: layoutOf(report).note }) })

/** Air between a table and what comes: a table has none of its own. */
const afterTable = () => new Paragraph({ spacing: { after: 0, line: 160 }, children: [] })

function picture(
  { picture: drawn, alternative }: Extract<Block, { type: 'picture' }>,
  report: Report,
): Paragraph[] {
  const scale = Math.min(TEXT_WIDTH_PX / drawn.width, MAX_HEIGHT_PX / drawn.height)
  const image = new ImageRun({
    type: 'png',
    data: documentPngOf(drawn),
    transformation: { width: Math.round(drawn.width * scale), height: Math.round(drawn.height * scale) },
    altText: { name: 'picture', title: clean(alternative), description: clean(alternative) },
  })
  return [new Paragraph({ keepNext: true, children: [image] }), note(alternative, report)]
}

/** As vectors, with a picture for programs that know none. */
function chart(
  { chart: drawn, alternative }: Extract<Block, { type: 'chart' }>,
  report: Report,
): Paragraph[] {
  const { svg, width, height } = chartSvg(drawn, alternative, report.language)
  const scale = TEXT_WIDTH_PX / width
  const image = new ImageRun({
    type: 'svg',
    data: Buffer.from(svg),
    fallback: { type: 'png', data: pngOf({ svg, width, height }) },
    transformation: { width: TEXT_WIDTH_PX, height: Math.round(height * scale) },
    altText: { name: 'chart', title: clean(alternative), description: clean(alternative) },
  })
  return [new Paragraph({ keepNext: true, children: [image] }), note(alternative, report)]
}

function blocksOf(block: Block, report: Report, next?: Block): (Paragraph | Table)[] {
  const { language } = report
  const { note: noteSize, underItem, overCaption } = layoutOf(report)
  switch (block.type) {
    case 'heading':
      return [
        new Paragraph({
          heading: headingLevels[block.level],
          pageBreakBefore: block.opensPage ?? false,
          children: runs(block.text),
        }),
      ]
    case 'paragraph':
      return [
        new Paragraph({
          keepNext: leadsInto(block, next),
          children: runs(block.text),
        }),
        ...(block.by === 'facilitator' ? [note(documentWords[language].written, report)] : []),
      ]
    case 'facts':
      return [table(factsTable(block.facts, language), report), afterTable()]
    case 'items':
      return block.items.flatMap(({ text, details, id }) => [
        new Paragraph({
          keepNext: true,
          spacing: { after: 20 },
          numbering: { reference: 'cards', level: 0 },
          children: runs(text, spoken(text, report)),
        }),
        new Paragraph({
          indent: { left: 360 },
          spacing: { after: underItem },
          children: runs([...details, id].join(' · '), { color: MUTED, size: noteSize }),
        }),
      ])
    case 'table':
      return [
        ...(block.caption === ''
          ? []
          : [
              new Paragraph({
                keepNext: true,
                spacing: { before: overCaption, after: overCaption / 2 },
                children: runs(block.caption, { color: MUTED, size: 18 }),
              }),
            ]),
        table(block, report, block.rows.length <= layoutOf(report).wholeRows),
        afterTable(),
      ]
    case 'picture':
      return picture(block, report)
    case 'chart':
      return chart(block, report)
  }
}

function headingStyle({ headings, around }: Layout, level: 0 | 1 | 2) {
  const [before = 0, after = 0] = around[level] ?? []
  return {
    run: { size: headings[level], bold: true, color: HEADING_COLOUR },
    paragraph: { keepNext: true, spacing: { before, after } },
  }
}

/** For a report that is leafed through; what has four pages needs none. */
const contentsOf = ({ language, isBrief }: Report): TableOfContents[] =>
  isBrief
    ? []
    : [
        new TableOfContents(documentWords[language].contents, {
          hyperlink: true,
          headingStyleRange: '1-2',
          stylesWithLevels: [new StyleLevel('Heading1', 1), new StyleLevel('Heading2', 2)],
        }),
      ]

/** Which page of how many, as it stands under those of the PDF. */
const footerOf = (report: Report) =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.END,
        spacing: { after: 0 },
        children: [
          new TextRun({
            color: MUTED,
            size: layoutOf(report).note,
            children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  })

export async function toDocx(outcome: Outcome): Promise<Uint8Array> {
  const report = paperOf(outcome)
  // What the document is, under which number and of which day, stands before what it holds.
  const head = report.blocks.slice(0, report.blocks[1]?.type === 'facts' ? 2 : 1)
  const rest = report.blocks.slice(head.length)
  const layout = layoutOf(report)
  const document = new Document({
    title: clean(report.title),
    creator: 'Samrum',
    styles: {
      default: {
        document: {
          run: { font: FONT, size: layout.body, language: { value: languageTags[report.language] } },
          paragraph: { spacing: { after: layout.underParagraph } },
        },
        title: { run: { size: layout.title, bold: true }, paragraph: { spacing: { after: 240 } } },
        heading1: headingStyle(layout, 0),
        heading2: headingStyle(layout, 1),
        heading3: headingStyle(layout, 2),
      },
    },
    numbering: {
      config: [
        {
          reference: 'cards',
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              style: { paragraph: { indent: { left: 360, hanging: 260 } } },
            },
          ],
        },
      ],
    },
    features: { updateFields: !report.isBrief },
    sections: [
      {
        properties: { page: { margin: { top: layout.margin, bottom: layout.margin } } },
        footers: { default: footerOf(report) },
        children: [
          ...head.flatMap((block) => blocksOf(block, report)),
          ...contentsOf(report),
          ...rest.flatMap((block, i) => blocksOf(block, report, rest[i + 1])),
        ],
      },
    ],
  })
  return steadyDocx(await Packer.toBuffer(document), takenAt(outcome))
}
