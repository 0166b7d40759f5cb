/**
 * A board becomes insight records: a pure function of the records and the room, so that the live outline and the
 * server's snapshot say the same of the same document. The rules are in docs/domain.md.
 * @module
 */
import type { Card, Zone } from '../board/cards.ts'
import {
  indexed,
  pagePoint,
  type RecordsById,
  readCards,
  readZones,
  textOfRecord,
  zoneAt,
} from '../board/cards.ts'
import type { BoardRecord } from '../board/document.ts'
import { finite, type Point } from '../board/geometry.ts'
import { GRID_UNIT, roomTemplates } from '../rooms/index.ts'
import type { Kind, Step } from '../vocabulary.ts'
import { isOneOf, kinds, relationAllowed } from '../vocabulary.ts'
import type { Extraction, Group, RoomContext, Warning } from './insight.ts'
import { insightId } from './insightId.ts'
import { insightOf, type Placed, warningsOf } from './insightOf.ts'
import { readingOrder } from './readingOrder.ts'
import type { Arrow, Relation } from './relations.ts'
import { carriedRelations, chosenRelation, readArrows, relationSaid, scoreSaid } from './relations.ts'

export {
  EXTRACTOR,
  type Extraction,
  type Group,
  type HeldWeights,
  type Insight,
  type Provenance,
  type RoomContext,
  type Votes,
  type Warning,
} from './insight.ts'
export { cardOfId, insightId } from './insightId.ts'

function templateZones(step: Step): Zone[] {
  return roomTemplates[step].zones.map((zone) => ({
    id: zone.id,
    shapeId: null,
    name: zone.name,
    prompt: zone.prompt,
    kinds: zone.kinds,
    facet: zone.facet ?? null,
    box: { x: zone.x * GRID_UNIT, y: zone.y * GRID_UNIT, w: zone.w * GRID_UNIT, h: zone.h * GRID_UNIT },
  }))
}

/** The zones as they lie on the board; a board without any is read by its step's template. */
export function zonesOf(records: readonly BoardRecord[], step: Step, byId?: RecordsById): Zone[] {
  const onBoard = readZones(records, byId)
  return onBoard.length > 0 ? onBoard : templateZones(step)
}

/** A card's kind: the one its author chose if the zone takes it, else the zone's own. */
export function kindOf(card: Pick<Card, 'meta'>, zone: Zone | null): Kind {
  const chosen = isOneOf(kinds, card.meta.kind) ? card.meta.kind : null
  if (!zone) return chosen ?? 'observation'
  if (chosen && zone.kinds.includes(chosen)) return chosen
  return zone.kinds[0] ?? 'observation'
}

/** Whether an arrow joins two cards, and so is a relation; one from a card to itself joins nothing. */
const joinsCards = ({ start, end }: Arrow, cards: ReadonlySet<string>): boolean =>
  start !== null && end !== null && start !== end && cards.has(start) && cards.has(end)

/** A label on an arrow that is no relation is still something written: it is read as a card at the arrow's middle. */
function labelCards(arrows: readonly Arrow[], cards: ReadonlySet<string>, byId: RecordsById): Card[] {
  return arrows
    .filter((arrow) => textOfRecord(arrow.record) !== '' && !joinsCards(arrow, cards))
    .map(({ record }) => {
      const { start, end } = (record.props ?? {}) as Record<'start' | 'end', Partial<Point> | undefined>
      const middle = (axis: 'x' | 'y') => (finite(start?.[axis], 0) + finite(end?.[axis], 0)) / 2
      const center = pagePoint(record, { x: middle('x'), y: middle('y') }, byId)
      return {
        id: record.id,
        text: textOfRecord(record),
        box: { ...center, w: 0, h: 0 },
        center,
        parentId: String(record.parentId),
        meta: (record.meta ?? {}) as Record<string, unknown>,
        record,
      }
    })
}

function placeCards(cards: readonly Card[], zones: readonly Zone[], room: RoomContext): Map<string, Placed> {
  const byZone = Map.groupBy(cards, (card) => zoneAt(zones, card.center))
  const placed = new Map<string, Placed>()
  for (const [zone, members] of byZone)
    readingOrder(members).forEach((card, i) => {
      placed.set(card.id, {
        card,
        id: insightId(room.id, card.id),
        zone,
        kind: kindOf(card, zone),
        order: i + 1,
      })
    })
  return placed
}

function relationOf(arrow: Arrow, cards: ReadonlyMap<string, Placed>, warnings: Warning[]): Relation | null {
  const shapeId = arrow.record.id
  if (!arrow.start && !arrow.end) return null
  if (!arrow.start || !arrow.end) {
    warnings.push({
      code: 'arrow_half_bound',
      shapeId,
      message: 'The arrow is bound to a card at one end only.',
    })
    return null
  }
  if (arrow.start === arrow.end) {
    warnings.push({ code: 'arrow_to_itself', shapeId, message: 'The arrow leads from a card to itself.' })
    return null
  }
  const [from, to] = [cards.get(arrow.start), cards.get(arrow.end)]
  // A label that is a card is none that an arrow can lead to: it has an end of its own to lead on.
  if (!from || !to || [from, to].some(({ card }) => card.record.type === 'arrow')) {
    warnings.push({
      code: 'relation_end_not_card',
      shapeId,
      message: 'The arrow ends at a shape without text, which is no record.',
    })
    return null
  }
  const chosen = chosenRelation(arrow.record.meta)
  if (chosen && !relationAllowed(chosen, from.kind, to.kind))
    warnings.push({
      code: 'relation_not_allowed',
      shapeId,
      message: `"${chosen}" cannot go from ${from.kind} to ${to.kind}; the default was taken instead.`,
    })
  const score = scoreSaid(arrow.record.meta)
  const note = textOfRecord(arrow.record)
  return {
    from: from.id,
    to: to.id,
    type: relationSaid(arrow.record.meta, from.kind, to.kind),
    ...(score === undefined ? {} : { score }),
    ...(note ? { note } : {}),
    shapeId,
  }
}

const isGathering = ({ typeName, type }: BoardRecord): boolean =>
  typeName === 'shape' && (type === 'frame' || type === 'group')

function readGroups(
  records: readonly BoardRecord[],
  byId: RecordsById,
  placed: ReadonlyMap<string, Placed>,
): Group[] {
  const directly = Map.groupBy(placed.values(), (entry) => entry.card.parentId)
  const wordsOf = (record: BoardRecord): string => {
    const name = String((record.props as { name?: unknown } | undefined)?.name ?? '').trim()
    const text = directly.get(record.id)?.find(({ card }) => card.record.type === 'text')?.card.text
    return name || (text ?? '')
  }
  /** By the id of a frame or group: which says what its cards are about, itself or what it lies in; null where none does. */
  const homes = new Map<string, string | null>()
  /** Each is looked at once, however deep they lie in one another: a board may come from anybody. */
  const homeOf = (record: BoardRecord): string | null => {
    const path = new Set<string>()
    let home: string | null = null
    let at: BoardRecord | undefined = record
    while (at && isGathering(at) && !path.has(at.id)) {
      const known = homes.get(at.id)
      if (known !== undefined) {
        home = known
        break
      }
      path.add(at.id)
      if (wordsOf(at) !== '') {
        home = at.id
        break
      }
      at = byId.get(String(at.parentId))
    }
    for (const id of path) homes.set(id, home)
    return home
  }
  const gatherings = records.filter(isGathering)
  const members = new Map<string, string[]>()
  for (const record of gatherings) {
    const id = homeOf(record) ?? record.id
    const all = members.get(id) ?? []
    for (const entry of directly.get(record.id) ?? []) all.push(entry.id)
    members.set(id, all)
  }
  return gatherings
    .map(
      (record): Group => ({
        id: record.id,
        heading: wordsOf(record),
        members: (members.get(record.id) ?? []).sort(),
      }),
    )
    .filter((group) => group.members.length > 0 || group.heading !== '')
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/**
 * Reads insight records from a board's records.
 * Total: every card with text is in exactly one record. Deterministic: the order of `records` does not matter.
 */
export function extractInsights(records: readonly BoardRecord[], room: RoomContext): Extraction {
  const arrows = readArrows(records)
  const byId = indexed(records)
  const written = readCards(records, byId)
  const cards = [...written, ...labelCards(arrows, new Set(written.map(({ id }) => id)), byId)]
  const placed = placeCards(cards, zonesOf(records, room.step, byId), room)
  const warnings: Warning[] = []
  const relations = arrows.flatMap((arrow) => relationOf(arrow, placed, warnings) ?? [])
  for (const { card, id } of placed.values()) relations.push(...carriedRelations(id, card.id, card.meta))
  relations.sort((a, b) => compare(relationKey(a), relationKey(b)))
  const groups = readGroups(records, byId, placed)
  const groupOf = new Map(
    groups.flatMap((group) => group.members.map((member) => [member, group.id] as const)),
  )
  const outgoing = Map.groupBy(relations, (relation) => relation.from)
  const incoming = Map.groupBy(relations, (relation) => relation.to)
  const kindsById = new Map([...placed.values()].map(({ id, kind }) => [id, kind]))
  const made = cards
    // They come by the ids of their shapes, which nearly is by those of their records.
    .flatMap(({ id }) => placed.get(id) ?? [])
    .sort((a, b) => compare(a.id, b.id))
    .map((entry) =>
      insightOf(entry, room, {
        group: groupOf.get(entry.id) ?? null,
        outgoing: outgoing.get(entry.id) ?? [],
        incoming: incoming.get(entry.id) ?? [],
        kindOf: (id) => kindsById.get(id),
      }),
    )
  for (const one of made) warnings.push(...warningsOf(one))
  return { insights: made.map(({ insight }) => insight), relations, groups, warnings }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const relationKey = (relation: Relation): string => `${relation.shapeId} ${relation.type} ${relation.to}`
