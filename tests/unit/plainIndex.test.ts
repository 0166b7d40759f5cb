import fc from 'fast-check'
import { T } from 'tldraw'
import { expect, test } from 'vitest'
import { isPlainIndex } from '../../client/board/plainIndex.ts'

test('what is taken for a plain index is one for the editor as well', () => {
  const digits = '019AZaz'
  const near = fc.string({ unit: fc.constantFrom(...digits), maxLength: 30 })
  fc.assert(
    fc.property(fc.oneof(near, fc.string({ maxLength: 8 })), (text) => {
      if (isPlainIndex(text)) expect(T.indexKey.isValid(text)).toBe(true)
    }),
    { numRuns: 5_000 },
  )
})

test('the indices that boards have are plain', () => {
  for (const index of ['a0', 'a1', 'a1V', 'Zz' /* below zero */, 'b00', 'b0aV3', 'az9'])
    expect(isPlainIndex(index)).toBe(index !== 'Zz')
  for (const other of ['', 'a', 'b0', 'a0!', 'å1', 1, null, undefined])
    expect(isPlainIndex(other)).toBe(false)
})
