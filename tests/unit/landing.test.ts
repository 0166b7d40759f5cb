/**
 * Where a record lands that is carried to another room.
 * @module
 */
import { expect, test } from 'vitest'
import { roomTemplates } from '../../shared/rooms/index.ts'
import { landingZone } from '../../shared/rooms/landing.ts'
import { type Kind, kinds, type Step, steps } from '../../shared/vocabulary.ts'

const landsIn = (kind: Kind, from: Step, to: Step, zone: string | null = null) =>
  landingZone({ kind, zone }, { from, to }, roomTemplates[to].zones)?.id ?? null

test('a record lands where its kind belongs, first in the zone that takes in its room', () => {
  expect(landsIn('need', 'analysis', 'vision')).toBe('today')
  expect(landsIn('need', 'analysis', 'prioritisation')).toBe('needs')
  expect(landsIn('action', 'prioritisation', 'policy_mix')).toBe('prioritised_actions')
  for (const to of steps)
    for (const kind of kinds) {
      const zone = landingZone({ kind, zone: null }, { from: 'analysis', to }, roomTemplates[to].zones)
      const takes = roomTemplates[to].zones.some((one) => one.kinds.includes(kind))
      if (takes) expect(zone?.kinds).toContain(kind)
    }
})

test('where several zones take a kind, it is its own, the first of the room, and none that says more of it than was said', () => {
  expect(landsIn('vision', 'policy_mix', 'vision')).toBe('vision_2030')
  expect(landsIn('action', 'policy_mix', 'prioritisation')).toBe('do_now')
  expect(landsIn('mandate', 'analysis', 'governance')).toBe('mandates')
  expect(landsIn('question', 'analysis', 'governance')).toBe('open_questions')
  expect(landsIn('observation', 'evaluation', 'analysis')).toBe('parking')
})

test('what the evaluation learnt has a zone in the analysis, though none takes its kind', () => {
  expect(landsIn('lesson', 'evaluation', 'analysis')).toBe('evidence')
  expect(landsIn('result', 'evaluation', 'analysis')).toBe('evidence')
  expect(landsIn('adjustment', 'evaluation', 'analysis')).toBe('parking')
  expect(landsIn('challenge', 'evaluation', 'analysis')).toBe('challenges_needs')
  expect(landsIn('criterion', 'governance', 'analysis')).toBeNull()
})

test('in another room of the same step a record lands in the zone it came from', () => {
  for (const step of steps)
    for (const { id, kinds: taken } of roomTemplates[step].zones)
      for (const kind of taken) expect(landsIn(kind, step, step, id)).toBe(id)
  // Where a kind was chosen that its zone does not take, it lands as from anywhere else.
  expect(landsIn('action', 'prioritisation', 'prioritisation', 'criteria')).toBe('do_now')
  // Rooms of different steps have zones of the same name for different things.
  expect(landsIn('question', 'analysis', 'vision', 'parking')).toBe('parking')
})
