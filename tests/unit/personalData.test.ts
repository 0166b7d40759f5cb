import fc from 'fast-check'
import { expect, test } from 'vitest'
import { personalDataIn } from '../../shared/privacy/personalData.ts'

test.each([
  ['Ring Anna på 070-123 45 67', ['phone']],
  ['+46 70 123 45 67', ['phone']],
  ['063-14 75 00', ['phone']],
  ['anna.andersson@example.se har frågat', ['email']],
  ['811218-9876', ['personalNumber']],
  ['198112189876', ['personalNumber']],
  ['811278-9873', ['personalNumber']],
  ['811218-9876, anna@example.se', ['personalNumber', 'email']],
])('%s', (text, kinds) => {
  expect(personalDataIn(text)).toEqual(kinds)
})

test.each([
  'RUN/515/2018',
  'Vision 2030 och målbild 2050',
  '2021–2027',
  '811218-9875',
  '12 000 000 kronor',
  'Steg 1, 2 och 3: 25 %',
  '2026-11-26 kl. 10:00',
  'snabel-a: a@b',
  '',
])('nothing in %s', (text) => {
  expect(personalDataIn(text)).toEqual([])
})

test('an address is found among any words, and a long text takes no time to speak of', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      expect(personalDataIn(`${before} anna@example.se ${after}`)).toContain('email')
    }),
  )
  expect(personalDataIn('0 '.repeat(50_000))).toEqual([])
  expect(personalDataIn('a.'.repeat(50_000))).toEqual([])
  expect(personalDataIn('a@'.repeat(50_000))).toEqual([])
})
