/**
 * Every line of the field's tables has its place in the product, in both languages.
 * @module
 */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { askedOf } from '../../shared/insights/kindFields.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'
import { roomPurposes } from '../../shared/rooms/purposes.ts'
import { relationsAmong } from '../../shared/rooms/relationsAmong.ts'
import { inYears } from '../../shared/rooms/years.ts'
import type { Kind, RelationType, Step } from '../../shared/vocabulary.ts'
import {
  isOneOf,
  kindNames,
  kinds,
  relationAllowed,
  relationNames,
  relationTypes,
  statuses,
  statusNames,
  steps,
} from '../../shared/vocabulary.ts'

const page = readFileSync(new URL('../fixtures/domain-zones.md', import.meta.url), 'utf8')

interface Line {
  readonly step: Step
  readonly id: string
  readonly cells: readonly string[]
}

const lines = page.split(/^#### Board /m).flatMap((board): Line[] => {
  const step = /^`(\w+)`/.exec(board)?.[1]
  if (!isOneOf(steps, step)) return []
  return [...board.matchAll(/^\| `([\w.]+)` \|(.*)\|$/gm)].map(([, id = '', rest = '']) => ({
    step,
    id,
    cells: rest.split(' | ').map((cell) => cell.trim()),
  }))
})

/** What the last column says beside the zone, as the template has it. */
function extraOf(text: string): Record<string, unknown> {
  const value = (word: string) => (word === 'True' ? true : word)
  return Object.fromEntries(
    text
      .split(',')
      .map((pair) => pair.trim().split('='))
      .flatMap(([key = '', word]) => (word === undefined ? [] : [[key, value(word)]])),
  )
}

describe('the zones', () => {
  test('are those of the page, in each of the six rooms', () => {
    for (const step of steps)
      expect(
        roomTemplates[step].zones.map(({ id }) => id),
        step,
      ).toEqual(lines.filter((line) => line.step === step).map(({ id }) => id))
    expect(lines).toHaveLength(72)
  })

  test.each(lines)(
    '$step, $id: name, place, kinds, question and what else it says',
    ({ step, id, cells }) => {
      const zone = roomTemplates[step].zones.find((one) => one.id === id)
      const [names = '', grid = '', of = '', prompts = '', extra = ''] = cells
      expect(`${zone?.name.sv} / ${zone?.name.en}`).toBe(names)
      expect([zone?.x, zone?.y, zone?.w, zone?.h].join(',')).toBe(grid)
      expect(zone?.kinds.join(', ')).toBe(of)
      expect(`${zone?.prompt.sv} / ${zone?.prompt.en}`).toBe(prompts)
      expect(zone).toMatchObject(extraOf(extra.replace(/\|$/, '')))
    },
  )
})

/** Section 2.3: what each kind says beside the fields that all have. */
const fieldsOf: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  observation: ['facet'],
  actor: ['orgType'],
  evidence: ['source', 'url', 'date'],
  assumption: ['tested'],
  vision: ['horizonYear'],
  milestone: ['year', 'mode', 'reviewDate', 'checks.direction', 'checks.platform', 'checks.return'],
  goal_conflict: ['sides', 'score', 'handling', 'handlingText'],
  governance_body: ['bodyType', 'members', 'mandate', 'meetingRhythm'],
  mandate: ['who', 'what', 'basis', 'steeredBy'],
  decision_need: ['body', 'deadline', 'operatingYear'],
  criterion: ['weight'],
  focus_area: ['needs', 'actions'],
  action: ['what', 'how', 'owner.organisation', 'period', 'impact', 'effort', 'quadrant', 'criteriaScores'],
  instrument: ['level', 'instrumentType'],
  steering_document: ['ref', 'dnr'],
  funding: ['source', 'callPeriod', 'amountEstimate', 'coFinancing'],
  indicator: [
    'type',
    'unit',
    'baseline.value',
    'baseline.date',
    'target.value',
    'target.date',
    'source',
    'frequency',
    'owner.organisation',
  ],
  result: ['value', 'date'],
  adjustment: ['changes', 'of'],
}

describe('the kinds', () => {
  test('are 25, each with a name in both languages, and each at home in a zone of some room', () => {
    expect(kinds).toHaveLength(25)
    const atHome = new Set(steps.flatMap((step) => roomTemplates[step].zones.flatMap((zone) => zone.kinds)))
    for (const kind of kinds) {
      expect(
        Object.values(kindNames[kind]).every((name) => name.length > 2),
        kind,
      ).toBe(true)
      expect(atHome, kind).toContain(kind)
      // What can be said of each is told where the room is explained.
      expect(askedOf(kind).length, kind).toBeGreaterThan(0)
    }
  })

  test.each(Object.entries(fieldsOf))('%s has its fields, named in both languages', (kind, keys) => {
    const fields = askedOf(kind as Kind)
    for (const key of keys) expect(fields.map((one) => one.key)).toContain(key)
    for (const { name } of fields) expect([name.sv, name.en].every((word) => word.length > 1)).toBe(true)
  })
})

/** One pair that each relation joins, and one that it does not; null where it joins all. */
const joined: Readonly<Record<RelationType, readonly [Kind, Kind, (readonly [Kind, Kind])?]>> = {
  supports: ['evidence', 'need'],
  contradicts: ['observation', 'observation'],
  interacts: ['action', 'action', ['evidence', 'evidence']],
  concerns: ['goal_conflict', 'vision', ['funding', 'vision']],
  leads_to: ['milestone', 'vision', ['funding', 'vision']],
  addresses: ['action', 'need', ['need', 'action']],
  implements: ['action', 'milestone', ['vision', 'action']],
  funds: ['funding', 'action', ['action', 'funding']],
  part_of: ['action', 'focus_area', ['focus_area', 'action']],
  owned_by: ['action', 'actor', ['actor', 'action']],
  measured_by: ['vision', 'indicator', ['indicator', 'vision']],
  steered_by: ['action', 'steering_document', ['steering_document', 'evidence']],
  derived_from: ['need', 'observation'],
  merged_into: ['need', 'need'],
}

describe('the relations and statuses', () => {
  test('are 14, each with a name in both languages and its ends', () => {
    expect(relationTypes).toHaveLength(14)
    for (const type of relationTypes) {
      const [from, to, not] = joined[type]
      expect(
        Object.values(relationNames[type]).every((name) => name.length > 2),
        type,
      ).toBe(true)
      expect(relationAllowed(type, from, to), type).toBe(true)
      if (not) expect(relationAllowed(type, not[0], not[1]), type).toBe(false)
    }
  })

  test('go from a thought on trial to a thing done', () => {
    expect(statuses).toEqual([
      'trial',
      'shared',
      'prioritised',
      'adopted',
      'in_progress',
      'done',
      'parked',
      'declined',
    ])
    for (const status of statuses) expect(Object.values(statusNames[status]).every(Boolean)).toBe(true)
  })
})

test('the six steps have their names, and the rooms theirs, in both languages', () => {
  const named = steps.map((step) => {
    const { number, stepName, roomName } = roomTemplates[step]
    return [number, stepName.sv, stepName.en, roomName.sv, roomName.en]
  })
  expect(named).toEqual([
    [1, 'Analys', 'Analysis', 'Samskapandets rum', 'Room of co-creation'],
    [2, 'Styrning', 'Governance', 'Möjligheternas rum', 'Room of possibilities'],
    [
      3,
      'Vision',
      'Vision',
      expect.stringContaining('Framtidens rum'),
      expect.stringContaining('Room of the future'),
    ],
    [4, 'Prioritering', 'Prioritisation', 'Handlingarnas rum', 'Room of actions'],
    [5, 'Policymix', 'Policy mix', 'Handlingarnas rum', 'Room of actions'],
    [6, 'Utvärdering', 'Evaluation', 'Utvärdering', 'Evaluation'],
  ])
  for (const step of steps) expect(roomTemplates[step].zones.map(({ id }) => id)).toContain('goal_conflicts')
})

/** Section 2.3: where what a room comes to goes on, and 1.5: what the region itself asks in it. */
const feeds: Readonly<Record<Step, readonly Step[]>> = {
  analysis: ['vision', 'prioritisation'],
  governance: ['prioritisation'],
  vision: ['prioritisation', 'evaluation'],
  prioritisation: ['policy_mix'],
  policy_mix: ['evaluation'],
  evaluation: ['analysis', 'vision', 'prioritisation'],
}
const asked: Readonly<Partial<Record<Step, string>>> = {
  analysis: 'Vilka utmaningar och behov finns?',
  governance: 'Hur kopplar vi på klusterorganisationer?',
  vision: 'Vad betyder målbilden för 2050',
  prioritisation: 'Behövs politiska beslut',
  policy_mix: 'på olika nivåer som kan vara verktyg i genomförandet',
}

describe.each(steps)('the room of %s', (step) => {
  const { question, purpose, questions, holds, onward } = roomPurposes[step]
  const years = { target: 2050, vision: 2030, start: 2022 }

  test('says its purpose, its questions and what its record holds, in both languages and in the years given', () => {
    const texts = [question, purpose, ...questions, holds, ...onward.map(({ what }) => what)]
    expect(questions.length).toBeGreaterThan(2)
    for (const text of texts) {
      const { sv, en } = inYears(text, years)
      expect([sv, en].every((words) => words.length > 15 && !words.includes('{{'))).toBe(true)
      expect(sv).not.toBe(en)
      // A year stands in no text of its own.
      expect(text.sv + text.en).not.toMatch(/\d{4}/)
    }
    const all = questions.map((one) => inYears(one, years).sv).join(' ')
    expect(all).toContain(asked[step] ?? 'målet, vägen eller takten')
  })

  test('hands on to the rooms of the table', () => {
    expect(onward.flatMap(({ to }) => to ?? [])).toEqual(feeds[step])
  })

  test('allows the relations whose kinds are there, and no other', () => {
    const here = roomTemplates[step].zones.flatMap((zone) => zone.kinds)
    const types = relationsAmong(here).map(({ type }) => type)
    for (const type of relationTypes)
      expect(types.includes(type), type).toBe(
        here.some((from) => here.some((to) => relationAllowed(type, from, to))),
      )
    for (const { from, to } of relationsAmong(here))
      for (const kind of [...(from ?? []), ...(to ?? [])]) expect(here).toContain(kind)
  })
})
