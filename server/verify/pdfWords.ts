/**
 * The words of a PDF file as they are written here: page by page in the order of reading, each under what it is tagged
 * as. What another program wrote anew is read as far as it keeps to that.
 * @module
 */
import { documentWords } from '../exports/words.ts'
import { type PdfObjects, pdfObjects } from './pdfObjects.ts'
import { entriesOf, type FileWords, lettersOf, originIn } from './words.ts'

type Letters = ReadonlyMap<string, string>

/** Several letters may stand for one sign, as in ligatures. */
const textOfHex = (spaced: string): string => {
  const hex = spaced.replace(/\s+/g, '')
  const bytes = Buffer.from(hex.length % 4 === 0 ? hex : '', 'hex')
  return bytes.swap16().toString('utf16le')
}

/** The letters of a typeface, by the codes that stand for them. */
function lettersIn(map: string): Letters {
  const letters = new Map<string, string>()
  for (const [, block = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', text = ''] of block.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]*)>/gi))
      letters.set(code.toLowerCase(), textOfHex(text))
  for (const [, block = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', , list, first] of block.matchAll(
      /<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*(?:\[([^\]]*)\]|<([0-9a-f]+)>)/gi,
    )) {
      const texts = list
        ? Array.from(list.matchAll(/<([^>]*)>/g), ([, text = '']) => text)
        : first
          ? [first]
          : []
      for (const [i, text] of texts.entries())
        letters.set((Number.parseInt(from, 16) + i).toString(16).padStart(from.length, '0'), textOfHex(text))
    }
  return letters
}

const refOf = (dictionary: string, name: string): number =>
  Number(new RegExp(`/${name}\\s+(\\d+) \\d+ R`).exec(dictionary)?.[1] ?? -1)

function* pagesIn(objects: PdfObjects, node: number, depth = 0): Generator<string> {
  const dictionary = objects.dictionary(node)
  const kids = /\/Kids\s*\[([^\]]*)\]/.exec(dictionary)?.[1]
  if (!kids) yield dictionary
  else if (depth < 10)
    for (const [, kid] of kids.matchAll(/(\d+) \d+ R/g)) yield* pagesIn(objects, Number(kid), depth + 1)
}

/** The typefaces of a page by the names that it has for them. */
function fontsOf(objects: PdfObjects, page: string, known: Map<number, Letters>): Map<string, Letters> {
  const resources = objects.dictionary(refOf(page, 'Resources')) || page
  const list =
    objects.dictionary(refOf(resources, 'Font')) || /\/Font\s*<<([^>]*)>>/.exec(resources)?.[1] || ''
  const fonts = new Map<string, Letters>()
  for (const [, name = '', number] of list.matchAll(/\/(\w+)\s+(\d+) \d+ R/g)) {
    const font = Number(number)
    const letters = known.get(font) ?? lettersIn(objects.stream(refOf(objects.dictionary(font), 'ToUnicode')))
    known.set(font, letters)
    fonts.set(name, letters)
  }
  return fonts
}

/** Words under one tag, in one size. */
interface Run {
  readonly tag: string
  readonly mark: number
  readonly size: string
  readonly x: number
  text: string
}

/** A text that begins, a tag, its end, a typeface and its size, a place, letters. */
const operators =
  /\b(BT)\b|\/(\w+)\s*(?:<<[\s\S]*?>>)?\s*B(?:DC|MC)\b|\b(EMC)\b|\/(\w+) ([\d.]+) Tf\b|([\d.-]+) [\d.-]+ Tm\b|\[([^\]]*)\] ?TJ|<([0-9a-f]*)> ?Tj/gi

/** Letters and their marks that are read from right to left. */
const fromRight = /[[\p{scx=Hebrew}\p{scx=Arabic}]&&[\p{L}\p{M}]]/v

class Reader {
  readonly runs: Run[] = []
  #mark = 0
  /** Where in the last run the letters of this text begin, if they are read from right to left. */
  #right: number | null = null

  /** The words of one page. */
  read(content: string, fonts: ReadonlyMap<string, Letters>): void {
    const tags: string[] = []
    let [font, height, x, isPlaced] = ['', '', 0, false]
    for (const [, begins, tag, end, name, size, left, list, single] of content.matchAll(operators)) {
      if (begins) [isPlaced, this.#right] = [false, null]
      else if (tag) {
        tags.push(tag)
        this.#mark++
      } else if (end) tags.pop()
      else if (name) [font, height] = [name, size ?? '']
      // Marks on a letter are placed by themselves.
      else if (left) [x, isPlaced] = [isPlaced && this.#right !== null ? x : Number(left), true]
      else {
        const hex =
          list === undefined
            ? [single ?? '']
            : Array.from(list.matchAll(/<([0-9a-f]*)>/gi), (m) => m[1] ?? '')
        const letters = fonts.get(font)
        const signs = hex.flatMap((one) =>
          (one.match(/.{4}/g) ?? []).map((c) => letters?.get(c.toLowerCase()) ?? ''),
        )
        this.#add({ tag: tags.at(-1) ?? '', mark: this.#mark, size: height, x, text: '' }, signs)
      }
    }
  }

  /** A line goes on the one before it where both are as large under one tag. */
  #add(run: Run, signs: readonly string[]): void {
    const before = this.runs.at(-1)
    const own = before && before.mark === run.mark && before.size === run.size ? before : run
    if (own !== before) this.runs.push(own)
    const text = signs.join('')
    if (!fromRight.test(text)) {
      own.text += text
      return
    }
    // They stand in the file as they are seen, from left to right.
    const at = own === before ? (this.#right ?? own.text.length) : 0
    own.text = own.text.slice(0, at) + signs.toReversed().join('') + own.text.slice(at)
    this.#right = at
  }
}

interface Cell {
  readonly x: number
  text: string
}

/** What a cell of a row says on the next page goes on what it said before. */
function goOn(row: Cell[], { x, text }: Run): void {
  const cell = row.find((one) => one.x === x)
  if (cell) cell.text += text
  else row.push({ x, text })
}

/** Words of an item that are in a language of their own. */
const asBody = (run: Run): Run => (run.tag === 'Quote' ? { ...run, tag: 'LBody' } : run)

/** An item goes on over the end of a page; a row begins where its cells are left of the one before. */
function blocksOf(runs: readonly Run[]): string[][] {
  const blocks: Cell[][] = []
  let before: Run | null = null
  for (const run of runs.map(asBody)) {
    const block = blocks.at(-1)
    if (run.tag === 'Artifact') continue
    if (run.tag === 'Span' && block) {
      goOn(block, run)
      continue
    }
    const isSame =
      before !== null &&
      before.tag === run.tag &&
      (run.tag === 'LBody' || (run.tag === 'TD' && (run.x > before.x || run.mark === before.mark)))
    const last = block?.at(-1)
    if (!isSame || !block) blocks.push([{ x: run.x, text: run.text }])
    else if (run.tag === 'LBody' && run.size === before?.size && last) last.text += run.text
    else block.push({ x: run.x, text: run.text })
    before = run
  }
  return blocks.map((block) => block.map(({ text }) => text))
}

export function wordsOfPdf(bytes: Buffer): FileWords {
  const objects = pdfObjects(bytes)
  const root = objects.numbers.find((number) => /\/Type\s*\/Catalog\b/.test(objects.dictionary(number)))
  const pages = root === undefined ? -1 : refOf(objects.dictionary(root), 'Pages')
  const known = new Map<number, Letters>()
  const reader = new Reader()
  for (const page of pagesIn(objects, pages)) {
    const list = /\/Contents\s*\[([^\]]*)\]/.exec(page)?.[1]
    const contents = list
      ? Array.from(list.matchAll(/(\d+) \d+ R/g), (m) => Number(m[1]))
      : [refOf(page, 'Contents')]
    reader.read(contents.map((number) => objects.stream(number)).join('\n'), fontsOf(objects, page, known))
  }
  const blocks = blocksOf(reader.runs)
  const texts = blocks.flat()
  const all = texts.join('\n')
  const shown = new Set(
    [...known.values()].flatMap((letters) => [...letters.values()].flatMap((text) => [...text])),
  )
  const lists = [documentWords.sv.records, documentWords.en.records].map(lettersOf)
  return {
    entries: blocks.flatMap(entriesOf),
    texts,
    ...originIn(all),
    isWhole: texts.some((text) => lists.includes(lettersOf(text))),
    isCut: true,
    hasPixels: objects.numbers.some((number) => /\/Subtype\s*\/Image\b/.test(objects.dictionary(number))),
    // What a typeface has no letter for stands as nothing.
    ...(all.includes('\u0000') ? { shows: (letter: string) => shown.has(letter) } : {}),
  }
}
