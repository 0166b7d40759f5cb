/**
 * What differs in a checked file beside its cards is told in words, in both languages.
 * @module
 */
import { expect, test } from 'vitest'
import { fieldName } from '../../client/pages/verify/fieldNames.ts'
import { differencesFrom } from '../../server/exports/checkSnapshot.ts'
import { Snapshot } from '../../shared/protocol/snapshots.ts'
import { demoBoardOf, roomOutcome } from '../support/outcome.ts'

test('each field of a snapshot that may differ has words of its own', async () => {
  const { snapshot } = await roomOutcome('analysis', demoBoardOf('analysis'))
  const [last, ...others] = snapshot.insights.toReversed()
  const raw = {
    ...Object.fromEntries(Object.keys(Snapshot.shape).map((name) => [name, 'another'])),
    insights: [last, ...others],
  }
  const { fields } = differencesFrom(snapshot, { snapshot, raw })
  expect(new Set(fields)).toEqual(new Set(Object.keys(Snapshot.shape)))
  for (const language of ['sv', 'en'] as const) {
    const told = fields.map((name) => fieldName(name, language))
    expect(new Set(told).size).toBe(fields.length)
    for (const [i, words] of told.entries()) {
      expect(words).not.toBe(fields[i])
      expect(words).not.toMatch(/[”“_]|[a-z][A-Z]/)
    }
  }
  expect(fieldName('balance', 'sv')).toBe('röstbalansen')
  expect(fieldName('note', 'en')).toBe('the note')
})

test.each(['extra', 'toString', '__proto__'])(
  'a field that somebody made up is told as it stands: %s',
  (name) => {
    expect(fieldName(name, 'sv')).toContain(`”${name}”`)
    expect(fieldName(name, 'en')).toContain(`“${name}”`)
  },
)
