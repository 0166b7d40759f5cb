import { expect, test } from 'vitest'
import { roomChoices } from '../../client/rooms/roomNames.ts'
import type { Step, StrengthArea } from '../../shared/vocabulary.ts'

const rooms = (...given: [title: string, step: Step, area?: StrengthArea][]) =>
  given.map(([title, step, strengthArea = null], i) => ({ id: String(i), title, step, strengthArea }))
const names = (...given: Parameters<typeof rooms>) =>
  roomChoices(rooms(...given), 'sv').map(({ name }) => name)

test('a title of its own is a name; rooms that share one are told apart by their steps', () => {
  expect(
    names(['Analys', 'analysis'], ['Handlingar', 'prioritisation'], ['Handlingar', 'policy_mix']),
  ).toEqual(['Analys', 'Handlingar (Prioritering)', 'Handlingar (Policymix)'])
})

test('rooms of one step with one title are told apart by their areas, and by their order where they share that too', () => {
  expect(
    names(['Rum', 'vision'], ['Rum', 'vision', 'experiences'], ['Rum', 'vision', 'sustainable_energy']),
  ).toEqual(['Rum', 'Rum (Upplevelser)', 'Rum (Hållbar energi)'])
  expect(
    names(['Rum', 'vision', 'experiences'], ['Rum', 'vision', 'experiences'], ['Rum', 'analysis']),
  ).toEqual(['Rum (Vision, 1)', 'Rum (Vision, 2)', 'Rum (Analys)'])
})
