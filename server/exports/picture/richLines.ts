/**
 * Rich text laid out in lines as the editor lays it out: its CSS (`.tl-rich-text` of tldraw 3.15) and what a browser makes of
 * it by itself. Of plain paragraphs `label.ts` knows the lines at less cost.
 * @module
 */
import { LINE_HEIGHT } from '../../../shared/board/noteSize.ts'
import type { Mark, RichTextNode } from '../../../shared/board/richText.ts'
import { lettersIn, letterWidth } from './typeface.ts'

/** How some letters of a text look; all else is as its card has it. */
export interface Look {
  readonly isBold: boolean
  readonly isItalic: boolean
  readonly isStruck: boolean
  readonly isLink: boolean
  readonly isMarked: boolean
}

/** Letters of one look, by their place in their line. */
export interface Run {
  readonly text: string
  readonly look: Look
  readonly x: number
  readonly width: number
}

/** What stands before a point of a list: a sign, or a number with its dot. */
export type ListMark = 'disc' | 'circle' | 'square' | `${number}.`

export interface RichLine {
  readonly runs: readonly Run[]
  /** From the left edge of the text, and from its top to the foot of the letters. */
  readonly x: number
  readonly foot: number
  readonly size: number
  /** Width without spaces at its end. */
  readonly width: number
  /** Before the line; not where it is no first one of a point. */
  readonly mark: ListMark | null
}

/** In the unit of the font size. */
export interface RichLines {
  readonly lines: readonly RichLine[]
  readonly width: number
  readonly height: number
}

/** Nodes deeper than this are not read: nobody made them. */
const MAX_DEPTH = 12
const plain: Look = { isBold: false, isItalic: false, isStruck: false, isLink: false, isMarked: false }
/** Sizes of headings, and the pixels above and below them. */
const HEADINGS = [2, 1.5, 1.17, 1, 0.83, 0.67]
const ABOVE_HEADING = 5
const BELOW_HEADING = 10
/** Of a list, in widths of a zero: more where its numbers have two figures, or three. */
const INDENT = 3.25
const signs = ['disc', 'circle', 'square'] as const
/** From the top of a line to the foot of its letters, in their size. */
const FOOT = 1.05

interface Letter {
  readonly text: string
  readonly look: Look
}

/** A paragraph, a heading, or one of them in a point of a list. */
interface Block {
  /** Its letters, by the lines that somebody began. */
  readonly parts: readonly (readonly Letter[])[]
  readonly size: number
  readonly left: number
  readonly isInList: boolean
  readonly mark: ListMark | null
  readonly above: number
  readonly below: number
}

export const faceOf = ({ isBold, isItalic }: Look): string =>
  `${isBold ? 700 : 500}${isItalic ? ' italic' : ''}`

const widthOf = (letters: readonly Letter[], size: number): number =>
  letters.reduce((sum, { text, look }) => sum + letterWidth(text, faceOf(look)), 0) * size

const list = <T>(value: readonly T[] | undefined): readonly T[] => (Array.isArray(value) ? value : [])

function lookOf(marks: readonly Mark[] | undefined, isBold: boolean): Look {
  const has = (name: string) => list(marks).some((mark) => mark?.type === name)
  return {
    isBold: isBold || has('bold'),
    isItalic: has('italic'),
    isStruck: has('strike'),
    isLink: has('link'),
    isMarked: has('highlight'),
  }
}

function partsOf({ content }: RichTextNode, isBold: boolean): Letter[][] {
  const parts: Letter[][] = [[]]
  for (const node of list(content)) {
    if (node.type === 'hardBreak') parts.push([])
    const look = node.type === 'text' ? lookOf(node.marks, isBold) : plain
    if (node.type === 'text')
      parts.at(-1)?.push(...lettersIn(String(node.text ?? '')).map((text) => ({ text, look })))
  }
  return parts
}

interface Around {
  readonly fontSize: number
  readonly left: number
  readonly depth: number
  /** Lists that it is in. */
  readonly lists: number
}

function listBlocks(node: RichTextNode, { fontSize, ...around }: Around): Block[] {
  const points = list(node.content)
  const isNumbered = node.type === 'orderedList'
  const first = Number(node.attrs?.start ?? 1)
  const figures = isNumbered ? (points.length >= 100 ? 2 : points.length >= 10 ? 1 : 0) : 0
  const left = around.left + (INDENT + figures) * letterWidth('0', '500') * fontSize
  const inner = { fontSize, left, depth: around.depth + 1, lists: around.lists + 1 }
  return points.flatMap((point, i) => {
    const mark: ListMark = isNumbered
      ? `${(Number.isFinite(first) ? first : 1) + i}.`
      : (signs[Math.min(around.lists, 2)] ?? 'square')
    const blocks = blocksOf(point, inner)
    return blocks.map((block, at) => (at === 0 && !block.mark ? { ...block, mark } : block))
  })
}

function blocksOf(parent: RichTextNode, around: Around): Block[] {
  if (around.depth > MAX_DEPTH) return []
  return list(parent.content).flatMap((node): Block[] => {
    if (node?.type === 'bulletList' || node?.type === 'orderedList') return listBlocks(node, around)
    if (node?.type !== 'paragraph' && node?.type !== 'heading')
      return list(node?.content).length > 0 ? blocksOf(node, { ...around, depth: around.depth + 1 }) : []
    const level = node.type === 'heading' ? (HEADINGS[Number(node.attrs?.level) - 1] ?? 1) : null
    return [
      {
        parts: partsOf(node, level !== null),
        size: around.fontSize * (level ?? 1),
        left: around.left,
        isInList: around.lists > 0,
        mark: null,
        above: level === null ? 0 : ABOVE_HEADING,
        below: level === null ? 0 : BELOW_HEADING,
      },
    ]
  })
}

/** A line may end after spaces and after a hyphen. */
function pieces(letters: readonly Letter[]): Letter[][] {
  const all: Letter[][] = []
  const ends = (i: number): boolean => {
    const [before, here] = [letters[i - 1]?.text ?? '', letters[i]?.text ?? '']
    const [wasSpace, isSpace] = [/\s/u.test(before), /\s/u.test(here)]
    return (wasSpace && !isSpace) || (before === '-' && here !== '-' && !isSpace)
  }
  for (const [i, letter] of letters.entries()) {
    if (i === 0 || ends(i)) all.push([])
    all.at(-1)?.push(letter)
  }
  return all
}

const withoutSpaces = (letters: readonly Letter[]): readonly Letter[] =>
  letters.slice(0, letters.findLastIndex(({ text }) => !/\s/u.test(text)) + 1)

/** Parts a piece that is wider than a line where the line ends. */
function parted(piece: readonly Letter[], size: number, room: number): Letter[][] {
  const parts: Letter[][] = [[]]
  let taken = 0
  for (const letter of piece) {
    const width = widthOf([letter], size)
    if (taken > 0 && taken + width > room && !/\s/u.test(letter.text)) {
      parts.push([])
      taken = 0
    }
    parts.at(-1)?.push(letter)
    taken += width
  }
  return parts
}

function wrapped(letters: readonly Letter[], size: number, room: number): Letter[][] {
  const lines: Letter[][] = [[]]
  let taken = 0
  for (const piece of pieces(letters)) {
    const width = widthOf(piece, size)
    if (taken > 0 && taken + widthOf(withoutSpaces(piece), size) > room) {
      lines.push([])
      taken = 0
    }
    if (taken > 0 || width <= room) {
      lines.at(-1)?.push(...piece)
      taken += width
      continue
    }
    const [first = [], ...others] = parted(piece, size, room)
    lines.at(-1)?.push(...first)
    lines.push(...others)
    taken = widthOf(lines.at(-1) ?? [], size)
  }
  return lines
}

function runsOf(letters: readonly Letter[], size: number): Run[] {
  const runs: Run[] = []
  let x = 0
  for (const { text, look } of letters) {
    const width = letterWidth(text, faceOf(look)) * size
    const last = runs.at(-1)
    if (last?.look === look)
      runs[runs.length - 1] = { ...last, text: last.text + text, width: last.width + width }
    else runs.push({ text, look, x, width })
    x += width
  }
  return runs
}

const shares = { start: 0, middle: 0.5, end: 1 } as const

/**
 * @param doc the text, as the editor keeps it
 * @param room width of a line
 * @param align of paragraphs; what is in lists begins at the left
 */
export function richLines(
  doc: RichTextNode,
  { fontSize, room, align }: { fontSize: number; room: number; align: keyof typeof shares },
): RichLines {
  const blocks = blocksOf(doc, { fontSize, left: 0, depth: 0, lists: 0 })
  const set = blocks.map((block) => {
    const rows = block.parts.flatMap((letters) =>
      wrapped(letters, block.size, Math.max(room - block.left, block.size)),
    )
    return { block, rows, isFull: rows.length > block.parts.length }
  })
  const widest = set.flatMap(({ block, rows }) =>
    rows.map((row) => block.left + widthOf(withoutSpaces(row), block.size)),
  )
  // Words that had to go on below take all of the room, as a block in a browser does.
  const isFull = set.some((one) => one.isFull)
  const width = isFull ? room : widest.reduce((a, b) => Math.max(a, b), 0)
  const lines: RichLine[] = []
  let top = 0
  let margin = 0
  for (const { block, rows } of set) {
    const { size, left, isInList, mark, above, below } = block
    top += Math.max(margin, above)
    for (const [i, row] of rows.entries()) {
      const own = widthOf(withoutSpaces(row), size)
      const x = isInList ? left : (width - own) * shares[align]
      const runs = runsOf(row, size)
      lines.push({ runs, x, foot: top + FOOT * size, size, width: own, mark: i === 0 ? mark : null })
      top += size * LINE_HEIGHT
    }
    margin = below
  }
  return { lines, width, height: top + margin }
}
