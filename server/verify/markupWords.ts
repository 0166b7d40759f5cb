/**
 * The words of files that are markup: web pages, pictures as SVG, Word documents and workbooks.
 * @module
 */
import { BOARD_MARK } from '../exports/origin.ts'
import { documentWords } from '../exports/words.ts'
import type { OpenZip } from '../zip/zipFile.ts'
import { entriesOf, entriesOfRow, type FileWords, lettersOf, originIn } from './words.ts'

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescaped = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex, decimal, name) => {
    if (name) return entities[String(name).toLowerCase()] ?? whole
    const code = Number.parseInt(hex ?? decimal, hex ? 16 : 10)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })

/** Ends of what holds words of its own; other marks, as those around a bold word, part nothing. */
const ends =
  /<\/?(?:w:p|w:br|w:tc|t|si|c|is|li|div|td|th|dd|dt|p|h\d|caption|figcaption|span|br|text|title|desc|metadata)\b[^<>]*>/g
const cut = '\u001e'
const piecesOf = (markup: string): string[] =>
  unescaped(markup.replace(ends, cut).replace(/<[^<>]*>/g, ''))
    .split(cut)
    .filter((piece) => piece.trim() !== '')

/** Where the elements of a name lie. One that nothing ends is none: it is not looked for its end at each beginning after it. */
function* placesOf(markup: string, name: string) {
  const beginning = new RegExp(`<${name}\\b[^<>]*>`, 'g')
  const end = `</${name}>`
  for (let found = beginning.exec(markup); found; found = beginning.exec(markup)) {
    const from = beginning.lastIndex
    const to = markup.indexOf(end, from)
    if (to < 0) return
    beginning.lastIndex = to + end.length
    yield { start: found.index, from, to, next: beginning.lastIndex }
  }
}

function* elements(markup: string, name: string): Generator<string> {
  for (const { from, to } of placesOf(markup, name)) yield markup.slice(from, to)
}

/** The markup without the elements of a name. */
function without(markup: string, name: string): string {
  const parts: string[] = []
  let at = 0
  for (const { start, next } of placesOf(markup, name)) {
    parts.push(markup.slice(at, start))
    at = next
  }
  return parts.join('') + markup.slice(at)
}

/** The list of all records, which only a full report has. */
const listsAll = (pieces: readonly string[]): boolean => {
  const names = [documentWords.sv.records, documentWords.en.records].map(lettersOf)
  return pieces.some((piece) => names.includes(lettersOf(piece)))
}

const reportWords = (pieces: readonly string[], blocks: Iterable<readonly string[]>): FileWords => ({
  entries: [...blocks].flatMap(entriesOf),
  texts: pieces,
  ...originIn(pieces.join('\n')),
  isWhole: listsAll(pieces),
})

/** Each text of a picture, whatever lines it was set in. */
const textsOfPicture = (markup: string): string[] =>
  [...elements(markup, 'text')].map((text) =>
    unescaped(text.replace(/<\/tspan>/g, ' ').replace(/<[^<>]*>/g, '')),
  )

const hasPixels = (markup: string): boolean => /<(?:image|img)\b/.test(markup)

/** The pictures of boards in a page; one that was taken out says nothing. */
const boardsIn = (markup: string): FileWords['boards'] =>
  markup
    .split(`<figure ${BOARD_MARK}`)
    .slice(1)
    .map((rest) => rest.slice(0, Math.max(0, rest.indexOf('</figure>'))))
    .filter((figure) => figure.includes('</svg>'))
    .map((figure) => ({ roomId: figure.slice(0, figure.indexOf('"')), texts: textsOfPicture(figure) }))

/** A page: its items, the rows of its tables, and the pictures of boards in it, which say the same once more. */
export function wordsOfHtml(markup: string): FileWords {
  const page = without(without(markup, 'svg'), 'style')
  const blocks = [...elements(page, 'li'), ...elements(page, 'tr')].map(piecesOf)
  return { ...reportWords(piecesOf(page), blocks), boards: boardsIn(markup), hasPixels: hasPixels(markup) }
}

/** A picture names no records: each text in it stands for itself. */
export function wordsOfSvg(markup: string): FileWords {
  const texts = textsOfPicture(markup)
  const head = [...elements(markup, 'metadata')].join('\n')
  return { entries: [], texts, ...originIn(head), isWhole: true, hasPixels: hasPixels(markup) }
}

/** A card is one paragraph, and what is told of it with its id the next. */
function* blocksOfDocument(markup: string): Generator<string[]> {
  for (const row of elements(markup, 'w:tr')) yield piecesOf(row)
  let before: string[] = []
  for (const paragraph of elements(without(markup, 'w:tbl'), 'w:p')) {
    const pieces = piecesOf(paragraph.replace(/<w:br\b[^<>]*>/g, '\n'))
    if (pieces.length === 0) continue
    if (entriesOf(pieces).length > 0) yield [...before, ...pieces]
    before = pieces
  }
}

const indexOf = (reference: string): number =>
  [...reference].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

/** The cells of a row at their places: empty ones are left out in the file. */
function cellsOf(row: string, shared: readonly string[]): string[] {
  const cells: string[] = []
  for (const [, attributes = '', inner = ''] of row.matchAll(/<c\b([^<>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
    const at = indexOf(/\br="([A-Z]{1,3})\d+"/.exec(attributes)?.[1] ?? '')
    const value = /<v>([^<]*)<\/v>/.exec(inner)?.[1] ?? ''
    const text = /\bt="s"/.test(attributes)
      ? shared[Number(value)]
      : unescaped(inner.replace(/<[^<>]*>/g, ''))
    cells[at >= 0 ? at : cells.length] = text ?? ''
  }
  return Array.from(cells, (cell) => cell ?? '')
}

/** In workbooks a character may be written as its number (`ST_Xstring` of Office Open XML). */
const withoutEscapes = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

function wordsOfWorkbook(sheets: readonly string[], strings: string): FileWords {
  const shared = [...elements(strings, 'si')].map((si) =>
    withoutEscapes(unescaped(si.replace(/<[^<>]*>/g, ''))),
  )
  const rows = sheets.flatMap((sheet) => [...elements(sheet, 'row')].map((row) => cellsOf(row, shared)))
  const all = rows.map((cells) => cells.join('\n')).join('\n')
  return { entries: rows.flatMap(entriesOfRow), texts: rows.flat(), ...originIn(all), isWhole: true }
}

/** The words of a Word document or of a workbook; null for what is neither. */
export function wordsOfZip(zip: OpenZip): FileWords | null {
  const read = (name: string) => zip.read(name)?.toString('utf8') ?? ''
  if (zip.names.includes('word/document.xml')) {
    const markup = read('word/document.xml')
    const hasPixels = zip.names.some((name) => /^word\/media\/.*\.(?:png|jpe?g|gif|bmp)$/.test(name))
    return { ...reportWords(piecesOf(markup), blocksOfDocument(markup)), hasPixels }
  }
  const sheets = zip.names.filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
  return sheets.length > 0 ? wordsOfWorkbook(sheets.map(read), read('xl/sharedStrings.xml')) : null
}
