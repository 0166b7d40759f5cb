/**
 * A board as sections of cards: the zones in the room's order, the cards in reading order, the same records as a
 * snapshot would have.
 * @module
 */
import type { Zone } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import { sameValue } from '../../shared/board/richText.ts'
import { openComments } from '../../shared/insights/comments.ts'
import type { Extraction, Insight } from '../../shared/insights/extract.ts'
import { extractInsights, zonesOf } from '../../shared/insights/extract.ts'
import { headingOf } from '../../shared/insights/headingOf.ts'
import type { Relation, Score } from '../../shared/insights/relations.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import { zonesInOrder } from '../../shared/rooms/zoneOrder.ts'
import type { Kind, RelationType, Status } from '../../shared/vocabulary.ts'

/** A relation as seen from one of its cards. */
export interface OutlineRelation {
  readonly key: string
  readonly type: RelationType
  /** How much, where somebody said so; and the words written on the arrow. */
  readonly score?: Score
  readonly note?: string
  /** Whether it starts at this card. */
  readonly outgoing: boolean
  /** Id of the record at the other end. */
  readonly otherId: string
  /** Shape id and text of its card; null when it is in another room. */
  readonly other: { readonly id: string; readonly text: string } | null
}

export interface OutlineCard {
  /** Shape id. */
  readonly id: string
  readonly text: string
  readonly lang: string
  readonly kind: Kind
  readonly sector: Insight['sector']
  readonly status: Status
  /** The heading that it is gathered under; '' where it is under none, or under one without words. */
  readonly heading: string
  readonly relations: readonly OutlineRelation[]
  /** Its text has a field of its own, and nobody locked it. The label of a loose arrow has not. */
  readonly editable: boolean
  /** Whether it was written for somebody beside its author. */
  readonly isProxy: boolean
  /** How many comments on it are not resolved. */
  readonly openComments: number
  /** Whether it can be voted for, where its zone is. The label of a loose arrow cannot. */
  readonly votable: boolean
}

export interface OutlineSection {
  /** The zone's id; '' for what lies outside every zone. */
  readonly key: string
  readonly zone: Zone | null
  readonly cards: readonly OutlineCard[]
}

function isEditable(record: BoardRecord | undefined): boolean {
  if (!record || record.isLocked === true || record.type === 'arrow') return false
  return typeof (record.props as { richText?: unknown } | undefined)?.richText === 'object'
}

type Sides = ReadonlyMap<string, OutlineRelation[]>

function relationSides(insights: readonly Insight[], relations: readonly Relation[]): Sides {
  const byId = new Map(insights.map((insight) => [insight.id, insight]))
  const sides = new Map<string, OutlineRelation[]>()
  const end = (id: string) => {
    const insight = byId.get(id)
    return insight ? { id: insight.provenance.shapeId, text: insight.text } : null
  }
  const add = (id: string, side: OutlineRelation) => {
    const list = sides.get(id)
    if (list) list.push(side)
    else sides.set(id, [side])
  }
  for (const { from, to, type, shapeId, score, note } of relations) {
    const key = `${shapeId} ${type} ${from} ${to}`
    const said = { key, type, ...(score === undefined ? {} : { score }), ...(note ? { note } : {}) }
    add(from, { ...said, outgoing: true, otherId: to, other: end(to) })
    add(to, { ...said, outgoing: false, otherId: from, other: end(from) })
  }
  return sides
}

/** Reads the sections of a board. A section without cards is there too, so that one can be added. */
export function readOutline(
  records: readonly BoardRecord[],
  room: Pick<Room, 'id' | 'processId' | 'step'>,
  extraction: Extraction = extractInsights(records, room),
): OutlineSection[] {
  const { insights, relations, groups } = extraction
  const heading = headingOf(groups)
  const byId = new Map(records.map((record) => [record.id, record]))
  const sides = relationSides(insights, relations)
  const members = Map.groupBy(
    insights.toSorted((a, b) => a.order - b.order),
    ({ zone }) => zone,
  )
  const cardsIn = (zone: string | null) =>
    (members.get(zone) ?? []).map((insight): OutlineCard => {
      const { shapeId } = insight.provenance
      return {
        id: shapeId,
        text: insight.text,
        lang: insight.lang,
        kind: insight.kind,
        sector: insight.sector,
        status: insight.status,
        heading: heading(insight),
        relations: sides.get(insight.id) ?? [],
        editable: isEditable(byId.get(shapeId)),
        isProxy: insight.provenance.enteredByProxy === true,
        openComments: openComments(insight.comments),
        votable: byId.get(shapeId)?.type !== 'arrow',
      }
    })
  const zones = zonesInOrder(zonesOf(records, room.step), room.step)
  const unsorted = cardsIn(null)
  return [
    ...(unsorted.length > 0 ? [{ key: '', zone: null, cards: unsorted }] : []),
    ...zones.map((zone) => ({ key: zone.id, zone, cards: cardsIn(zone.id) })),
  ]
}

/** The new outline with the old objects wherever they say the same, so that only what changed is drawn again. */
export function keepSame(before: readonly OutlineSection[], after: OutlineSection[]): OutlineSection[] {
  const cards = new Map(before.flatMap((section) => section.cards.map((card) => [card.id, card] as const)))
  const sections = new Map(before.map((section) => [section.key, section]))
  return after.map((section) => {
    const kept = section.cards.map((card) => {
      const old = cards.get(card.id)
      return old && sameValue(old, card) ? old : card
    })
    const old = sections.get(section.key)
    const same =
      old &&
      sameValue(old.zone, section.zone) &&
      old.cards.length === kept.length &&
      kept.every((card, i) => card === old.cards[i])
    return same ? old : { ...section, cards: kept }
  })
}

/**
 * Keeps the card that is being edited in its place while it has no words: an empty card is no record, but its field
 * must not vanish under the person's hands.
 * @param before the outline in which the card was last seen
 */
export function holdCard(
  before: readonly OutlineSection[],
  after: readonly OutlineSection[],
  id: string | null,
): readonly OutlineSection[] {
  if (id === null || after.some(({ cards }) => cards.some((card) => card.id === id))) return after
  const home = before.find(({ cards }) => cards.some((card) => card.id === id))
  const place = home?.cards.findIndex((card) => card.id === id) ?? -1
  const card = home?.cards[place]
  if (!home || !card) return after
  return after.map((section) =>
    section.key === home.key
      ? { ...section, cards: section.cards.toSpliced(place, 0, { ...card, text: '' }) }
      : section,
  )
}
