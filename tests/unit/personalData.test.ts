import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { kindsIn } from '../../client/privacy/useWrittenData.ts'
import { removeRecord } from '../../shared/board/document.ts'
import { foundIn, together } from '../../shared/privacy/foundIn.ts'
import { personalDataIn } from '../../shared/privacy/personalData.ts'
import { wordsInFields, wordsOfRecord } from '../../shared/privacy/writtenWords.ts'
import { writeNote } from '../support/board.ts'

test.each([
  ['Ring Anna på 070-123 45 67', ['phone']],
  ['+46 70 123 45 67', ['phone']],
  ['063-14 75 00', ['phone']],
  ['anna.andersson@example.se har frågat', ['email']],
  ['811218-9876', ['personalNumber']],
  ['198112189876', ['personalNumber']],
  ['811278-9873', ['personalNumber']],
  ['811218-9876, anna@example.se', ['personalNumber', 'email']],
  ['18811218+9876', ['personalNumber']],
  ['1981-12-18-9876', ['personalNumber']],
  ['811218 - 9876', ['personalNumber']],
  // As word processors set them: with an en dash, a dash and a space that break no line.
  ['811218\u20139876', ['personalNumber']],
  ['070\u2011123\u00A045\u00A067', ['phone']],
  ['070\u2013123 45 67', ['phone']],
  ['070.123.45.67', ['phone']],
  ['+46 (0)70 123 45 67', ['phone']],
  ['+46 70 123 456', ['phone']],
  ['08 123 456 78', ['phone']],
  ['1 070-123 45 67', ['phone']],
  ['2 070 123 45 67', ['phone']],
  ['070-123 45 67/070-765 43 21', ['phone']],
  ['Kostar 12 000 kr, ring 070-123 45 67 före 2026-11-26', ['phone']],
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
  '5 st@12.50',
  'Budget 500 000 - 1 000 000 kr per år',
  'Budget 500 000\u20131 000 000 kr per år',
  '1 050 000 - 1 100 000 kr',
  '12 000 000 000 kronor',
  '100 000 000-200 000 000 kr',
  '10 000 / 20 000 / 30 000',
  'RUN/0515/2018',
  'dnr 00515/2018',
  '2021/0012345-6',
  '01/02/2026',
  '05-11-2026',
  '05/11 2026',
  '2026/01/01-2026/02/01',
  'kl. 08.30-16.30',
  '556012-5790',
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

test('is looked for in all that is written of a card, and in nothing that is not', () => {
  const meta = {
    'owner.organisation': 'Anna, anna@example.se',
    'attrs.how': 'Ring 070-123 45 67',
    place: ['Åre', '811218-9876'],
    sdg: [4, 9],
    origin: 'cs@example.se',
  }
  expect(personalDataIn(wordsInFields(meta).join('\n'))).toEqual(['personalNumber', 'email', 'phone'])
  expect(wordsInFields(meta)).not.toContain('cs@example.se')

  const record = { id: 'a@b.se', text: 'Skogen', attrs: {} }
  const said = { text: 'Fråga bo@example.se', sector: null, at: '2026-11-27', resolved: false }
  const records = [
    record,
    { ...record, text: 'Ring 063-14 75 00' },
    { ...record, attrs: { how: 'Ring 063-14 75 00' } },
    { ...record, owner: { organisation: 'anna@example.se' } },
    { ...record, statusReason: 'anna@example.se avböjde' },
    { ...record, unfit: { 'attrs.cost': '063-14 75 00' } },
    { ...record, comments: [said] },
  ]
  const found = foundIn(records.map(wordsOfRecord))
  expect(found).toEqual({ count: 6, kinds: ['email', 'phone'] })
  expect(together([found, foundIn(['811218-9876']), foundIn([])])).toEqual({
    count: 7,
    kinds: ['personalNumber', 'email', 'phone'],
  })
})

test('a card that is removed is not warned of, though its words can be brought back', () => {
  const doc = new Y.Doc()
  const id = writeNote(doc, 'Mejla anna@example.se')
  expect(kindsIn(doc, id)).toEqual(['email'])
  removeRecord(doc, id)
  expect(kindsIn(doc, id)).toEqual([])
})
