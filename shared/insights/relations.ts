/**
 * Relations between cards: arrows bound at both ends, and those that a card carries to cards of other rooms.
 * @module
 */
import type { BoardRecord } from '../board/document.ts'
import type { Kind, RelationType } from '../vocabulary.ts'
import { isOneOf, relationAllowed, relationTypes } from '../vocabulary.ts'

export type Score = -3 | -2 | -1 | 0 | 1 | 2 | 3

/** One record pointing at another. `shapeId` is the arrow, or the card that carries the relation itself. */
export interface Relation {
  readonly from: string
  readonly to: string
  readonly type: RelationType
  readonly score?: Score
  readonly note?: string
  readonly shapeId: string
}

/** An arrow of the board and the shapes it is bound to. */
export interface Arrow {
  readonly record: BoardRecord
  readonly start: string | null
  readonly end: string | null
}

/** Defaults from the most to the least telling; `part_of` is meant when the other end gathers others. */
const defaultOrder = [
  'funds',
  'owned_by',
  'measured_by',
  'steered_by',
  'addresses',
  'implements',
  'concerns',
  'leads_to',
] as const satisfies readonly RelationType[]

/** The type an arrow between two kinds has when its author chose none (domain rules, 2.3 rule 3). */
export function defaultRelation(from: Kind, to: Kind): RelationType {
  if (to === 'focus_area' && relationAllowed('part_of', from, to)) return 'part_of'
  return defaultOrder.find((type) => relationAllowed(type, from, to)) ?? 'supports'
}

/** The types that may be chosen between two kinds, the default first. */
export function relationChoices(from: Kind, to: Kind): RelationType[] {
  const first = defaultRelation(from, to)
  return [first, ...relationTypes.filter((type) => type !== first && relationAllowed(type, from, to))]
}

/** A whole number of the seven-step scale of goal interactions (Nilsson et al. 2016), else undefined. */
export function scoreOf(value: unknown): Score | undefined {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 3
    ? (value as Score)
    : undefined
}

/** How much was said on an arrow of how its ends meet. */
export const scoreSaid = (meta: unknown): Score | undefined =>
  scoreOf((meta as { score?: unknown } | null | undefined)?.score)

/** All arrows of a board, ordered by id, with what their ends are bound to. */
export function readArrows(records: readonly BoardRecord[]): Arrow[] {
  const ends = new Map<string, { start: string | null; end: string | null }>()
  for (const record of records) {
    if (record.typeName !== 'binding' || record.type !== 'arrow') continue
    const terminal = (record.props as { terminal?: unknown } | undefined)?.terminal
    const arrow = ends.get(String(record.fromId)) ?? { start: null, end: null }
    if (terminal === 'start') arrow.start = String(record.toId)
    else if (terminal === 'end') arrow.end = String(record.toId)
    ends.set(String(record.fromId), arrow)
  }
  return records
    .filter((record) => record.typeName === 'shape' && record.type === 'arrow')
    .map((record) => ({ record, ...(ends.get(record.id) ?? { start: null, end: null }) }))
    .sort((a, b) => (a.record.id < b.record.id ? -1 : 1))
}

/** The type chosen on an arrow; null where none was, or none that exists. */
export function chosenRelation(meta: unknown): RelationType | null {
  const chosen = (meta as { relation?: unknown } | null | undefined)?.relation
  return isOneOf(relationTypes, chosen) ? chosen : null
}

/** What an arrow between two kinds says: what was chosen on it where the kinds allow that, else the default. */
export function relationSaid(meta: unknown, from: Kind, to: Kind): RelationType {
  const chosen = chosenRelation(meta)
  return chosen && relationAllowed(chosen, from, to) ? chosen : defaultRelation(from, to)
}

/**
 * Relations a card carries itself, to records of other rooms: `meta.relations`, and `meta.origin` when carried. One with
 * `from` begins at the other: what an indicator measures is measured by it.
 */
export function carriedRelations(
  from: string,
  shapeId: string,
  meta: Readonly<Record<string, unknown>>,
): Relation[] {
  const listed = Array.isArray(meta.relations) ? (meta.relations as unknown[]) : []
  const relations = listed.flatMap((entry): Relation[] => {
    const { type, to, from: start, score } = (entry ?? {}) as Record<string, unknown>
    if (!isOneOf(relationTypes, type)) return []
    const scored = scoreOf(score)
    const said = { type, shapeId, ...(scored === undefined ? {} : { score: scored }) }
    if (typeof start === 'string' && start !== '') return [{ from: start, to: from, ...said }]
    return typeof to === 'string' && to !== '' ? [{ from, to, ...said }] : []
  })
  if (typeof meta.origin === 'string' && meta.origin !== '')
    relations.push({ from, to: meta.origin, type: 'derived_from', shapeId })
  return relations
}
