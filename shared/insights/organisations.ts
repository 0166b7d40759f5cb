/**
 * The organisations that records name: who owns something, and the actors and bodies that have a card of their own.
 * @module
 */
import { MAX_FIELD_LINE, MAX_OFFERED_NAMES } from '../limits.ts'
import type { Kind } from '../vocabulary.ts'
import type { Insight } from './insight.ts'

const bodies: readonly Kind[] = ['actor', 'governance_body']

/** Most words of a name that ends with a full stop: more are a sentence about somebody. */
const MOST_WORDS = 4

/** A card of an actor often says more than its name: what stands before a colon is the name, and a sentence is none. */
function nameIn(text: string): string {
  const said = text.split(/[:\n]/u)[0]?.trim() ?? ''
  const name = said.replace(/[.!?…]+$/u, '')
  return name !== said && name.split(/\s+/u).length > MOST_WORDS ? '' : name
}

/** Names to choose among, each once, in their order; what does not fit a field is none, and past the bound none either. */
export const namesOnce = (names: readonly (string | null | undefined)[]): string[] =>
  [...new Set(names.flatMap((name) => name?.trim() || []))]
    .filter((name) => name.length <= MAX_FIELD_LINE && !name.includes('\n'))
    .slice(0, MAX_OFFERED_NAMES)

/** The owners first, then those that cards are about. */
export const organisationsIn = (said: readonly Pick<Insight, 'kind' | 'text' | 'owner'>[]): string[] =>
  namesOnce([
    ...said.flatMap(({ owner }) => owner?.organisation ?? []),
    ...said.flatMap(({ kind, text }) => (bodies.includes(kind) ? [nameIn(text)] : [])),
  ])
