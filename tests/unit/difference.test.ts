import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCards, readZones } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import { canonicalJson } from '../../shared/insights/canonical.ts'
import {
  changeableFields,
  differenceBetween,
  withDifference,
  wordsBetween,
} from '../../shared/insights/difference.ts'
import { extractInsights, type Insight } from '../../shared/insights/extract.ts'
import { demoBoardOf } from '../support/outcome.ts'

const room = { id: 'room', step: 'analysis', processId: 'process' } as const
const board = demoBoardOf('analysis')
const zones = readZones(board)
const cardIds = readCards(board).map(({ id }) => id)

/** What a record says, without its place and its origin. */
const said = (insights: readonly Insight[]) =>
  canonicalJson(insights.map((insight) => changeableFields.map((field) => insight[field] ?? null)))

type Edit =
  | { of: 'remove'; card: number }
  | { of: 'move'; card: number; zone: number }
  | { of: 'meta'; card: number; status: string }

const edits = fc.array(
  fc.oneof(
    fc.record({ of: fc.constant('remove' as const), card: fc.nat() }),
    fc.record({ of: fc.constant('move' as const), card: fc.nat(), zone: fc.nat() }),
    fc.record({
      of: fc.constant('meta' as const),
      card: fc.nat(),
      status: fc.constantFrom('shared', 'parked', 'adopted'),
    }),
  ),
  { maxLength: 12 },
)

function edited(records: readonly BoardRecord[], list: readonly Edit[]): BoardRecord[] {
  let now = [...records]
  for (const edit of list) {
    const id = cardIds[edit.card % cardIds.length]
    if (edit.of === 'remove') now = now.filter((record) => record.id !== id)
    else
      now = now.map((record) => {
        if (record.id !== id) return record
        if (edit.of === 'meta')
          return { ...record, meta: { ...(record.meta as object), status: edit.status } }
        const zone = zones[edit.zone % zones.length]
        return { ...record, x: (zone?.box.x ?? 0) + 50, y: (zone?.box.y ?? 0) + 200 }
      })
  }
  return now
}

describe('a difference', () => {
  test('applied to the first snapshot gives the second', () => {
    fc.assert(
      fc.property(edits, edits, (first, second) => {
        const before = extractInsights(edited(board, first), room)
        const after = extractInsights(edited(board, second), room)
        const difference = differenceBetween(before, after)
        expect(said(withDifference(before.insights, difference))).toBe(said(after.insights))
        expect(difference.unchanged + difference.added.length + difference.changed.length).toBe(
          after.insights.length,
        )
      }),
    )
  })

  test('of a snapshot with itself is empty, also where another card now lies before its cards', () => {
    const before = extractInsights(board, room)
    const [first] = before.insights.filter(({ order }) => order === 1)
    const without = board.filter(({ id }) => id !== first?.provenance.shapeId)
    const same = differenceBetween(before, before)
    expect([same.added, same.removed, same.changed, same.relations.added]).toEqual([[], [], [], []])
    const fewer = differenceBetween(before, extractInsights(without, room))
    expect(fewer.removed.map(({ id }) => id)).toEqual([first?.id])
    expect(fewer.changed.filter(({ fields }) => !fields.includes('relations'))).toEqual([])
  })

  test('names the fields that changed', () => {
    const before = extractInsights(board, room)
    const after = extractInsights(edited(board, [{ of: 'move', card: 0, zone: 5 }]), room)
    const [change] = differenceBetween(before, after).changed
    expect(change?.fields).toContain('zone')
    expect(change?.words).toEqual([])
  })
})

describe('words between two texts', () => {
  test('give the first text without what is new, and the second without what is gone', () => {
    const text = fc.array(fc.constantFrom('byn', 'fiber', 'ä', '.', '\n', 'Det'), { maxLength: 30 })
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [before, after] = [a.join(' '), b.join(' ')]
        const words = wordsBetween(before, after)
        expect(words.length === 0).toBe(before === after)
        if (before === after) return
        const without = (side: 'before' | 'after') =>
          words
            .filter(({ of }) => of !== side)
            .map((run) => run.text)
            .join('')
        expect(without('after')).toBe(before)
        expect(without('before')).toBe(after)
      }),
    )
  })

  test('are word by word', () => {
    expect(wordsBetween('Vi kan trä', 'Vi kan sten')).toEqual([
      { text: 'Vi kan ', of: 'both' },
      { text: 'trä', of: 'before' },
      { text: 'sten', of: 'after' },
    ])
  })
})
