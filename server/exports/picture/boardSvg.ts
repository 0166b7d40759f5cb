/**
 * A board as a picture, from its records alone: no browser, no request, the same bytes for the same board.
 * @module
 */
import {
  type Box,
  indexed,
  NOTE_SIZE,
  pageTransform,
  type RecordsById,
  textOfRecord,
} from '../../../shared/board/cards.ts'
import type { BoardRecord } from '../../../shared/board/document.ts'
import { finite, inwards, outwards, type Point, unmoved } from '../../../shared/board/geometry.ts'
import { ZONE_HEADER } from '../../../shared/board/placement.ts'
import { relationsOfArrows, type Said } from '../../../shared/insights/arrowRelations.ts'
import { relationWord } from '../../../shared/insights/scoreText.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { arrowSvg, wayOf } from './arrow.ts'
import { bindingsOf, boxOf, endsOf } from './arrowEnds.ts'
import { clipSvg } from './clip.ts'
import type { Images } from './image.ts'
import { writtenHeight } from './note.ts'
import { drawnPart, movedTo, type Part, partAt, wholePart } from './partBoxes.ts'
import { type Around, relationWords } from './relationWords.ts'
import { shapeSvg } from './shapes.ts'
import { markerSvg } from './strokes.ts'
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
  const [first, second] = [String(a.index), String(b.index)]
  if (first !== second) return first < second ? -1 : 1
  return a.id < b.id ? -1 : 1
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

/** Of an arrow's way, where it is looked whether it leaves a frame. */
const WAY_SHARES = [0, 0.25, 0.5, 0.75, 1] as const

const frameSize = (frame: BoardRecord): readonly [number, number] => {
  const { w, h } = boxOf(frame)
  return [Math.max(0, w), Math.max(0, h)]
}

/** Beside drawn boxes with words. */
const cardTypes = new Set(['note', 'text', 'image'])

const isFaint = ({ opacity }: BoardRecord): boolean => typeof opacity === 'number' && opacity < 1

const isPlain = (record: BoardRecord): boolean => decimal(record.rotation) === 0 && !isFaint(record)

/**
 * Faint, without a layer of its own: what makes pixels of it ends the whole program where a layer lies outside what is
 * drawn, as it does in all bands of a picture but one.
 */
const faintly = (record: BoardRecord, inner: string): string => {
  if (!isFaint(record)) return inner
  const share = decimal(record.opacity)
  return `<g fill-opacity="${share}" stroke-opacity="${share}">${inner}</g>`
}

function placed(record: BoardRecord, inner: string): string {
  const turn = (finite(record.rotation, 0) * 180) / Math.PI
  const turned = turn === 0 ? '' : ` rotate(${decimal(turn)})`
  const moved = `<g transform="translate(${decimal(record.x)} ${decimal(record.y)})${turned}">${inner}</g>`
  return faintly(record, moved)
}

/** The four corners of a shape on the page. */
function cornersOf(record: BoardRecord, byId: RecordsById): Point[] {
  const { x, y, w, h } = boxOf(record)
  const transform = pageTransform(record, byId)
  return [
    [x, y],
    [x + w, y],
    [x + w, y + h],
    [x, y + h],
  ].map(([left = 0, top = 0]) => outwards(transform, { x: left, y: top }))
}

/** Its box on the page, whole also where it is turned. */
function pageBoxOf(record: BoardRecord, byId: RecordsById): Box {
  const corners = cornersOf(record, byId)
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y }
}

/** Draws the shapes of one board, in the order in which they lie: zones beneath all, as the editor lays them. */
class Drawing {
  readonly #byId: RecordsById
  readonly #children: ReadonlyMap<string | null, readonly BoardRecord[]>
  readonly #said: ReadonlyMap<string, Said>
  readonly #bindings
  readonly #language: Language
  readonly #images: Images

  constructor(records: readonly BoardRecord[], language: Language, images: Images) {
    const shapes = records.filter(({ typeName }) => typeName === 'shape')
    const ids = new Set(shapes.map(({ id }) => id))
    this.#byId = indexed(records)
    this.#children = Map.groupBy(shapes, ({ parentId }) =>
      ids.has(String(parentId)) ? String(parentId) : null,
    )
    this.#bindings = bindingsOf(records)
    this.#said = relationsOfArrows(records)
    this.#language = language
    this.#images = images
  }

  #insideOf(id: string | null, depth: number): readonly BoardRecord[] {
    return depth <= MAX_DEPTH ? (this.#children.get(id) ?? []).toSorted(byIndex) : []
  }

  #arrow(record: BoardRecord): string {
    const parent = this.#byId.get(String(record.parentId))
    const transform = parent?.typeName === 'shape' ? pageTransform(parent, this.#byId) : unmoved
    const ends = endsOf(record, this.#bindings.get(record.id), this.#byId)
    return faintly(record, arrowSvg(record, ends, transform))
  }

  #shape(record: BoardRecord): string {
    return shapeSvg(record, this.#language, this.#images)
  }

  /** With what is inside it, in the coordinates of what it is in. */
  #draw(record: BoardRecord, depth: number): string {
    if (record.type === 'arrow') return this.#arrow(record)
    const within = this.#insideOf(record.id, depth + 1).map((child) => {
      const drawn = this.#draw(child, depth + 1)
      return this.#sticksOut(child, record) ? clipSvg(frameSize(record), drawn) : drawn
    })
    return placed(record, this.#shape(record) + within.join(''))
  }

  /** Whether something of a shape may lie outside the frame that it is in. */
  #sticksOut(child: BoardRecord, frame: BoardRecord): boolean {
    if (frame.type !== 'frame') return false
    if (child.type === 'group') return true
    const [w, h] = frameSize(frame)
    const isOut = ({ x, y }: Point) => x < 0 || y < 0 || x > w || y > h
    return this.#placesIn(child, frame).some(isOut)
  }

  /** The places that a shape lies between, in the coordinates of what it is in. */
  #placesIn(child: BoardRecord, frame: BoardRecord): Point[] {
    if (child.type !== 'arrow') return cornersOf({ ...child, parentId: '' }, this.#byId)
    const transform = pageTransform(frame, this.#byId)
    const { body } = wayOf(child, endsOf(child, this.#bindings.get(child.id), this.#byId))
    return WAY_SHARES.map((share) => inwards(transform, body.at(share)))
  }

  /** What is cut off by the frame that it is in, which lies at `at`. */
  #cutPart(child: BoardRecord, frame: BoardRecord, at: readonly [number, number], depth: number): Part {
    const [w, h] = frameSize(frame)
    const within = { x: at[0], y: at[1], w, h }
    const svg = movedTo(clipSvg([w, h], this.#draw(child, depth)), at)
    return { svg, within, ground: within, cover: null, paper: null, at: null }
  }

  /** Each by itself as far as nothing holds them together; `at` is where what they are in lies. */
  #parts(record: BoardRecord, [x, y]: readonly [number, number], depth: number): Part[] {
    if (record.type === 'arrow' || !isPlain(record)) {
      const drawn = this.#draw(record, depth)
      const svg = x === 0 && y === 0 ? drawn : movedTo(drawn, [x, y])
      return [record.type === 'arrow' && !isFaint(record) ? drawnPart(drawn, [x, y], svg) : wholePart(svg)]
    }
    const at = [x + decimal(record.x), y + decimal(record.y)] as const
    return [
      partAt(record, { language: this.#language, images: this.#images }, at),
      ...this.#insideOf(record.id, depth + 1).flatMap((child) =>
        this.#sticksOut(child, record)
          ? [this.#cutPart(child, record, at, depth + 1)]
          : this.#parts(child, at, depth + 1),
      ),
    ]
  }

  /** What arrows say, over all else. */
  #words(view: Box): Part[] {
    const arrows = [...this.#said].flatMap(([id, { type, score }]) => {
      const record = this.#byId.get(id)
      if (!record) return []
      const ends = endsOf(record, this.#bindings.get(id), this.#byId)
      return [{ id, word: relationWord(type, score, this.#language), ...wayOf(record, ends) }]
    })
    if (arrows.length === 0) return []
    const words = relationWords(arrows, this.#around(view))
    return [...words].map(([id, svg]) => {
      const record = this.#byId.get(id)
      return record && isFaint(record) ? wholePart(faintly(record, svg)) : drawnPart(svg, [0, 0], svg)
    })
  }

  #around(view: Box): Around {
    const [cards, texts, heads]: [Box[], Box[], Box[]] = [[], [], []]
    for (const record of [...this.#children.values()].flat()) {
      const isCard =
        cardTypes.has(String(record.type)) || (record.type === 'geo' && textOfRecord(record) !== '')
      if (!isCard && record.type !== 'zone') continue
      const box = pageBoxOf(record, this.#byId)
      if (!isCard) heads.push({ ...box, h: ZONE_HEADER })
      else {
        cards.push(box)
        texts.push(record.type === 'note' ? { ...box, h: writtenHeight(record) } : box)
      }
    }
    return { cards, texts, heads, middle: { x: view.x + view.w / 2, y: view.y + view.h / 2 } }
  }

  all(): { parts: Part[]; view: Box } {
    const top = this.#insideOf(null, 0)
    const [zones, others] = [
      top.filter(({ type }) => type === 'zone'),
      top.filter(({ type }) => type !== 'zone'),
    ]
    const markers = others
      .filter(({ type }) => type === 'highlight')
      .map((record) => wholePart(placed(record, markerSvg(record, 'under'))))
    const draw = (record: BoardRecord) => this.#parts(record, [0, 0], 0)
    const view = around(this.#boxes(top))
    return {
      parts: [...zones.flatMap(draw), ...markers, ...others.flatMap(draw), ...this.#words(view)],
      view,
    }
  }

  /** What the picture shows; an arrow that is bound lies between what it is bound to. */
  #boxes(top: readonly BoardRecord[]): Box[] {
    return top.flatMap((record) => {
      if (record.type !== 'arrow') return record.type === 'group' ? [] : [pageBoxOf(record, this.#byId)]
      const { start, end } = endsOf(record, this.#bindings.get(record.id), this.#byId)
      return [start.at, end.at].map(({ x, y }) => ({ x, y, w: 0, h: 0 }))
    })
  }
}

/**
 * @param records of one board
 * @param title what the picture is of, for those who cannot see it
 * @param images the pictures on it, where they are at hand
 */
export function boardSvg(
  records: readonly BoardRecord[],
  { language, title, images = new Map() }: { language: Language; title: string; images?: Images },
): Picture {
  const { parts, view } = new Drawing(records, language, images).all()
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
