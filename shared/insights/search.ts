/**
 * Search over the insights of a process: by their words, whatever form they stand in, and by what is known of them.
 * @module
 */
import type { Kind, Sector, StrengthArea } from '../vocabulary.ts'
import { stemsIn } from './stem.ts'
import type { TraceNode } from './trace.ts'

/** What is asked for; what is null or empty is not asked. */
export interface Wanted {
  readonly words: string
  readonly roomId: string | null
  readonly kind: Kind | null
  readonly sector: Sector | 'mixed' | null
  readonly strengthArea: StrengthArea | null
  /** At least so many. */
  readonly votes: number
  /** Only what something is missing around. */
  readonly looseOnly: boolean
}

export const anything: Wanted = {
  words: '',
  roomId: null,
  kind: null,
  sector: null,
  strengthArea: null,
  votes: 0,
  looseOnly: false,
}

/** A process's insights with the stems of their words, read once. */
export interface SearchIndex {
  readonly nodes: readonly TraceNode[]
  readonly stems: readonly (readonly string[])[]
}

export const indexOf = (nodes: readonly TraceNode[]): SearchIndex => ({
  nodes,
  stems: nodes.map(({ text }) => stemsIn(text)),
})

function fits(node: TraceNode, wanted: Wanted): boolean {
  const { roomId, kind, sector, strengthArea, votes, looseOnly } = wanted
  return (
    (roomId === null || node.roomId === roomId) &&
    (kind === null || node.kind === kind) &&
    (sector === null || node.sector === sector) &&
    (strengthArea === null || node.strengthArea === strengthArea) &&
    (node.votes ?? 0) >= votes &&
    (!looseOnly || node.loose.length > 0)
  )
}

/**
 * How well a text answers: 2 for each stem that is a word of it, 1 for each that begins or is part of one (Swedish joins
 * its words); 0 where a stem is not in it at all.
 */
function scoreOf(stems: readonly string[], wanted: readonly string[]): number {
  let score = 0
  for (const one of wanted) {
    if (stems.includes(one)) score += 2
    else if (stems.some((stem) => stem.includes(one))) score += 1
    else return 0
  }
  return score
}

/** The insights that have all that is wanted, the best first; in their own order where they are alike. */
export function searchIn({ nodes, stems }: SearchIndex, wanted: Wanted): TraceNode[] {
  const words = stemsIn(wanted.words)
  const found = nodes.flatMap((node, i) => {
    if (!fits(node, wanted)) return []
    const score = words.length === 0 ? 1 : scoreOf(stems[i] ?? [], words)
    return score === 0 ? [] : [{ node, score }]
  })
  return found.toSorted((a, b) => b.score - a.score).map(({ node }) => node)
}
