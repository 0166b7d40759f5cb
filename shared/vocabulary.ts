/**
 * The words of the domain that code and data share: sectors, kinds, relation types, statuses, strength areas.
 * Source: `docs/domain.md` (the field's terms in Swedish and English) and `rooms/templates.json`.
 * @module
 */
import templates from './rooms/templates.json' with { type: 'json' }

/** The two languages of the interface. A card's own text may be in any language. */
export const languages = ['sv', 'en'] as const
export type Language = (typeof languages)[number]

/** A word or sentence in both languages of the interface. */
export type Localised = Record<Language, string>

/** The quadruple helix: who a voice comes from. Asked of everyone who joins. */
export const sectors = ['civil_society', 'business', 'public_sector', 'academia'] as const
export type Sector = (typeof sectors)[number]

/** The six steps of the process, in their numbered order (which is not their order in the calendar). */
export const steps = [
  'analysis',
  'governance',
  'vision',
  'prioritisation',
  'policy_mix',
  'evaluation',
] as const
export type Step = (typeof steps)[number]

/** The steps a new process has rooms for when nothing else is asked. */
export const defaultSteps: readonly Step[] = ['analysis', 'vision', 'prioritisation', 'policy_mix']

/** What a person may be, most powerful first. What each may do is one table in `server/access/can.ts`. */
export const roles = ['operator', 'facilitator', 'participant', 'observer'] as const
export type Role = (typeof roles)[number]

/** Who takes snapshots: people, and the server by itself. */
/** What another system's token allows: to read what a process came to, or to add to it as well. */
export const tokenScopes = ['read', 'write'] as const
export type TokenScope = (typeof tokenScopes)[number]

export const snapshotTakers = [...roles, 'server'] as const
export type SnapshotTaker = (typeof snapshotTakers)[number]

/** Roles that a link can give. The operator signs in with a token of the installation instead. */
export const linkRoles = ['facilitator', 'participant', 'observer'] as const
export type LinkRole = (typeof linkRoles)[number]

export const strengthAreas = [
  'digital_solutions',
  'experiences',
  'sustainable_energy',
  'land_forest_water',
] as const
export type StrengthArea = (typeof strengthAreas)[number]

/** What a card says, in the field's terms. The zone it lies in gives the default. */
export const kinds = [
  'observation',
  'driver',
  'asset',
  'challenge',
  'need',
  'actor',
  'evidence',
  'question',
  'assumption',
  'vision',
  'milestone',
  'goal_conflict',
  'focus_area',
  'action',
  'criterion',
  'governance_body',
  'mandate',
  'decision_need',
  'steering_document',
  'instrument',
  'funding',
  'indicator',
  'result',
  'lesson',
  'adjustment',
] as const
export type Kind = (typeof kinds)[number]

/** How one record points at another (a *relation*; a *link* is an invitation). */
export const relationTypes = [
  'supports',
  'contradicts',
  'interacts',
  'concerns',
  'leads_to',
  'addresses',
  'implements',
  'funds',
  'part_of',
  'owned_by',
  'measured_by',
  'steered_by',
  'derived_from',
  'merged_into',
] as const
export type RelationType = (typeof relationTypes)[number]

/** From a thought on trial to a thing done. A card is on trial until the room agrees on more. */
export const statuses = [
  'trial',
  'shared',
  'prioritised',
  'adopted',
  'in_progress',
  'done',
  'parked',
  'declined',
] as const
export type Status = (typeof statuses)[number]

interface RelationRule {
  readonly from: '*' | readonly string[]
  readonly to: '*' | readonly string[]
}

/** The kinds as shown on screen and in documents. */
export const kindNames: Record<Kind, Localised> = {
  observation: { sv: 'Iakttagelse', en: 'Observation' },
  driver: { sv: 'Drivkraft', en: 'Driver' },
  asset: { sv: 'Resurs', en: 'Asset' },
  challenge: { sv: 'Utmaning', en: 'Challenge' },
  need: { sv: 'Behov', en: 'Need' },
  actor: { sv: 'Aktör', en: 'Actor' },
  evidence: { sv: 'Underlag', en: 'Evidence' },
  question: { sv: 'Fråga', en: 'Question' },
  assumption: { sv: 'Antagande', en: 'Assumption' },
  vision: { sv: 'Vision', en: 'Vision' },
  milestone: { sv: 'Delmål', en: 'Milestone' },
  goal_conflict: { sv: 'Målkonflikt', en: 'Goal conflict' },
  focus_area: { sv: 'Insatsområde', en: 'Focus area' },
  action: { sv: 'Insats', en: 'Action' },
  criterion: { sv: 'Kriterium', en: 'Criterion' },
  governance_body: { sv: 'Styrande grupp', en: 'Governance body' },
  mandate: { sv: 'Mandat', en: 'Mandate' },
  decision_need: { sv: 'Beslutsbehov', en: 'Decision needed' },
  steering_document: { sv: 'Styrdokument', en: 'Steering document' },
  instrument: { sv: 'Styrmedel', en: 'Instrument' },
  funding: { sv: 'Finansiering', en: 'Funding' },
  indicator: { sv: 'Indikator', en: 'Indicator' },
  result: { sv: 'Resultat', en: 'Result' },
  lesson: { sv: 'Lärdom', en: 'Lesson' },
  adjustment: { sv: 'Justering', en: 'Adjustment' },
}

/** How far a record has come, as shown on screen and in documents. */
export const statusNames: Record<Status, Localised> = {
  trial: { sv: 'Provtanke', en: 'On trial' },
  shared: { sv: 'Delad', en: 'Shared' },
  prioritised: { sv: 'Prioriterad', en: 'Prioritised' },
  adopted: { sv: 'Beslutad', en: 'Adopted' },
  in_progress: { sv: 'Pågår', en: 'In progress' },
  done: { sv: 'Genomförd', en: 'Done' },
  parked: { sv: 'Vilande', en: 'Parked' },
  declined: { sv: 'Avböjd', en: 'Declined' },
}

/** Relation types as a verb between two cards: "A leads to B". */
export const relationNames: Record<RelationType, Localised> = {
  supports: { sv: 'stöder', en: 'supports' },
  contradicts: { sv: 'motsäger', en: 'contradicts' },
  interacts: { sv: 'samverkar eller krockar med', en: 'interacts with' },
  concerns: { sv: 'gäller', en: 'concerns' },
  leads_to: { sv: 'leder till', en: 'leads to' },
  addresses: { sv: 'möter', en: 'addresses' },
  implements: { sv: 'genomför', en: 'implements' },
  funds: { sv: 'finansierar', en: 'funds' },
  part_of: { sv: 'är del av', en: 'is part of' },
  owned_by: { sv: 'ägs av', en: 'is owned by' },
  measured_by: { sv: 'mäts med', en: 'is measured by' },
  steered_by: { sv: 'styrs av', en: 'is steered by' },
  derived_from: { sv: 'bygger på', en: 'derives from' },
  merged_into: { sv: 'är sammanförd med', en: 'is merged into' },
}

/** Which kinds each relation type may start from and point at. */
export const relationRules: Record<RelationType, RelationRule> = templates.vocab.linkTypes as Record<
  RelationType,
  RelationRule
>

/** Strength areas in Swedish and English. */
export const strengthAreaNames: Record<StrengthArea, Localised> = {
  digital_solutions: { sv: 'Digitala lösningar', en: 'Digital solutions' },
  experiences: { sv: 'Upplevelser', en: 'Experiences' },
  sustainable_energy: { sv: 'Hållbar energi', en: 'Sustainable energy' },
  land_forest_water: { sv: 'Jord, skog och vatten', en: 'Land, forest and water' },
}

/** Sectors in Swedish and English. */
export const sectorNames: Record<Sector, Localised> = {
  civil_society: { sv: 'Civilsamhälle', en: 'Civil society' },
  business: { sv: 'Näringsliv', en: 'Business' },
  public_sector: { sv: 'Offentlig sektor', en: 'Public sector' },
  academia: { sv: 'Akademi', en: 'Academia' },
}

/** Says whether a relation of this type may go from a card of one kind to a card of another. */
export function relationAllowed(type: RelationType, from: Kind, to: Kind): boolean {
  const rule = relationRules[type]
  return (rule.from === '*' || rule.from.includes(from)) && (rule.to === '*' || rule.to.includes(to))
}

/** Narrows a string from outside to a member of one of the lists above. */
export function isOneOf<const T extends readonly string[]>(list: T, value: unknown): value is T[number] {
  return typeof value === 'string' && list.includes(value)
}
