/**
 * Ids: whatever they are written in, they are the same there.
 */
import { expect, test } from 'vitest'
import { textCell } from '../../server/exports/csvCell.ts'
import { newId } from '../../server/storage/ids.ts'

test('no id is written otherwise in a cell, nor begins as an option of a command does', () => {
  const ids = Array.from({ length: 2_000 }, newId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) {
    expect(id).toMatch(/^\w[\w-]{20}$/)
    expect(textCell(`${id}:a01`)).toBe(`${id}:a01`)
  }
})
