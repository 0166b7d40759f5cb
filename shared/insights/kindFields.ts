/**
 * What each kind of card can say beside its words: one schema a kind (docs/domain.md). None of it is ever required.
 * @module
 */
import type { Kind, Localised } from '../vocabulary.ts'
import type { Field, FieldForm } from './fields.ts'
import { firstOfAll, yearForm } from './recordFields.ts'

/** `derived`: worked out from the board, and no field to fill in. */
export interface KindField extends Field {
  readonly derived?: boolean
}

const field = (key: string, sv: string, en: string, form: FieldForm, help?: Localised): KindField => ({
  key,
  name: { sv, en },
  form,
  ...(help ? { help } : {}),
})
const derived = (key: string, sv: string, en: string, form: FieldForm): KindField => ({
  ...field(key, sv, en, form),
  derived: true,
})
const line = { is: 'line' } as const
const text = { is: 'text' } as const
const date = { is: 'date' } as const
const flag = { is: 'flag' } as const
const list = { is: 'list' } as const
const records = { is: 'records' } as const
const oneToFive = { is: 'number', whole: true, min: 1, max: 5 } as const
const choice = <const T extends Record<string, Localised>>(options: T) => ({ is: 'choice', options }) as const

/** The levels of the policy mix. */
export const levelNames = {
  eu: { sv: 'EU', en: 'EU' },
  national: { sv: 'Nationell', en: 'National' },
  regional: { sv: 'Regional', en: 'Regional' },
  local: { sv: 'Lokal', en: 'Local' },
} as const satisfies Record<string, Localised>

/** Hood's four resources of government. */
export const instrumentTypeNames = {
  authority: { sv: 'Styrande dokument och regler', en: 'Steering documents and rules' },
  treasure: { sv: 'Finansiering', en: 'Funding' },
  information: { sv: 'Kunskap och kompetens', en: 'Knowledge and skills' },
  organisation: { sv: 'Samverkan och drift', en: 'Collaboration and operation' },
} as const satisfies Record<string, Localised>

/** The most that a criterion can weigh. */
export const MAX_WEIGHT = 10
/** The most that an action can have for a criterion; the least is 0. */
export const MAX_SCORE = 5

/** Seven steps from cancelling to indivisible (Nilsson et al. 2016); a conflict has one of the first three. */
export const scoreNames = {
  '-3': { sv: 'omöjliggör', en: 'cancels' },
  '-2': { sv: 'motverkar', en: 'counteracts' },
  '-1': { sv: 'begränsar', en: 'constrains' },
  '0': { sv: 'oberoende', en: 'consistent' },
  '1': { sv: 'möjliggör', en: 'enables' },
  '2': { sv: 'förstärker', en: 'reinforces' },
  '3': { sv: 'oskiljbara', en: 'indivisible' },
} as const satisfies Record<string, Localised>

export const bodyTypeNames = {
  steering_group: { sv: 'Styrgrupp', en: 'Steering group' },
  reference_group: { sv: 'Referensgrupp', en: 'Reference group' },
  working_group: { sv: 'Arbetsgrupp', en: 'Working group' },
  cluster: { sv: 'Klusterorganisation', en: 'Cluster organisation' },
} as const satisfies Record<string, Localised>

const findingNames = {
  strength: { sv: 'Styrka', en: 'Strength' },
  weakness: { sv: 'Svaghet', en: 'Weakness' },
  opportunity: { sv: 'Möjlighet', en: 'Opportunity' },
  threat: { sv: 'Hot', en: 'Threat' },
} as const satisfies Record<string, Localised>

/** What a record's facet can be: the sort of a finding, or of a group. */
export const facetNames: Readonly<Record<string, Localised>> = { ...findingNames, ...bodyTypeNames }

export const documentStatusNames = {
  in_force: { sv: 'Gällande', en: 'In force' },
  under_revision: { sv: 'Revideras', en: 'Under revision' },
  planned: { sv: 'Planerad', en: 'Planned' },
} as const satisfies Record<string, Localised>

const level = field('level', 'Nivå', 'Level', choice(levelNames))
const instrumentType = field(
  'instrumentType',
  'Slag av styrmedel',
  'Type of instrument',
  choice(instrumentTypeNames),
)
/** Holmberg and Robèrt's three questions to a first step. */
const checks: readonly KindField[] = [
  field('checks.direction', 'Leder i rätt riktning', 'Leads in the right direction', flag, {
    sv: 'Provet för ett första steg: kommer vi närmare visionen?',
    en: 'The test of a first step: does it bring us nearer the vision?',
  }),
  field('checks.platform', 'Går att bygga vidare på', 'Is a platform to build on', flag, {
    sv: 'Kan nästa steg tas härifrån, och kan vi ändra oss?',
    en: 'Can the next step be taken from here, and can we change our minds?',
  }),
  field('checks.return', 'Ger nog tillbaka', 'Gives enough in return', flag, {
    sv: 'Får vi ut så mycket att vi kan fortsätta?',
    en: 'Do we get enough out of it to go on?',
  }),
]

export const kindFields: Record<Kind, readonly KindField[]> = {
  observation: [field('facet', 'Sida', 'Facet', choice(findingNames))],
  driver: [
    field(
      'pestle',
      'Slag av drivkraft',
      'Type of driver',
      choice({
        political: { sv: 'Politisk', en: 'Political' },
        economic: { sv: 'Ekonomisk', en: 'Economic' },
        social: { sv: 'Social', en: 'Social' },
        technological: { sv: 'Teknisk', en: 'Technological' },
        legal: { sv: 'Rättslig', en: 'Legal' },
        environmental: { sv: 'Miljö', en: 'Environmental' },
      }),
    ),
    field('affects', 'Uppdrag som påverkas', 'Missions affected', list),
  ],
  asset: [field('potential', 'Potential', 'Potential', text)],
  challenge: [field('affects', 'Vilka berörs', 'Who is affected', list)],
  need: [
    field('affects', 'Vilka berörs', 'Who is affected', list),
    field(
      'missing',
      'Vad som saknas för en insats',
      'What an action lacks',
      choice({
        tool: { sv: 'Verktyg', en: 'A tool' },
        money: { sv: 'Pengar', en: 'Money' },
        owner: { sv: 'Ägare', en: 'An owner' },
        decision: { sv: 'Beslut', en: 'A decision' },
      }),
    ),
  ],
  actor: [
    field(
      'orgType',
      'Slag av organisation',
      'Type of organisation',
      choice({
        association: { sv: 'Förening', en: 'Association' },
        company: { sv: 'Företag', en: 'Company' },
        cluster: { sv: 'Klusterorganisation', en: 'Cluster organisation' },
        municipality: { sv: 'Kommun', en: 'Municipality' },
        region: { sv: 'Region', en: 'Region' },
        state: { sv: 'Statlig myndighet', en: 'State authority' },
        university: { sv: 'Universitet eller högskola', en: 'University' },
        institute: { sv: 'Institut', en: 'Institute' },
        sami: { sv: 'Samisk organisation eller sameby', en: 'Sami organisation or herding community' },
        other: { sv: 'Annat', en: 'Other' },
      }),
    ),
    field('influence', 'Inflytande, 1 till 5', 'Influence, 1 to 5', oneToFive),
    field('affected', 'Berörd, 1 till 5', 'Affected, 1 to 5', oneToFive),
  ],
  evidence: [
    field('source', 'Källa', 'Source', line),
    field('url', 'Webbadress', 'Web address', { is: 'url' }),
    field('date', 'Datum', 'Date', date),
  ],
  question: [field('answer', 'Svar', 'Answer', text)],
  assumption: [
    field('tested', 'Prövat', 'Tested', flag),
    field('finding', 'Vad prövningen visade', 'What the test showed', text),
  ],
  vision: [],
  milestone: [
    field('year', 'År', 'Year', yearForm),
    field('assumptions', 'Antaganden', 'Assumptions', text),
    ...checks,
  ],
  goal_conflict: [
    derived('sides', 'Mål som står mot varandra', 'Goals that stand against each other', records),
    field('score', 'Hur svår är den?', 'How hard is it?', {
      is: 'number',
      whole: true,
      min: -3,
      max: -1,
    }),
    field(
      'handling',
      'Hantering',
      'Handling',
      choice({
        avoid: { sv: 'Undvika', en: 'Avoid' },
        reduce: { sv: 'Minska', en: 'Reduce' },
        compensate: { sv: 'Kompensera', en: 'Compensate' },
        accept: { sv: 'Acceptera', en: 'Accept' },
        unresolved: { sv: 'Olöst', en: 'Unresolved' },
      }),
    ),
    field('handlingText', 'Hur den hanteras', 'How it is handled', text),
    field('affects', 'Vilka berörs', 'Who is affected', list),
    field('political', 'Kräver politiskt ställningstagande', 'Needs a political stand', flag),
  ],
  focus_area: [
    derived('needs', 'Behov och utmaningar', 'Needs and challenges', records),
    derived('actions', 'Insatser', 'Actions', records),
  ],
  action: [
    field('what', 'Vad', 'What', text),
    field('how', 'Hur', 'How', text),
    field('impact', 'Effekt, 1 till 5', 'Impact, 1 to 5', oneToFive),
    field('effort', 'Arbetsinsats, 1 till 5', 'Effort, 1 to 5', oneToFive),
    derived(
      'quadrant',
      'Ruta',
      'Quadrant',
      choice({
        do_now: { sv: 'Gör nu', en: 'Do now' },
        mobilise: { sv: 'Kraftsamla', en: 'Join forces' },
        when_possible: { sv: 'Ta vid tillfälle', en: 'When the chance comes' },
        decline: { sv: 'Avstå', en: 'Refrain' },
      }),
    ),
    // Given on the page of priorities, where the criteria stand beside each other.
    derived('criteriaScores', 'Poäng per kriterium', 'Scores by criterion', {
      is: 'scores',
      min: 0,
      max: MAX_SCORE,
    }),
    field('transition', 'Omställningsaktivitet', 'Transition activity', flag),
    ...checks,
  ],
  criterion: [
    field('weight', 'Vikt, 0 till 10', 'Weight, 0 to 10', { is: 'number', min: 0, max: MAX_WEIGHT }),
  ],
  governance_body: [
    field('bodyType', 'Slag av grupp', 'Type of body', choice(bodyTypeNames)),
    field('members', 'Organisationer i gruppen', 'Organisations in it', list),
    field('mandate', 'Mandat', 'Mandate', text),
    field('meetingRhythm', 'Hur ofta den möts', 'How often it meets', line),
    level,
    instrumentType,
  ],
  mandate: [
    field('who', 'Vem', 'Who', line),
    field('what', 'Gör vad', 'Does what', text),
    field('basis', 'Utifrån vilket uppdrag', 'Under which mission', line),
    field('steeredBy', 'Styrs av', 'Steered by', list),
  ],
  decision_need: [
    field('body', 'Vem beslutar', 'Who decides', line),
    field('deadline', 'Senast', 'By', { is: 'schedule' }),
    field('operatingYear', 'Verksamhetsår', 'Operating year', yearForm),
  ],
  steering_document: [
    field('ref', 'Dokument i registret', 'Document of the register', line),
    field('dnr', 'Diarienummer', 'Case number', line),
    level,
    field('documentStatus', 'Läge', 'State', choice(documentStatusNames)),
    instrumentType,
  ],
  instrument: [level, instrumentType],
  funding: [
    field('source', 'Finansieringskälla', 'Source of funding', line),
    field('callPeriod', 'Utlysning', 'Call', { is: 'schedule' }),
    field('amountEstimate', 'Uppskattat belopp, kr', 'Estimated amount, SEK', { is: 'number', min: 0 }),
    field('coFinancing', 'Medfinansiering', 'Co-financing', line),
    level,
    instrumentType,
  ],
  indicator: [
    field(
      'type',
      'Slag av indikator',
      'Type of indicator',
      choice({
        output: { sv: 'Prestation', en: 'Output' },
        result: { sv: 'Resultat', en: 'Result' },
        impact: { sv: 'Effekt', en: 'Impact' },
        process: { sv: 'Process', en: 'Process' },
      }),
    ),
    field('unit', 'Enhet', 'Unit', line),
    field('baseline.value', 'Utgångsvärde', 'Baseline', { is: 'number' }),
    field('baseline.date', 'Utgångsvärdets datum', 'Date of the baseline', date),
    field('target.value', 'Målvärde', 'Target', { is: 'number' }),
    field('target.date', 'Nås senast', 'Reached by', date),
    field('source', 'Källa', 'Source', line),
    field('frequency', 'Mäts hur ofta', 'Measured how often', line),
    field('readings', 'Mätvärden', 'Readings', { is: 'readings' }),
  ],
  result: [
    field('value', 'Värde', 'Value', { is: 'number' }),
    field('date', 'Datum', 'Date', date),
    field('forWhom', 'För vem', 'For whom', list),
  ],
  lesson: [field('why', 'Varför', 'Why', text)],
  adjustment: [
    field(
      'changes',
      'Vad som ändras',
      'What changes',
      choice({
        goal: { sv: 'Målet', en: 'The goal' },
        path: { sv: 'Vägen', en: 'The path' },
        pace: { sv: 'Takten', en: 'The pace' },
      }),
    ),
    derived('of', 'Gäller', 'Concerns', records),
  ],
}

/** All that is asked of a card of a kind, or worked out for it: its own fields, and those of all that matter most to it. */
export const askedOf = (kind: Kind): readonly Field[] => [...kindFields[kind], ...firstOfAll(kind)]
