/**
 * What a field of a card can be filled in with: names that the process knows already. Anything else may be written too.
 * @module
 */
import { attributeKey } from '../../shared/insights/cardFields.ts'
import type { Insight } from '../../shared/insights/insight.ts'
import { namesOnce, organisationsIn } from '../../shared/insights/organisations.ts'
import type { ProcessAims } from '../../shared/rooms/aims.ts'
import { fundingSources, seedOrganisations } from '../../shared/rooms/seedNames.ts'
import type { SteeringDocument } from '../../shared/rooms/steeringDocuments.ts'
import type { Kind, Language } from '../../shared/vocabulary.ts'

/** What the process knows, as far as it was asked for. */
export interface KnownNames {
  /** Organisations in the newest snapshots of all rooms. */
  readonly elsewhere: readonly string[]
  /** Of this room as it stands now. */
  readonly insights: readonly Pick<Insight, 'kind' | 'text' | 'owner' | 'place' | 'subArea'>[]
  readonly documents: readonly Pick<SteeringDocument, 'title' | 'caseNumber' | 'owner'>[]
  readonly aims: ProcessAims
  readonly language: Language
}

function organisations({ elsewhere, insights, documents, language }: KnownNames): string[] {
  return namesOnce([
    ...organisationsIn(insights),
    ...elsewhere,
    ...documents.map(({ owner }) => owner),
    ...seedOrganisations.map((name) => name[language]),
  ])
}

type Source = (known: KnownNames) => string[]

const sources: Readonly<Record<string, Source>> = {
  'owner.organisation': organisations,
  goals: ({ aims, language }) => namesOnce([aims.overall, ...aims.priorities].map((aim) => aim[language])),
  place: ({ insights }) => namesOnce(insights.flatMap(({ place }) => place ?? [])),
  subArea: ({ insights }) => namesOnce(insights.map(({ subArea }) => subArea)),
}
const sourcesOfKind: Readonly<Partial<Record<Kind, Readonly<Record<string, Source>>>>> = {
  decision_need: { body: organisations },
  mandate: {
    who: organisations,
    steeredBy: ({ documents }) => namesOnce(documents.map(({ title }) => title)),
  },
  governance_body: { members: organisations },
  steering_document: {
    ref: ({ documents }) => namesOnce(documents.map(({ title }) => title)),
    dnr: ({ documents }) => namesOnce(documents.map(({ caseNumber }) => caseNumber)),
  },
  funding: { source: ({ language }) => namesOnce(fundingSources.map((name) => name[language])) },
}

const sourceOf = (key: string, kind: Kind): Source | undefined =>
  sources[key] ??
  Object.entries(sourcesOfKind[kind] ?? {}).find(([field]) => attributeKey(field) === key)?.[1]

/** Whether a field of a card has names to choose among. @param key in the card's meta */
export const takesNames = (key: string, kind: Kind): boolean => sourceOf(key, kind) !== undefined

/** The names that a field can be filled in with; none for a field that takes any words. */
export const namesFor = (key: string, kind: Kind, known: KnownNames): string[] =>
  sourceOf(key, kind)?.(known) ?? []
