/**
 * The demo's notes as records on a room's board: each in its zone, related ones joined by arrows.
 * @module
 */
import { generateNKeysBetween } from 'fractional-indexing-jittered'
import { type Box, NOTE_SIZE, newNote, readZones, type Zone } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import { noteSize } from '../../shared/board/noteSize.ts'
import { CARD_GAP, freeSpot, indexAbove, ZONE_HEADER } from '../../shared/board/placement.ts'
import { relationArrow } from '../../shared/board/relationArrow.ts'
import { attributeKey, entryKey } from '../../shared/insights/cardFields.ts'
import { insightId } from '../../shared/insights/extract.ts'
import type { Kind, RelationType, Sector, Status, Step, StrengthArea } from '../../shared/vocabulary.ts'
import demo from './demo.json' with { type: 'json' }

/** One of the demo's notes. What it has beside these are attributes of its kind, such as a milestone's year. */
export interface DemoNote {
  readonly id: string
  readonly room: Step
  readonly zone: string
  readonly kind: Kind
  readonly text: string
  readonly sector: Sector
  readonly strengthArea: StrengthArea | null
  readonly links: readonly { readonly type: RelationType; readonly to: string; readonly score?: number }[]
  readonly status?: Status
  readonly reason?: string
  /** Of an action, by the ids of the criteria. */
  readonly scores?: Readonly<Record<string, number>>
  /** Of the zone; it is not written on the card. */
  readonly facet?: string
  /** The organisation that is responsible, and when: fields that a record of any kind may have. */
  readonly owner?: string
  readonly period?: string
  /** Of a round that was counted; votes are never part of a board. */
  readonly votes: number
  readonly votesBySector: Readonly<Record<Sector, number>>
}

export const demoNotes = demo.notes as readonly DemoNote[]

/** The rooms that the demo fills, in the order of the process. */
export const demoSteps = ['analysis', 'vision', 'prioritisation', 'policy_mix'] as const satisfies Step[]

export interface DemoRoom {
  readonly step: Step
  /** Ids of all of the demo's rooms, for relations from one to another. */
  readonly roomIds: Readonly<Partial<Record<Step, string>>>
  /** ISO 8601. */
  readonly createdAt: string
}

/** The id of a note's shape. */
export const shapeIdOf = (note: DemoNote): string => `shape:${note.id}`
const noteById = new Map(demoNotes.map((note) => [note.id, note]))

function noteNamed(id: string): DemoNote {
  const note = noteById.get(id)
  if (!note) throw new Error(`demo.json points at "${id}", which is none of its notes`)
  return note
}

/** Attributes of the note's kind: what it has beside what every note has. */
function attributesOf(note: DemoNote): Record<string, unknown> {
  const {
    id,
    room,
    zone,
    kind,
    text,
    sector,
    strengthArea,
    links,
    status,
    reason,
    facet,
    scores,
    owner,
    period,
    votes,
    votesBySector,
    ...attributes
  } = note
  return attributes
}

/** What a card carries beside its shape; relations to other rooms ride on it. */
function metaOf(note: DemoNote, { roomIds, createdAt }: DemoRoom): Record<string, unknown> {
  const relations = note.links.flatMap(({ to, ...link }) => {
    const target = noteNamed(to)
    const roomId = roomIds[target.room]
    if (target.room === note.room || roomId === undefined) return []
    return [{ ...link, to: insightId(roomId, shapeIdOf(target)) }]
  })
  return {
    kind: note.kind,
    createdAt,
    ...(note.strengthArea ? { strengthArea: note.strengthArea } : {}),
    ...Object.fromEntries(
      Object.entries(attributesOf(note)).map(([key, value]) => [attributeKey(key), value]),
    ),
    ...Object.fromEntries(
      Object.entries(note.scores ?? {}).map(([criterion, score]) => [
        entryKey('criteriaScores', insightId(roomIds[note.room] ?? '', shapeIdOf(noteNamed(criterion)))),
        score,
      ]),
    ),
    ...(note.owner ? { 'owner.organisation': note.owner } : {}),
    ...(note.period ? { period: note.period } : {}),
    ...(note.status ? { status: note.status } : {}),
    ...(note.reason ? { statusReason: note.reason } : {}),
    ...(relations.length > 0 ? { relations } : {}),
  }
}

/** Where a zone's notes are laid: in a block of the zone's own proportions, so that arrows run apart. */
function layingBox({ box }: Zone, notes: number): Box {
  const columns = Math.max(1, Math.floor(Math.sqrt((notes * box.w) / (box.h - ZONE_HEADER))))
  return { ...box, w: Math.min(box.w, columns * (NOTE_SIZE + CARD_GAP) + CARD_GAP) }
}

interface Placed {
  readonly note: DemoNote
  readonly shapeId: string
  readonly box: Box
}

function place(notes: readonly DemoNote[], zones: readonly Zone[]): Placed[] {
  const placed: Placed[] = []
  for (const note of notes) {
    const zone = zones.find(({ id }) => id === note.zone)
    if (!zone)
      throw new Error(`demo.json puts "${note.id}" into "${note.zone}", which its room does not have`)
    const size = { w: NOTE_SIZE, h: NOTE_SIZE + noteSize(note.text).growY }
    const block = layingBox(zone, notes.filter((other) => other.zone === note.zone).length)
    const spot = freeSpot(
      block,
      placed.map(({ box }) => box),
      size,
    )
    placed.push({ note, shapeId: shapeIdOf(note), box: { ...spot, ...size } })
  }
  return placed
}

function noteRecord({ note, shapeId, box }: Placed, index: string, room: DemoRoom): BoardRecord {
  const { x, y } = box
  const { text, sector } = note
  const record = newNote({ id: shapeId, text, x, y, index, sector, meta: metaOf(note, room) })
  const { fontSize, growY } = noteSize(text)
  return { ...record, props: { ...(record.props as object), fontSizeAdjustment: fontSize, growY } }
}

/** Arrows lie under the notes, so that none runs over words. */
function arrowRecords(placed: readonly Placed[], indices: readonly string[]): BoardRecord[] {
  const onBoard = new Map(placed.map((entry) => [entry.note.id, entry]))
  const joined = placed.flatMap((from) =>
    from.note.links.flatMap((link) => {
      const to = onBoard.get(link.to)
      return to ? [{ from, to, link }] : []
    }),
  )
  return joined.flatMap(({ from, to, link }, i) =>
    relationArrow({
      name: `${from.note.id}-${to.note.id}`,
      index: indices[i] ?? '',
      from,
      to,
      relation: link.type,
      score: link.score,
    }),
  )
}

/** What the demo adds to a room whose board has its zones: `records` is the board as it is. */
export function demoRecords(records: readonly BoardRecord[], room: DemoRoom): BoardRecord[] {
  const notes = demoNotes.filter((note) => note.room === room.step)
  const arrows = notes.flatMap((note) => note.links).length
  const indices = generateNKeysBetween(indexAbove(records), null, arrows + notes.length)
  const placed = place(notes, readZones(records))
  return [
    ...arrowRecords(placed, indices.slice(0, arrows)),
    ...placed.map((entry, i) => noteRecord(entry, indices[arrows + i] ?? '', room)),
  ]
}
