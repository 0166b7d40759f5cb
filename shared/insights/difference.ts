/**
 * What became of a room between two of its snapshots: records that are new, gone, or say something else.
 * @module
 */
import { diffWordsWithSpace } from 'diff'
import { canonicalJson } from './canonical.ts'
import type { Extraction, Insight } from './extract.ts'
import type { Relation } from './relations.ts'

/** What of a record can change: all that it says, without its place among its neighbours and where it came from. */
export const changeableFields = [
  'text',
  'kind',
  'facet',
  'zone',
  'strengthArea',
  'sector',
  'status',
  'statusReason',
  'votes',
  'scores',
  'comments',
  'group',
  'lang',
  'attrs',
  'owner',
  'period',
  'horizonYear',
  'mode',
  'reviewDate',
  'subArea',
  'place',
  'sdg',
  'goals',
  'unfit',
  'relations',
] as const satisfies readonly (keyof Insight)[]
export type ChangeableField = (typeof changeableFields)[number]

/** A run of words that both texts have, or only one of them. */
export interface Words {
  readonly text: string
  readonly of: 'both' | 'before' | 'after'
}

export interface ChangedInsight {
  readonly before: Insight
  readonly after: Insight
  readonly fields: readonly ChangeableField[]
  /** The two texts as one; empty where the text is the same. */
  readonly words: readonly Words[]
}

export interface Difference {
  readonly added: readonly Insight[]
  readonly removed: readonly Insight[]
  readonly changed: readonly ChangedInsight[]
  readonly relations: { readonly added: readonly Relation[]; readonly removed: readonly Relation[] }
  /** Records that say the same in both. */
  readonly unchanged: number
}

type Side = Pick<Extraction, 'insights' | 'relations'>

/** Past this many edits two texts have little in common: they are shown whole, one after the other. */
const MAX_EDITS = 1_000

/** Word by word, so that `both` and `before` give the first text, `both` and `after` the second. */
export function wordsBetween(before: string, after: string): Words[] {
  if (before === after) return []
  const parts = diffWordsWithSpace(before, after, { maxEditLength: MAX_EDITS })
  if (!parts)
    return [
      { text: before, of: 'before' },
      { text: after, of: 'after' },
    ]
  return parts.map(({ value, added, removed }) => ({
    text: value,
    of: added ? 'after' : removed ? 'before' : 'both',
  }))
}

const said = (insight: Insight, field: ChangeableField): string => canonicalJson(insight[field] ?? null)

function changeOf(before: Insight, after: Insight): ChangedInsight | null {
  const fields = changeableFields.filter((field) => said(before, field) !== said(after, field))
  if (fields.length === 0) return null
  return { before, after, fields, words: wordsBetween(before.text, after.text) }
}

const byId = (insights: readonly Insight[]) => new Map(insights.map((insight) => [insight.id, insight]))

/** The relations of `all` that are not among `others`, whatever arrow they are drawn by. */
function missing(all: readonly Relation[], others: readonly Relation[]): Relation[] {
  const key = ({ shapeId: _shapeId, ...relation }: Relation) => canonicalJson(relation)
  const known = new Set(others.map(key))
  return all.filter((relation) => !known.has(key(relation)))
}

/** From one snapshot to another; each list is in the order of its snapshot. */
export function differenceBetween(before: Side, after: Side): Difference {
  const [was, is] = [byId(before.insights), byId(after.insights)]
  const changed = after.insights.flatMap((insight) => {
    const earlier = was.get(insight.id)
    return (earlier && changeOf(earlier, insight)) ?? []
  })
  const added = after.insights.filter(({ id }) => !was.has(id))
  return {
    added,
    removed: before.insights.filter(({ id }) => !is.has(id)),
    changed,
    relations: {
      added: missing(after.relations, before.relations),
      removed: missing(before.relations, after.relations),
    },
    unchanged: after.insights.length - added.length - changed.length,
  }
}

/** The records of the first snapshot brought to where the second stands, ordered by id. */
export function withDifference(insights: readonly Insight[], difference: Difference): Insight[] {
  const now = byId(insights)
  for (const { id } of difference.removed) now.delete(id)
  for (const { after } of difference.changed) now.set(after.id, after)
  for (const insight of difference.added) now.set(insight.id, insight)
  return [...now.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
