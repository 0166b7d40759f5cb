import { expect, test } from 'vitest'
import { valueWithUnit } from '../../shared/insights/valueWithUnit.ts'

test('a value is told with its unit as its language has it, and nothing of it is rounded away', () => {
  expect(valueWithUnit(35.5, '%', 'sv')).toBe('35,5 %')
  expect(valueWithUnit(35.5, '%', 'en')).toBe('35.5%')
  expect(valueWithUnit(250, 'resor', 'en')).toBe('250 resor')
  expect(valueWithUnit(0.0004, null, 'sv')).toBe('0,0004')
  expect(valueWithUnit(-3, '', 'en')).toBe('-3')
})
