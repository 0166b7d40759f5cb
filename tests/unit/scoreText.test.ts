import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scoreOf, scoreSaid } from '../../shared/insights/relations.ts'
import { relationWord, scoredText, scoreSteps } from '../../shared/insights/scoreText.ts'
import { languages, relationNames, relationTypes } from '../../shared/vocabulary.ts'

// docs/domain.md 2.2, goal interaction.
test('the seven steps are those of the scale, in both languages', () => {
  const said = (language: 'sv' | 'en') => scoreSteps.map((step) => relationWord('interacts', step, language))
  expect(said('sv')).toEqual([
    'omöjliggör (−3)',
    'motverkar (−2)',
    'begränsar (−1)',
    'oberoende (0)',
    'möjliggör (+1)',
    'förstärker (+2)',
    'oskiljbara (+3)',
  ])
  expect(said('en')).toEqual([
    'cancels (−3)',
    'counteracts (−2)',
    'constrains (−1)',
    'consistent (0)',
    'enables (+1)',
    'reinforces (+2)',
    'indivisible (+3)',
  ])
  expect(scoredText(-2, 'sv')).toBe(' (−2 motverkar)')
  expect(scoredText(undefined, 'sv')).toBe('')
})

test('whatever an arrow carries, how much is a step of the scale or nothing', () => {
  const steps: readonly unknown[] = scoreSteps
  const meta = fc.oneof(
    fc.anything(),
    fc.record({ score: fc.oneof(fc.anything(), fc.integer({ min: -9, max: 9 })) }),
  )
  fc.assert(
    fc.property(meta, (carried) => {
      const said = scoreSaid(carried)
      expect(said === undefined || steps.includes(said)).toBe(true)
      expect(said).toBe(scoreOf((carried as { score?: unknown } | null | undefined)?.score))
    }),
  )
})

test('only of two goals that meet does the word say how much', () => {
  for (const type of relationTypes)
    for (const language of languages)
      for (const step of [undefined, ...scoreSteps]) {
        const isScored = type === 'interacts' && step !== undefined
        if (!isScored) expect(relationWord(type, step, language)).toBe(relationNames[type][language])
      }
})
