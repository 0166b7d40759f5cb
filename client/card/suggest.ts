/**
 * What a field of a card can be filled in with: names that the process knows already. Anything else may be written too.
 * @module
 */
import { attributeKey } from '../../shared/insights/cardFields.ts'
import type { Insight } from '../../shared/insights/insight.ts'
import type { TraceNode } from '../../shared/insights/trace.ts'
import { MAX_FIELD_LINE } from '../../shared/limits.ts'
import type { ProcessAims } from '../../shared/rooms/aims.ts'
import { fundingSources, seedOrganisations } from '../../shared/rooms/seedNames.ts'
import type { SteeringDocument } from '../../shared/rooms/steeringDocuments.ts'
import type { Kind, Language } from '../../shared/vocabulary.ts'

/** What the process knows, as far as it was asked for. */
export interface KnownNames {
  /** Of all rooms' newest snapshots. */
  readonly nodes: readonly Pick<TraceNode, 'kind' | 'text' | 'owner'>[]
  /** Of this room as it stands now. */
  readonly insights: readonly Pick<Insight, 'kind' | 'text' | 'owner' | 'place' | 'subArea'>[]
  readonly documents: readonly Pick<SteeringDocument, 'title' | 'caseNumber' | 'owner'>[]
  readonly aims: ProcessAims
  readonly language: Language
}

/** Most names to choose among; more would be a search. */
const MOST = 200
const bodies: readonly Kind[] = ['actor', 'governance_body']

/** Each once, in their order; what does not fit a field is none. */
const each = (names: readonly (string | null | undefined)[]): string[] =>
  [...new Set(names.flatMap((name) => name?.trim() || []))]
    .filter((name) => name.length <= MAX_FIELD_LINE && !name.includes('\n'))
    .slice(0, MOST)

/** Most words of a name that ends with a full stop: more are a sentence about somebody. */
const MOST_WORDS = 4

/** A card of an actor often says more than its name: what stands before a colon is the name, and a sentence is none. */
function nameIn(text: string): string {
  const said = text.split(/[:\n]/u)[0]?.trim() ?? ''
  const name = said.replace(/[.!?…]+$/u, '')
  return name !== said && name.split(/\s+/u).length > MOST_WORDS ? '' : name
}

function organisations({ nodes, insights, documents, language }: KnownNames): string[] {
  const said = [
    ...insights,
    ...nodes.map(({ owner, ...rest }) => ({ ...rest, owner: { organisation: owner } })),
  ]
  return each([
    ...said.flatMap(({ owner }) => owner?.organisation ?? []),
    ...said.flatMap(({ kind, text }) => (bodies.includes(kind) ? [nameIn(text)] : [])),
    ...documents.map(({ owner }) => owner),
    ...seedOrganisations.map((name) => name[language]),
  ])
}

type Source = (known: KnownNames) => string[]

const sources: Readonly<Record<string, Source>> = {
  'owner.organisation': organisations,
  goals: ({ aims, language }) => each([aims.overall, ...aims.priorities].map((aim) => aim[language])),
  place: ({ insights }) => each(insights.flatMap(({ place }) => place ?? [])),
  subArea: ({ insights }) => each(insights.map(({ subArea }) => subArea)),
}
const sourcesOfKind: Readonly<Partial<Record<Kind, Readonly<Record<string, Source>>>>> = {
  decision_need: { body: organisations },
  mandate: {
    who: organisations,
    steeredBy: ({ documents }) => each(documents.map(({ title }) => title)),
  },
  governance_body: { members: organisations },
  steering_document: {
    ref: ({ documents }) => each(documents.map(({ title }) => title)),
    dnr: ({ documents }) => each(documents.map(({ caseNumber }) => caseNumber)),
  },
  funding: { source: ({ language }) => each(fundingSources.map((name) => name[language])) },
}

const sourceOf = (key: string, kind: Kind): Source | undefined =>
  sources[key] ??
  Object.entries(sourcesOfKind[kind] ?? {}).find(([field]) => attributeKey(field) === key)?.[1]

/** Whether a field of a card has names to choose among. @param key in the card's meta */
export const takesNames = (key: string, kind: Kind): boolean => sourceOf(key, kind) !== undefined

/** The names that a field can be filled in with; none for a field that takes any words. */
export const namesFor = (key: string, kind: Kind, known: KnownNames): string[] =>
  sourceOf(key, kind)?.(known) ?? []
