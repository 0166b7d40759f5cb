/**
 * Freezing a board: equal boards give equal hashes, and a version is one content for ever.
 * @module
 */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { unpackContentSync } from '../../server/snapshots/contentPieces.ts'
import { forgetInSnapshot } from '../../server/snapshots/forgetInSnapshot.ts'
import { freeze } from '../../server/snapshots/freeze.ts'
import { changeCounts } from '../../server/snapshots/sincePrevious.ts'
import { packBase } from '../../server/sync/packedBase.ts'
import { newNote } from '../../shared/board/cards.ts'
import { readRecord, removeRecord, writeRecord } from '../../shared/board/document.ts'
import { richTextFrom } from '../../shared/board/richText.ts'
import { seedBoard } from '../../shared/board/seed.ts'
import { differenceBetween } from '../../shared/insights/difference.ts'
import type { Snapshot } from '../../shared/protocol/snapshots.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'
import { wholeOf } from '../support/wholeOf.ts'

const ROOM = 'r'.repeat(21)

const note = (name: string, text: string, x: number) =>
  newNote({ id: `shape:${name}`, text, x, y: 140, index: 'a5', sector: 'business' })

/** A board of the analysis room with two notes among its strengths. */
function board(): Y.Doc {
  const doc = new Y.Doc()
  const records = [...seedBoard(roomTemplates.analysis), note('a', 'Ett', 980), note('b', 'Två', 1200)]
  for (const record of records) writeRecord(doc, record)
  return doc
}

function snapshotOf(doc: Y.Doc, number: number, previous: Uint8Array | null = null, title = 'Rummet') {
  const stamp = { id: `snapshot-${number}`, takenAt: `2026-01-0${number}T12:00:00.000Z` }
  const frozen = freeze({
    stamp,
    board: { base: packBase(Y.encodeStateAsUpdate(doc)), updates: [] },
    kept: { board: [], pieces: [] },
    room: { id: ROOM, step: 'analysis', title },
    process: { id: 'p'.repeat(21), title: 'Processen', language: 'sv' },
    participants: { civil_society: 0, business: 1, public_sector: 0, academia: 0 },
    inputs: { id: ROOM, step: 'analysis', processId: 'p'.repeat(21), language: 'sv' },
    previous: previous && unpackContentSync(previous),
  })
  const whole = wholeOf(frozen)
  const content = unpackContentSync(whole)
  const record = (name: string) => content.insights.find(({ id }) => id === `${ROOM}:${name}`)
  return { ...frozen, whole, kept: content, record }
}

function rewrite(doc: Y.Doc, name: string, text: string): void {
  const record = readRecord(doc, `shape:${name}`)
  if (!record) throw new Error(`there is no note ${name}`)
  writeRecord(doc, { ...record, props: { ...(record.props as object), richText: richTextFrom(text) } })
}

describe('the hash', () => {
  test('is the same for equal boards, whatever their history, time, number and title', () => {
    const detour = board()
    rewrite(detour, 'a', 'Något annat')
    rewrite(detour, 'a', 'Ett')
    const first = snapshotOf(board(), 1)
    const second = snapshotOf(detour, 2, first.whole, 'Ett nytt namn')
    expect(second.hash).toBe(first.hash)
    expect(second.docHash).not.toBe(first.docHash)
  })

  test('differs when a word does', () => {
    const changed = board()
    rewrite(changed, 'a', 'Ett!')
    expect(snapshotOf(changed, 1).hash).not.toBe(snapshotOf(board(), 1).hash)
  })
})

describe('the version', () => {
  test('is 1 at first, stays while the content does, and counts each change', () => {
    const doc = board()
    const first = snapshotOf(doc, 1)
    expect(first.record('a')).toMatchObject({
      version: 1,
      provenance: {
        snapshotId: 'snapshot-1',
        firstSeenSnapshotId: 'snapshot-1',
        changedAt: '2026-01-01T12:00:00.000Z',
      },
    })
    rewrite(doc, 'a', 'Ett, tydligare')
    const second = snapshotOf(doc, 2, first.whole)
    expect(second.record('a')).toMatchObject({
      version: 2,
      provenance: {
        snapshotId: 'snapshot-2',
        firstSeenSnapshotId: 'snapshot-1',
        changedAt: '2026-01-02T12:00:00.000Z',
      },
    })
    expect(second.record('b')).toEqual(first.record('b'))
    expect(snapshotOf(doc, 3, second.whole).record('a')).toEqual(second.record('a'))
  })

  test('does not count that another card was put before it', () => {
    const doc = board()
    const first = snapshotOf(doc, 1)
    writeRecord(doc, note('first', 'Före de andra', 970))
    const second = snapshotOf(doc, 2, first.whole)
    expect([first.record('b')?.order, second.record('b')?.order]).toEqual([2, 3])
    expect(second.record('b')?.version).toBe(1)
  })

  test('goes on from where it was when a card comes back, and keeps no words while it is away', () => {
    const doc = board()
    const first = snapshotOf(doc, 1)
    removeRecord(doc, 'shape:b')
    const second = snapshotOf(doc, 2, first.whole)
    expect(second.record('b')).toBeUndefined()
    expect(JSON.stringify(second.kept)).not.toContain('Två')
    const third = snapshotOf(doc, 3, second.whole)
    writeRecord(doc, note('b', 'Två', 1200))
    expect(snapshotOf(doc, 4, third.whole).record('b')).toEqual(first.record('b'))
    rewrite(doc, 'b', 'Två, annorlunda')
    expect(snapshotOf(doc, 4, third.whole).record('b')).toMatchObject({
      version: 2,
      provenance: { firstSeenSnapshotId: 'snapshot-1', snapshotId: 'snapshot-4' },
    })
  })
})

describe('what changed since the snapshot before', () => {
  const changesOf = (taken: ReturnType<typeof snapshotOf>, number: number) =>
    changeCounts(
      {
        id: `snapshot-${number}`,
        previousId: number > 1 ? `snapshot-${number - 1}` : null,
        insights: taken.kept.insights as Snapshot['insights'],
      },
      taken.kept.since,
    )
  const doc = board()
  const first = snapshotOf(doc, 1)
  removeRecord(doc, 'shape:a')
  rewrite(doc, 'b', 'Två, tydligare')
  writeRecord(doc, note('c', 'Tre', 1400))
  const second = snapshotOf(doc, 2, first.whole)
  writeRecord(doc, note('a', 'Ett', 980))
  const third = snapshotOf(doc, 3, second.whole)

  test('is what is new, says something else and is gone, as comparing the two tells it', () => {
    expect(changesOf(first, 1)).toBeNull()
    expect(changesOf(second, 2)).toEqual({ added: 1, changed: 1, removed: 1 })
    const { added, changed, removed } = differenceBetween(first.kept, second.kept)
    expect([added.length, changed.length, removed.length]).toEqual([1, 1, 1])
  })

  test('counts a card that comes back as new, also where it says what it said', () => {
    expect(changesOf(third, 3)).toEqual({ added: 1, changed: 0, removed: 0 })
    removeRecord(doc, 'shape:a')
    const fourth = snapshotOf(doc, 4, third.whole)
    expect(changesOf(fourth, 4)).toEqual({ added: 0, changed: 0, removed: 1 })
    writeRecord(doc, note('a', 'Ett, annorlunda', 980))
    expect(changesOf(snapshotOf(doc, 5, fourth.whole), 5)).toEqual({ added: 1, changed: 0, removed: 0 })
  })

  test('is not in the hash, which is of what a board says', () => {
    expect(second.hash).toBe(snapshotOf(withoutA(), 1).hash)
    function withoutA(): Y.Doc {
      const doc = board()
      removeRecord(doc, 'shape:a')
      rewrite(doc, 'b', 'Två, tydligare')
      writeRecord(doc, note('c', 'Tre', 1400))
      return doc
    }
  })

  test('of a snapshot from before it was kept tells nothing of what is gone', () => {
    const { since: _since, ...content } = second.kept
    const insights = content.insights as Snapshot['insights']
    expect(changeCounts({ id: 'snapshot-2', previousId: 'snapshot-1', insights }, undefined)).toEqual({
      added: 1,
      changed: 1,
    })
  })

  test('names nothing any more of what somebody asked to have forgotten', () => {
    const forgotten = (whole: Uint8Array) => {
      const { changed } = forgetInSnapshot({
        roomId: ROOM,
        content: whole,
        board: null,
        whole: ['shape:a'],
        reworded: [],
        asThen: null,
        comments: [],
        pictures: [],
      })
      return unpackContentSync(wholeOf(changed?.content ?? second))
    }
    expect(forgotten(second.whole).since).toEqual({ removed: [], returned: [] })
    expect(forgotten(third.whole).since).toEqual({ removed: [], returned: [] })
  })
})

test('equal boards taken at the same moment are kept as equal bytes', () => {
  expect(Buffer.from(snapshotOf(board(), 1).whole)).toEqual(Buffer.from(snapshotOf(board(), 1).whole))
})
