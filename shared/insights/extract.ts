/**
 * A board becomes insight records: a pure function of the records and the room, so that the live outline and the
 * server's snapshot say the same of the same document. The rules are in docs/domain.md.
 * @module
 */
import type { Card, Zone } from '../board/cards.ts'
import { readCards, readZones, textOfRecord, zoneAt } from '../board/cards.ts'
import type { BoardRecord } from '../board/document.ts'
import type { ZoneTemplate } from '../rooms/index.ts'
import { GRID_UNIT, roomTemplates } from '../rooms/index.ts'
import type { Kind, Language, Sector, Status, Step, StrengthArea } from '../vocabulary.ts'
import { isOneOf, kinds, relationAllowed, sectors, statuses, strengthAreas } from '../vocabulary.ts'
import { readingOrder } from './readingOrder.ts'
import type { Arrow, Relation } from './relations.ts'
import { carriedRelations, chosenRelation, defaultRelation, readArrows, scoreOf } from './relations.ts'

/** Names the rules that made a record; changes when equal boards would give other records. */
export const EXTRACTOR = 'extractor@1.0.0'

/** The room that a board belongs to. */
export interface RoomContext {
  readonly id: string
  readonly step: Step
  readonly processId?: string
  /** Language the room writes in, where a card does not say. */
  readonly language?: Language
  /** What the cards got in revealed rounds, by the ids of their shapes. */
  readonly votes?: Readonly<Record<string, Votes>>
}

export interface Votes {
  readonly total: number
  readonly bySector: Partial<Record<Sector, number>>
  readonly suppressed?: boolean
  readonly method: 'dots'
  readonly round: string
}

export interface Provenance {
  readonly processId: string
  readonly roomId: string
  readonly shapeId: string
  readonly snapshotId: string | null
  readonly firstSeenSnapshotId: string | null
  readonly createdAt: string | null
  readonly changedAt: string | null
  readonly importedFrom: string | null
  readonly extractedBy: string
}

/** What was said, of what kind, by which sector, with what it leads to and where it came from. */
export interface Insight {
  readonly id: string
  readonly version: number
  readonly kind: Kind
  readonly facet?: string
  readonly text: string
  readonly lang: 'sv' | 'en' | 'sma' | 'se'
  readonly room: string
  readonly step: number
  /** The zone the card's centre lies in; null for a card outside all, which is listed as unsorted. */
  readonly zone: string | null
  /** Place in the reading order of its zone, from 1. */
  readonly order: number
  readonly strengthArea: StrengthArea | null
  readonly sector: Sector | 'mixed' | null
  readonly status: Status
  readonly statusReason?: string
  readonly votes: Votes | null
  /** Id of the group the card is in. */
  readonly group: string | null
  readonly attrs: Readonly<Record<string, unknown>>
  readonly relations: readonly Omit<Relation, 'from'>[]
  readonly provenance: Provenance
}

/** A heading with the cards gathered under it: a frame, or a group of shapes with a text among them. */
export interface Group {
  readonly id: string
  readonly heading: string
  readonly members: readonly string[]
}

/** Something of the board that could not become a record as it stands, or that a facilitator should look at. */
export interface Warning {
  readonly code:
    | 'arrow_half_bound'
    | 'relation_end_not_card'
    | 'relation_not_allowed'
    | 'goal_conflict_sides'
    | 'card_unsorted'
  readonly shapeId?: string
  readonly message: string
}

export interface Extraction {
  readonly insights: Insight[]
  readonly relations: Relation[]
  readonly groups: Group[]
  readonly warnings: Warning[]
}

/** The id of a card's record: stable from snapshot to snapshot. */
export const insightId = (roomId: string, shapeId: string): string =>
  `${roomId}:${shapeId.replace(/^shape:/, '')}`

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
export function zonesOf(records: readonly BoardRecord[], step: Step): Zone[] {
  const onBoard = readZones(records)
  return onBoard.length > 0 ? onBoard : templateZones(step)
}

/** A card's kind: the one its author chose if the zone takes it, else the zone's own. */
export function kindOf(card: Pick<Card, 'meta'>, zone: Zone | null): Kind {
  const chosen = isOneOf(kinds, card.meta.kind) ? card.meta.kind : null
  if (!zone) return chosen ?? 'observation'
  if (chosen && zone.kinds.includes(chosen)) return chosen
  return zone.kinds[0] ?? 'observation'
}

/** What the zone itself says of a card in it: level and resource in the policy mix, the quadrant of an action. */
function attrsOfZone(template: ZoneTemplate | undefined): Record<string, unknown> {
  if (!template) return {}
  return {
    ...(template.level ? { level: template.level } : {}),
    ...(template.instrumentType ? { instrumentType: template.instrumentType } : {}),
    ...(template.impact && template.effort ? { quadrant: template.id } : {}),
  }
}

/** A label on an arrow that leads nowhere is still something written: it is read as a card at the arrow's middle. */
function labelCards(arrows: readonly Arrow[]): Card[] {
  return arrows
    .filter((arrow) => textOfRecord(arrow.record) !== '' && !(arrow.start && arrow.end))
    .map(({ record }) => {
      const props = record.props as { start?: { x: number; y: number }; end?: { x: number; y: number } }
      const [start, end] = [props.start ?? { x: 0, y: 0 }, props.end ?? { x: 0, y: 0 }]
      const center = {
        x: Number(record.x) + (start.x + end.x) / 2,
        y: Number(record.y) + (start.y + end.y) / 2,
      }
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

interface Placed {
  readonly card: Card
  readonly id: string
  readonly zone: Zone | null
  readonly kind: Kind
  readonly order: number
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
  const [from, to] = [cards.get(arrow.start), cards.get(arrow.end)]
  if (!from || !to) {
    warnings.push({
      code: 'relation_end_not_card',
      shapeId,
      message: 'The arrow ends at a shape without text, which is no record.',
    })
    return null
  }
  const chosen = chosenRelation(arrow.record.meta)
  const allowed = chosen !== null && relationAllowed(chosen, from.kind, to.kind)
  if (chosen && !allowed)
    warnings.push({
      code: 'relation_not_allowed',
      shapeId,
      message: `"${chosen}" cannot go from ${from.kind} to ${to.kind}; the default was taken instead.`,
    })
  const score = scoreOf((arrow.record.meta as { score?: unknown } | undefined)?.score)
  const note = textOfRecord(arrow.record)
  return {
    from: from.id,
    to: to.id,
    type: chosen && allowed ? chosen : defaultRelation(from.kind, to.kind),
    ...(score === undefined ? {} : { score }),
    ...(note ? { note } : {}),
    shapeId,
  }
}

function readGroups(records: readonly BoardRecord[], placed: ReadonlyMap<string, Placed>): Group[] {
  const members = Map.groupBy(placed.values(), (entry) => entry.card.parentId)
  return records
    .filter((record) => record.typeName === 'shape' && (record.type === 'frame' || record.type === 'group'))
    .map((record): Group => {
      const inside = members.get(record.id) ?? []
      const name = String((record.props as { name?: unknown } | undefined)?.name ?? '').trim()
      const text = inside.find(({ card }) => card.record.type === 'text')?.card.text ?? ''
      return { id: record.id, heading: name || text, members: inside.map(({ id }) => id).sort() }
    })
    .filter((group) => group.members.length > 0 || group.heading !== '')
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

const languagesOfCards = ['sv', 'en', 'sma', 'se'] as const

function insightOf(
  { card, id, zone, kind, order }: Placed,
  room: RoomContext,
  group: string | null,
  relations: readonly Relation[],
): Insight {
  const { meta } = card
  const template = roomTemplates[room.step]
  const zoneTemplate = template.zones.find((candidate) => candidate.id === zone?.id)
  const reason = typeof meta.statusReason === 'string' ? meta.statusReason : null
  const sides = relations.filter((relation) => relation.type === 'concerns').map((relation) => relation.to)
  return {
    id,
    version: 1,
    kind,
    ...(zone?.facet && kind === zone.kinds[0] ? { facet: zone.facet } : {}),
    text: card.text,
    lang: isOneOf(languagesOfCards, meta.lang) ? meta.lang : (room.language ?? 'sv'),
    room: room.id,
    step: template.number,
    zone: zone?.id ?? null,
    order,
    strengthArea: isOneOf(strengthAreas, meta.strengthArea) ? meta.strengthArea : null,
    sector: isOneOf(sectors, meta.sector) ? meta.sector : meta.sector === 'mixed' ? 'mixed' : null,
    status: isOneOf(statuses, meta.status) ? meta.status : group ? 'shared' : 'trial',
    ...(reason ? { statusReason: reason } : {}),
    votes: room.votes?.[card.id] ?? null,
    group,
    attrs: {
      ...attrsOfZone(zoneTemplate),
      ...(typeof meta.attrs === 'object' && meta.attrs !== null ? meta.attrs : {}),
      ...(kind === 'goal_conflict' ? { sides } : {}),
    },
    relations: relations.map(({ from: _from, ...relation }) => relation),
    provenance: {
      processId: room.processId ?? '',
      roomId: room.id,
      shapeId: card.id,
      snapshotId: null,
      firstSeenSnapshotId: null,
      createdAt: typeof meta.createdAt === 'string' ? meta.createdAt : null,
      changedAt: null,
      importedFrom: typeof meta.origin === 'string' ? meta.origin : null,
      extractedBy: EXTRACTOR,
    },
  }
}

function cardWarnings(insights: readonly Insight[]): Warning[] {
  return insights.flatMap((insight): Warning[] => {
    const { shapeId } = insight.provenance
    const warnings: Warning[] = []
    if (insight.zone === null)
      warnings.push({ code: 'card_unsorted', shapeId, message: 'The card lies outside every zone.' })
    if (insight.kind === 'goal_conflict' && (insight.attrs.sides as unknown[]).length < 2)
      warnings.push({
        code: 'goal_conflict_sides',
        shapeId,
        message: 'A goal conflict points at two goals or more with "concerns"; this one has fewer.',
      })
    return warnings
  })
}

/**
 * Reads insight records from a board's records.
 * Total: every card with text is in exactly one record. Deterministic: the order of `records` does not matter.
 */
export function extractInsights(records: readonly BoardRecord[], room: RoomContext): Extraction {
  const arrows = readArrows(records)
  const placed = placeCards([...readCards(records), ...labelCards(arrows)], zonesOf(records, room.step), room)
  const warnings: Warning[] = []
  const relations = arrows.flatMap((arrow) => relationOf(arrow, placed, warnings) ?? [])
  for (const { card, id } of placed.values()) relations.push(...carriedRelations(id, card.id, card.meta))
  relations.sort((a, b) => compare(relationKey(a), relationKey(b)))
  const groups = readGroups(records, placed)
  const groupOf = new Map(
    groups.flatMap((group) => group.members.map((member) => [member, group.id] as const)),
  )
  const outgoing = Map.groupBy(relations, (relation) => relation.from)
  const insights = [...placed.values()]
    .map((entry) => insightOf(entry, room, groupOf.get(entry.id) ?? null, outgoing.get(entry.id) ?? []))
    .sort((a, b) => compare(a.id, b.id))
  return { insights, relations, groups, warnings: [...warnings, ...cardWarnings(insights)] }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const relationKey = (relation: Relation): string => `${relation.shapeId} ${relation.type} ${relation.to}`
