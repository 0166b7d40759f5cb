/**
 * The fields that a record of any kind may have: where, when, for whom, and what it serves.
 * @module
 */
import type { Kind, Localised } from '../vocabulary.ts'
import type { Field } from './fields.ts'
import type { Schedule } from './schedule.ts'

/** How firm a goal is: "from goal-driven to goal-seeking" (Reglab 2021). */
export const modeNames = {
  seeking: { sv: 'Målsökande: kan ändras när vi lärt oss mer', en: 'Goal-seeking: may change as we learn' },
  binding: { sv: 'Bindande: ligger fast', en: 'Binding: stands' },
} as const satisfies Record<string, Localised>
export type Mode = keyof typeof modeNames

/** Years that a plan may look to. */
export const yearForm = { is: 'number', whole: true, min: 1900, max: 2200 } as const

export const recordFields = [
  {
    key: 'owner.organisation',
    name: { sv: 'Ansvarig organisation', en: 'Responsible organisation' },
    help: { sv: 'En organisation eller grupp, ingen person.', en: 'An organisation or body, no person.' },
    form: { is: 'line' },
  },
  {
    key: 'period',
    name: { sv: 'När', en: 'When' },
    help: {
      sv: 'Med egna ord, till exempel ”från och med januari 2027” eller ”hösten 2026”.',
      en: 'In your own words, such as “from January 2027” or “autumn 2026”.',
    },
    form: { is: 'schedule' },
  },
  { key: 'horizonYear', name: { sv: 'Siktar mot år', en: 'Aims for the year' }, form: yearForm },
  {
    key: 'mode',
    name: { sv: 'Hur fast är det?', en: 'How firm is it?' },
    form: { is: 'choice', options: modeNames },
  },
  { key: 'reviewDate', name: { sv: 'Prövas igen', en: 'To be reviewed' }, form: { is: 'date' } },
  {
    key: 'subArea',
    name: { sv: 'Delområde', en: 'Sub-area' },
    help: { sv: 'En del av styrkeområdet.', en: 'A part of the strength area.' },
    form: { is: 'line' },
  },
  {
    key: 'place',
    name: { sv: 'Plats', en: 'Place' },
    help: {
      sv: 'Vilka delar av länet det gäller: en kommun eller ort per rad.',
      en: 'Which parts of the county it is about: one municipality or town a line.',
    },
    form: { is: 'list' },
  },
  {
    key: 'sdg',
    name: { sv: 'Mål i Agenda 2030', en: 'Goals of the 2030 Agenda' },
    help: { sv: 'Nummer 1 till 17.', en: 'Numbers 1 to 17.' },
    form: { is: 'numbers', min: 1, max: 17 },
  },
  {
    key: 'goals',
    name: { sv: 'Regionala mål och prioriteringar', en: 'Regional goals and priorities' },
    form: { is: 'list' },
  },
] as const satisfies readonly Field[]

export type RecordFieldKey = (typeof recordFields)[number]['key']

/** What {@link recordFields} give a record; what is not said is not there. */
export interface RecordFields {
  readonly owner?: { readonly organisation: string }
  readonly period?: Schedule
  readonly horizonYear?: number
  readonly mode?: Mode
  readonly reviewDate?: string
  readonly subArea?: string
  readonly place?: readonly string[]
  readonly sdg?: readonly number[]
  readonly goals?: readonly string[]
}

/** Those that matter most to a kind, and are asked for first; the others may be said of it too. */
export const firstFields: Readonly<Partial<Record<Kind, readonly RecordFieldKey[]>>> = {
  asset: ['place'],
  actor: ['place'],
  vision: ['horizonYear', 'mode', 'reviewDate'],
  milestone: ['mode', 'reviewDate', 'owner.organisation'],
  goal_conflict: ['owner.organisation'],
  focus_area: ['owner.organisation', 'period'],
  action: ['owner.organisation', 'period'],
  mandate: ['period'],
  decision_need: ['owner.organisation'],
  steering_document: ['owner.organisation', 'horizonYear'],
  instrument: ['owner.organisation', 'period'],
  funding: ['owner.organisation'],
  indicator: ['owner.organisation'],
  result: ['place'],
}

/** The fields that a kind is asked for first, of those that all have. */
export const firstOfAll = (kind: Kind): readonly (Field & { readonly key: RecordFieldKey })[] =>
  recordFields.filter(({ key }) => firstFields[kind]?.includes(key))
