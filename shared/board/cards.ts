/**
 * The cards of a board: which shapes count as one, where they lie on the page, and how a new note is made.
 * @module
 */
import type { Kind, Sector, StrengthArea } from '../vocabulary.ts'
import { isOneOf, kinds } from '../vocabulary.ts'
import type { BoardRecord } from './document.ts'
import { finite, outwards, type Transform, transformOf, unmoved, within } from './geometry.ts'
import { plainText, richTextFrom } from './richText.ts'

/** Side of tldraw's note, in board pixels, before it grows with its text. */
export const NOTE_SIZE = 200
/** The one page of a board. */
export const PAGE_ID = 'page:page'

/** The colour of a note by the sector of its author; a mark says the same to those who see no colours. */
export const sectorColors = {
  civil_society: 'light-red',
  business: 'orange',
  public_sector: 'light-blue',
  academia: 'light-violet',
} as const satisfies Record<Sector, string>

/** What a card carries beside its shape. `by` is a member's id, a pseudonym that leaves with the live board. */
export interface CardMeta {
  readonly sector?: Sector | 'mixed'
  readonly kind?: Kind
  readonly by?: string
  readonly createdAt?: string
  /** Whether `by` wrote it for somebody beside them, whose the sector then is. */
  readonly proxy?: true
  readonly strengthArea?: StrengthArea
  /** Language of the words, where it is not the room's. */
  readonly lang?: string
  /** Where a carried card came from: an insight's id. */
  readonly origin?: string
  /** The version of the insight that was carried, and the snapshot it was in. */
  readonly originVersion?: number
  readonly originSnapshot?: string
  /** What was taken over from it (shared/insights/carriedContent.ts). */
  readonly originContent?: number
}

/** Board pixels. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** A shape that carries text, as it lies on the page. */
export interface Card {
  readonly id: string
  readonly text: string
  readonly box: Box
  readonly center: { readonly x: number; readonly y: number }
  readonly parentId: string
  readonly meta: Readonly<Record<string, unknown>>
  readonly record: BoardRecord
}

/** A region of the board as it lies there now, which may differ from its template. */
export interface Zone {
  readonly id: string
  readonly shapeId: string | null
  readonly name: { readonly sv: string; readonly en: string }
  readonly prompt: { readonly sv: string; readonly en: string }
  readonly kinds: readonly Kind[]
  readonly facet: string | null
  readonly box: Box
}

type Json = Readonly<Record<string, unknown>>
const object = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {})

/** The words written in a shape, whichever way its type keeps them. */
export function textOfRecord(record: BoardRecord): string {
  const props = object(record.props)
  if (props.richText) return plainText(props.richText)
  return typeof props.text === 'string' ? props.text.trim() : ''
}

/** Line height of each of tldraw's text sizes, in board pixels, for text whose box only an editor could measure. */
const lineHeights: Record<string, number> = { s: 24, m: 32, l: 48, xl: 60 }

/** A shape's own size, in board pixels, as far as it can be known without measuring text. */
export function sizeOf(record: BoardRecord): { w: number; h: number } {
  const props = object(record.props)
  const scale = finite(props.scale, 1)
  if (record.type === 'note') return { w: NOTE_SIZE * scale, h: (NOTE_SIZE + finite(props.growY, 0)) * scale }
  const line = (lineHeights[String(props.size)] ?? 32) * scale
  const lines = textOfRecord(record).split('\n').length
  return {
    w: finite(props.w, line * 4) * (record.type === 'text' ? scale : 1),
    h: finite(props.h, line * lines) + finite(props.growY, 0),
  }
}

/** Deeper nesting of frames and groups than this is a cycle of parents. */
const MAX_PARENTS = 30

/** Where records are found by their id. */
export interface RecordsById {
  get(id: string): BoardRecord | undefined
}

/** Where a shape's own origin lies on the page, through the frames and groups it is in. */
export function pageTransform(record: BoardRecord, byId: RecordsById, depth = 0): Transform {
  const parent = byId.get(String(record.parentId))
  const outer =
    parent?.typeName === 'shape' && depth < MAX_PARENTS ? pageTransform(parent, byId, depth + 1) : unmoved
  return within(outer, transformOf(record))
}

/** Where a point of a shape, in its own coordinates, lies on the page. */
export function pagePoint(
  record: BoardRecord,
  point: { readonly x: number; readonly y: number },
  byId: RecordsById,
): { x: number; y: number } {
  return outwards(pageTransform(record, byId), point)
}

/** The middle of a shape on the page. */
export function pageCenter(record: BoardRecord, byId: RecordsById): { x: number; y: number } {
  const { w, h } = sizeOf(record)
  return pagePoint(record, { x: w / 2, y: h / 2 }, byId)
}

/** The box of a shape on the page. A turned shape's box has its true centre and its own width and height. */
function pageBox(record: BoardRecord, byId: RecordsById): Box {
  const { w, h } = sizeOf(record)
  const { x, y } = pageCenter(record, byId)
  return { x: x - w / 2, y: y - h / 2, w, h }
}

/** Shapes that hold others or point at them are no cards, whatever text they carry. */
const notCards = new Set(['zone', 'frame', 'group', 'arrow'])

/** Whether a record is a shape that is a card as soon as it has words. */
export const mayBeCard = ({ typeName, type }: BoardRecord): boolean =>
  typeName === 'shape' && !notCards.has(String(type))

/** Records by their ids. */
export const indexed = (records: readonly BoardRecord[]): RecordsById =>
  new Map(records.map((record) => [record.id, record]))

/** All cards of a board: every shape with words in it, ordered by id. */
export function readCards(records: readonly BoardRecord[], byId = indexed(records)): Card[] {
  const cards: Card[] = []
  for (const record of records) {
    const text = mayBeCard(record) ? textOfRecord(record) : ''
    if (text === '') continue
    const box = pageBox(record, byId)
    cards.push({
      id: record.id,
      text,
      box,
      center: { x: box.x + box.w / 2, y: box.y + box.h / 2 },
      parentId: String(record.parentId),
      meta: object(record.meta),
      record,
    })
  }
  return cards.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** A name or prompt in both languages, whatever somebody's program wrote there. */
function saidIn(value: unknown, otherwise: string): Zone['name'] {
  const { sv, en } = object(value)
  const either = [sv, en].find((one) => typeof one === 'string') ?? otherwise
  return { sv: typeof sv === 'string' ? sv : either, en: typeof en === 'string' ? en : either }
}

/** The zones that lie on a board, ordered by id. What is no kind is none of theirs. */
export function readZones(records: readonly BoardRecord[], byId = indexed(records)): Zone[] {
  return records
    .filter((record) => record.typeName === 'shape' && record.type === 'zone')
    .map((record): Zone => {
      const props = object(record.props)
      return {
        id: String(props.zoneId),
        shapeId: record.id,
        name: saidIn(props.name, String(props.zoneId)),
        prompt: saidIn(props.prompt, ''),
        kinds: Array.isArray(props.kinds) ? props.kinds.filter((kind) => isOneOf(kinds, kind)) : [],
        facet: typeof props.facet === 'string' ? props.facet : null,
        box: pageBox(record, byId),
      }
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Whether a point lies in a box; the left and top edges belong to it, the right and bottom ones do not. */
export function contains(box: Box, point: { readonly x: number; readonly y: number }): boolean {
  return point.x >= box.x && point.x < box.x + box.w && point.y >= box.y && point.y < box.y + box.h
}

/** The zone a point lies in: the smallest that holds it, by id where two are as small; null outside all. */
export function zoneAt(
  zones: readonly Zone[],
  point: { readonly x: number; readonly y: number },
): Zone | null {
  let smallest: Zone | null = null
  for (const zone of zones)
    if (contains(zone.box, point) && (!smallest || smaller(zone, smallest))) smallest = zone
  return smallest
}

function smaller(a: Zone, b: Zone): boolean {
  const [areaOfA, areaOfB] = [a.box.w * a.box.h, b.box.w * b.box.h]
  return areaOfA < areaOfB || (areaOfA === areaOfB && a.id < b.id)
}

/** What a new note is made from; `index` is a fractional index key above the shapes it shall lie over. */
export interface NewNote {
  readonly id: string
  readonly text: string
  readonly x: number
  readonly y: number
  readonly index: string
  readonly sector: Sector | null
  readonly meta?: CardMeta
}

/** A note as tldraw keeps it, on the board's page, coloured by its author's sector. */
export function newNote({ id, text, x, y, index, sector, meta }: NewNote): BoardRecord {
  return {
    id,
    typeName: 'shape',
    type: 'note',
    x,
    y,
    rotation: 0,
    index,
    parentId: PAGE_ID,
    isLocked: false,
    opacity: 1,
    props: {
      color: sector ? sectorColors[sector] : 'yellow',
      labelColor: 'black',
      size: 's',
      font: 'sans',
      fontSizeAdjustment: 0,
      align: 'start',
      verticalAlign: 'start',
      growY: 0,
      url: '',
      richText: richTextFrom(text),
      scale: 1,
    },
    meta: { ...meta, ...(sector ? { sector } : {}) },
  }
}
