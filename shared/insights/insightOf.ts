/**
 * One card becomes one record.
 * @module
 */
import type { Card, Zone } from '../board/cards.ts'
import type { ZoneTemplate } from '../rooms/index.ts'
import { roomTemplates } from '../rooms/index.ts'
import type { Kind } from '../vocabulary.ts'
import { isOneOf, sectors, strengthAreas } from '../vocabulary.ts'
import { readCardFields } from './cardFields.ts'
import { EXTRACTOR, type Insight, type Provenance, type RoomContext, type Warning } from './insight.ts'
import { insightId } from './insightId.ts'
import type { Relation } from './relations.ts'
import { recordScores } from './scores.ts'
import { type StatusTrouble, standingOf } from './statuses.ts'

/** A card in its place. */
export interface Placed {
  readonly card: Card
  readonly id: string
  readonly zone: Zone | null
  readonly kind: Kind
  readonly order: number
}

/** What its record takes from the records around it. */
export interface Around {
  readonly group: string | null
  /** Relations that start at it, and that end at it. */
  readonly outgoing: readonly Relation[]
  readonly incoming: readonly Relation[]
  readonly kindOf: (id: string) => Kind | undefined
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

const languagesOfCards = ['sv', 'en', 'sma', 'se'] as const

/** What the zone itself says of a card in it: level and resource in the policy mix, the quadrant of an action. */
function givenByZone(template: ZoneTemplate | undefined, facet: string | null): Record<string, unknown> {
  return {
    ...(template?.level ? { level: template.level } : {}),
    ...(template?.instrumentType ? { instrumentType: template.instrumentType } : {}),
    ...(template?.impact && template.effort ? { quadrant: template.id } : {}),
    ...(facet ? { facet, bodyType: facet } : {}),
  }
}

/** What a kind's record gathers from its relations. */
function gathered(kind: Kind, { outgoing, incoming, kindOf }: Around): Record<string, unknown> {
  const to = (type: Relation['type']) =>
    outgoing.filter((relation) => relation.type === type).map((relation) => relation.to)
  const from = (type: Relation['type'], ...wanted: Kind[]) =>
    incoming
      .filter((relation) => relation.type === type && isOneOf(wanted, kindOf(relation.from)))
      .map((relation) => relation.from)
  const once = (ids: string[]) => [...new Set(ids)].sort()
  switch (kind) {
    case 'goal_conflict':
      return { sides: [...new Set(to('concerns'))] }
    case 'adjustment':
      return { of: once(to('concerns')) }
    case 'focus_area':
      return {
        needs: once([...to('addresses'), ...from('part_of', 'need', 'challenge')]),
        actions: once([...from('part_of', 'action'), ...from('implements', 'action')]),
      }
    default:
      return {}
  }
}

/** The weight that those who lead confirmed for a criterion. */
function confirmedWeight(cardId: string, { weights: held }: RoomContext): Record<string, unknown> {
  if (!held || !Object.hasOwn(held.weights, cardId)) return {}
  return { confirmed: { weight: held.weights[cardId], at: held.at } }
}

/** A record, and what of it is to be told of: fields that do not fit, a status that is not in order. */
interface Made {
  readonly insight: Insight
  readonly misfits: readonly string[]
  readonly troubles: readonly StatusTrouble[]
}

const troubleMessages: Record<StatusTrouble, string> = {
  status_not_held: 'The card claims a status that only those who lead can give.',
  status_without_reason: 'The card is parked or declined without a reason.',
  changed_since_decided: 'The words of the card were changed after it was adopted.',
}

function provenanceOf({ id, meta }: Card, room: RoomContext): Provenance {
  const provenance: Mutable<Provenance> = {
    processId: room.processId ?? '',
    roomId: room.id,
    shapeId: id,
    snapshotId: null,
    firstSeenSnapshotId: null,
    createdAt: typeof meta.createdAt === 'string' ? meta.createdAt : null,
    changedAt: null,
    importedFrom: typeof meta.origin === 'string' ? meta.origin : null,
    extractedBy: EXTRACTOR,
  }
  if (meta.proxy === true) provenance.enteredByProxy = true
  return provenance
}

/** The record of a card. What most cards lack is put on last, not spread in: spreading took a third of the time. */
export function insightOf({ card, id, zone, kind, order }: Placed, room: RoomContext, around: Around): Made {
  const { meta } = card
  const template = roomTemplates[room.step]
  const zoneTemplate = template.zones.find((candidate) => candidate.id === zone?.id)
  const zoneFacet = zone?.facet && kind === zone.kinds[0] ? zone.facet : null
  const votes = room.votes?.[card.id] ?? null
  const scores = room.scores?.[card.id]
  const comments = room.comments?.[card.id]
  const { group } = around
  const standing = standingOf({ text: card.text, meta, group, votes, held: room.statuses?.[card.id] })
  const fields = readCardFields(meta, kind, givenByZone(zoneTemplate, zoneFacet))
  const facet = fields.attrs.facet ?? fields.attrs.bodyType ?? zoneFacet
  const attrs = Object.assign(fields.attrs, gathered(kind, around))
  if (standing.decision) attrs.decision = standing.decision
  if (kind === 'criterion') Object.assign(attrs, confirmedWeight(card.id, room))
  const insight: Mutable<Insight> = {
    id,
    version: 1,
    kind,
    text: card.text,
    lang: isOneOf(languagesOfCards, meta.lang) ? meta.lang : (room.language ?? 'sv'),
    room: room.id,
    step: template.number,
    zone: zone?.id ?? null,
    order,
    strengthArea: isOneOf(strengthAreas, meta.strengthArea) ? meta.strengthArea : (room.strengthArea ?? null),
    sector: isOneOf(sectors, meta.sector) ? meta.sector : meta.sector === 'mixed' ? 'mixed' : null,
    status: standing.status,
    votes,
    group,
    attrs,
    relations: around.outgoing.map(({ from: _from, ...relation }) => relation),
    provenance: provenanceOf(card, room),
  }
  if (typeof facet === 'string') insight.facet = facet
  if (standing.reason) insight.statusReason = standing.reason
  if (scores) insight.scores = recordScores(scores, (shapeId) => insightId(room.id, shapeId))
  if (comments && comments.length > 0) insight.comments = comments
  if (fields.unfit) insight.unfit = fields.unfit
  Object.assign(insight, fields.record)
  return { insight, misfits: fields.misfits, troubles: standing.troubles }
}

/** What a facilitator should look at in a record. */
export function warningsOf({ insight, misfits, troubles }: Made): Warning[] {
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
  for (const code of troubles) warnings.push({ code, shapeId, message: troubleMessages[code] })
  for (const field of misfits)
    warnings.push({
      code: 'field_unfit',
      shapeId,
      field,
      message: `What stands in "${field}" does not fit the field; it is kept as it is, apart from the others.`,
    })
  return warnings
}
