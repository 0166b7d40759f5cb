/**
 * A board as a picture, from its records alone: no browser, no request, the same bytes for the same board.
 * @module
 */
import { type Box, NOTE_SIZE, readCards, readZones } from '../../../shared/board/cards.ts'
import type { BoardRecord } from '../../../shared/board/document.ts'
import { readArrows } from '../../../shared/insights/relations.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { arrowSvg } from './arrow.ts'
import { shapeSvg } from './shapes.ts'
import { decimal, xmlText } from './svgText.ts'

export interface Picture {
  readonly svg: string
  /** Board pixels. */
  readonly width: number
  readonly height: number
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

function placed(record: BoardRecord, inner: string): string {
  const turn = (decimal(record.rotation) * 180) / Math.PI
  const turned = turn === 0 ? '' : ` rotate(${decimal(turn)})`
  const faint =
    typeof record.opacity === 'number' && record.opacity < 1 ? ` opacity="${decimal(record.opacity)}"` : ''
  return `<g transform="translate(${decimal(record.x)} ${decimal(record.y)})${turned}"${faint}>${inner}</g>`
}

/**
 * @param records of one board
 * @param title what the picture is of, for those who cannot see it
 */
export function boardSvg(
  records: readonly BoardRecord[],
  { language, title }: { language: Language; title: string },
): Picture {
  const shapes = records.filter(({ typeName }) => typeName === 'shape')
  const ids = new Set(shapes.map(({ id }) => id))
  const children = Map.groupBy(shapes, ({ parentId }) =>
    ids.has(String(parentId)) ? String(parentId) : null,
  )
  const arrows = new Map(readArrows(records).map((arrow) => [arrow.record.id, arrow]))
  const cards = readCards(records)
  const boxes = new Map([
    ...shapes.filter(({ type }) => type !== 'arrow').map((shape) => [shape.id, boxOf(shape)] as const),
    ...readZones(records).flatMap(({ shapeId, box }) => (shapeId ? [[shapeId, box] as const] : [])),
    ...cards.map(({ id, box }) => [id, box] as const),
  ])
  const draw = (record: BoardRecord, depth: number): string => {
    const arrow = arrows.get(record.id)
    if (arrow) return arrowSvg(arrow, boxes)
    const inside = depth < MAX_DEPTH ? (children.get(record.id) ?? []) : []
    const within = inside.toSorted(byIndex).map((child) => draw(child, depth + 1))
    return placed(record, shapeSvg(record, language) + within.join(''))
  }
  const top = (children.get(null) ?? []).toSorted(byIndex)
  const { x, y, w, h } = around(top.flatMap(({ id }) => boxes.get(id) ?? []))
  const [width, height] = [Math.ceil(w), Math.ceil(h)]
  const svg = [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${decimal(x)} ${decimal(y)} ${width} ${height}" font-family="'IBM Plex Sans', 'Helvetica Neue', Arial, sans-serif" role="img" aria-labelledby="title" xml:lang="${language}">`,
    `<title id="title">${xmlText(title)}</title>`,
    `<rect x="${decimal(x)}" y="${decimal(y)}" width="${width}" height="${height}" fill="#fff"/>`,
    ...top.map((record) => draw(record, 0)),
    '</svg>\n',
  ].join('')
  return { svg, width, height }
}
