/**
 * Where a record lands that is carried to another room.
 * @module
 */
import { expect, test } from 'vitest'
import { roomTemplates } from '../../shared/rooms/index.ts'
import { landingZone } from '../../shared/rooms/landing.ts'
import { type Kind, kinds, type Step, steps } from '../../shared/vocabulary.ts'

const landsIn = (kind: Kind, from: Step, to: Step) =>
  landingZone(kind, { from, to }, roomTemplates[to].zones)?.id ?? null

test('a record lands where its kind belongs, first in the zone that takes in its room', () => {
  expect(landsIn('need', 'analysis', 'vision')).toBe('today')
  expect(landsIn('need', 'analysis', 'prioritisation')).toBe('needs')
  expect(landsIn('action', 'prioritisation', 'policy_mix')).toBe('prioritised_actions')
  for (const to of steps)
    for (const kind of kinds) {
      const zone = landingZone(kind, { from: 'analysis', to }, roomTemplates[to].zones)
      const takes = roomTemplates[to].zones.some((one) => one.kinds.includes(kind))
      if (takes) expect(zone?.kinds).toContain(kind)
    }
})

test('what the evaluation learnt has a zone in the analysis, though none takes its kind', () => {
  expect(landsIn('lesson', 'evaluation', 'analysis')).toBe('evidence')
  expect(landsIn('result', 'evaluation', 'analysis')).toBe('evidence')
  expect(landsIn('adjustment', 'evaluation', 'analysis')).toBe('parking')
  expect(landsIn('challenge', 'evaluation', 'analysis')).toBe('challenges_needs')
  expect(landsIn('criterion', 'governance', 'analysis')).toBeNull()
})
