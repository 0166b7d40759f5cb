/**
 * A board as a picture, from its records alone: no browser, no request, the same bytes for the same board.
 * @module
 */
import { type Box, NOTE_SIZE, readCards, readZones } from '../../../shared/board/cards.ts'
import type { BoardRecord } from '../../../shared/board/document.ts'
import { readArrows } from '../../../shared/insights/relations.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { arrowSvg } from './arrow.ts'
import { drawnPart, movedTo, type Part, partAt, wholePart } from './partBoxes.ts'
import { shapeSvg } from './shapes.ts'
import { decimal, xmlText } from './svgText.ts'

export interface Picture {
  readonly svg: string
  /** Board pixels. */
  readonly width: number
  readonly height: number
  /** The same in pieces, one under the other, for what makes pixels of it; without them it is drawn as a whole. */
  readonly sheets?: readonly Sheet[]
}

/** A board, or a heading over one. */
export interface Sheet {
  /** Where it begins in the picture. */
  readonly top: number
  /** What of its own coordinates it shows. */
  readonly view: Box
  /** What lies lower first. */
  readonly parts: readonly Part[]
}

/** Air around the board. */
const MARGIN = 40
/** Deeper nesting of frames and groups than this is a cycle of parents. */
const MAX_DEPTH = 30

const byIndex = (a: BoardRecord, b: BoardRecord): number => {
  const [first, second] = [`${a.index} ${a.id}`, `${b.index} ${b.id}`]
  return first < second ? -1 : 1
}

/** Shapes that have no words have no card; their boxes matter for the edge of the picture. */
function boxOf(record: BoardRecord): Box {
  const props = (record.props ?? {}) as Record<string, unknown>
  const [w, h] = [decimal(props.w) || NOTE_SIZE, decimal(props.h) || NOTE_SIZE]
  return { x: decimal(record.x), y: decimal(record.y), w, h }
}

function around(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { x: 0, y: 0, w: NOTE_SIZE, h: NOTE_SIZE }
  // Not with Math.min(...): a board of 10,000 shapes is more than a call takes.
  const edge = (pick: (box: Box) => number, best: (a: number, b: number) => number) =>
    boxes.map(pick).reduce((a, b) => best(a, b))
  const [x, y] = [edge((box) => box.x, Math.min), edge((box) => box.y, Math.min)]
  const [right, bottom] = [edge((box) => box.x + box.w, Math.max), edge((box) => box.y + box.h, Math.max)]
  return { x: x - MARGIN, y: y - MARGIN, w: right - x + 2 * MARGIN, h: bottom - y + 2 * MARGIN }
}

const isPlain = ({ rotation, opacity }: BoardRecord): boolean =>
  decimal(rotation) === 0 && !(typeof opacity === 'number' && opacity < 1)

function placed(record: BoardRecord, inner: string): string {
  const turn = (decimal(record.rotation) * 180) / Math.PI
  const turned = turn === 0 ? '' : ` rotate(${decimal(turn)})`
  const faint =
    typeof record.opacity === 'number' && record.opacity < 1 ? ` opacity="${decimal(record.opacity)}"` : ''
  return `<g transform="translate(${decimal(record.x)} ${decimal(record.y)})${turned}"${faint}>${inner}</g>`
}

/** Draws the shapes of one board, in the order in which they lie. */
function partsOf(records: readonly BoardRecord[], language: Language) {
  const shapes = records.filter(({ typeName }) => typeName === 'shape')
  const ids = new Set(shapes.map(({ id }) => id))
  const children = Map.groupBy(shapes, ({ parentId }) =>
    ids.has(String(parentId)) ? String(parentId) : null,
  )
  const arrows = new Map(readArrows(records).map((arrow) => [arrow.record.id, arrow]))
  const boxes = new Map([
    ...shapes.filter(({ type }) => type !== 'arrow').map((shape) => [shape.id, boxOf(shape)] as const),
    ...readZones(records).flatMap(({ shapeId, box }) => (shapeId ? [[shapeId, box] as const] : [])),
    ...readCards(records).map(({ id, box }) => [id, box] as const),
  ])
  const insideOf = (id: string | null, depth: number) =>
    depth <= MAX_DEPTH ? (children.get(id) ?? []).toSorted(byIndex) : []
  /** With what is inside it. */
  const draw = (record: BoardRecord, depth: number): string => {
    const arrow = arrows.get(record.id)
    if (arrow) return arrowSvg(arrow, boxes)
    const within = insideOf(record.id, depth + 1).map((child) => draw(child, depth + 1))
    return placed(record, shapeSvg(record, language) + within.join(''))
  }
  /** Each by itself as far as nothing holds them together; `at` is where what they are in lies. */
  const parts = (record: BoardRecord, [x, y]: readonly [number, number], depth: number): Part[] => {
    const isArrow = arrows.has(record.id)
    if (isArrow || !isPlain(record)) {
      const drawn = draw(record, depth)
      const svg = x === 0 && y === 0 ? drawn : movedTo(drawn, [x, y])
      return [isArrow ? drawnPart(drawn, [x, y], svg) : wholePart(svg)]
    }
    const at = [x + decimal(record.x), y + decimal(record.y)] as const
    return [
      partAt(record, language, at),
      ...insideOf(record.id, depth + 1).flatMap((child) => parts(child, at, depth + 1)),
    ]
  }
  const top = insideOf(null, 0)
  return {
    parts: top.flatMap((record) => parts(record, [0, 0], 0)),
    view: around(top.flatMap(({ id }) => boxes.get(id) ?? [])),
  }
}

/**
 * @param records of one board
 * @param title what the picture is of, for those who cannot see it
 */
export function boardSvg(
  records: readonly BoardRecord[],
  { language, title }: { language: Language; title: string },
): Picture {
  const { parts, view } = partsOf(records, language)
  const [x, y, width, height] = [decimal(view.x), decimal(view.y), Math.ceil(view.w), Math.ceil(view.h)]
  const svg = [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}" font-family="'IBM Plex Sans', 'Helvetica Neue', Arial, sans-serif" role="img" aria-labelledby="title" xml:lang="${language}">`,
    `<title id="title">${xmlText(title)}</title>`,
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#fff"/>`,
    ...parts.map((part) => part.svg),
    '</svg>\n',
  ].join('')
  return { svg, width, height, sheets: [{ top: 0, view: { x, y, w: width, h: height }, parts }] }
}
