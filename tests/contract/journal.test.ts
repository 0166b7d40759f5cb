import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { HistorySegment } from '../../server/history/segment.ts'
import type { History } from '../../server/journal/History.ts'
import type { Checkpoint, Journal } from '../../server/journal/Journal.ts'
import { sqliteHistory } from '../../server/journal/sqliteHistory.ts'
import { sqliteJournal } from '../../server/journal/sqliteJournal.ts'
import { openStore } from '../../server/storage/openStore.ts'
import { MAX_HISTORY_BYTES } from '../../shared/limits.ts'

interface Opened {
  readonly journal: Journal
  readonly history: History
  close(): Promise<void>
}

/** Every implementation of the interfaces runs this suite. */
const implementations: Record<string, (dataDir: string) => Promise<Opened>> = {
  async sqlite(dataDir) {
    const store = await openStore(dataDir)
    const [journal, history] = [sqliteJournal(store.sqlite), sqliteHistory(store.sqlite)]
    return { journal, history, close: () => store.close() }
  },
}

const bytes = (...values: number[]) => new Uint8Array(values)
const entry = (roomId: string, ...values: number[]) => ({ roomId, data: bytes(...values), memberId: null })
/** An update as it is given back, where nobody in particular wrote it. */
const logged = (seq: number, ...values: number[]) => ({
  seq,
  at: expect.any(Number),
  data: bytes(...values),
  memberId: null,
  claims: [],
})
const checkpoint = (seq: number): Checkpoint => ({
  seq,
  bytes: seq,
  stateVector: bytes(2, seq),
  deletions: bytes(3, seq),
  gzipped: bytes(4, seq),
})

describe.each(Object.keys(implementations))('the journal on %s', (name) => {
  let dataDir = ''
  let opened: Opened
  const open = async () => {
    const implementation = implementations[name]
    if (!implementation) throw new Error(`no implementation ${name}`)
    opened = await implementation(dataDir)
    return opened.journal
  }
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'samrum-journal-'))
  })
  afterEach(async () => {
    await opened.close()
    rmSync(dataDir, { recursive: true })
  })

  test('numbers each room’s updates from 1, without gaps, and gives them back in order', async () => {
    const journal = await open()
    expect(await journal.append([entry('a', 1), entry('b', 9), entry('a', 2)])).toEqual([1, 1, 2])
    expect(await journal.append([entry('a', 3)])).toEqual([3])
    expect(await journal.readAfter('a', 1)).toEqual({
      checkpoint: null,
      updates: [logged(2, 2), logged(3, 3)],
      seams: [],
    })
    expect([await journal.head('a'), await journal.head('b'), await journal.head('c')]).toEqual([3, 1, 0])
  })

  test('a checkpoint takes the place of the updates it holds, and no others', async () => {
    const journal = await open()
    await journal.append([entry('a', 1), entry('a', 2), entry('a', 3), entry('b', 4)])
    await journal.checkpoint('a', checkpoint(2))
    expect(await journal.readAfter('a', 0)).toEqual({
      checkpoint: checkpoint(2),
      updates: [logged(3, 3)],
      seams: [],
    })
    expect(await journal.readAfter('a', 2)).toEqual({
      checkpoint: null,
      updates: [logged(3, 3)],
      seams: [],
    })
    expect((await journal.readAfter('b', 0)).updates).toHaveLength(1)
    expect(await journal.append([entry('a', 4)])).toEqual([4])
  })

  test('an older checkpoint, or one of a room that is gone, changes nothing', async () => {
    const journal = await open()
    await journal.append([entry('a', 1), entry('a', 2)])
    await journal.checkpoint('a', checkpoint(2))
    await journal.checkpoint('a', checkpoint(1))
    expect((await journal.readAfter('a', 0)).checkpoint).toEqual(checkpoint(2))
    await journal.remove('a')
    await journal.checkpoint('a', checkpoint(2))
    expect(await journal.readAfter('a', 0)).toEqual({ checkpoint: null, updates: [], seams: [] })
    expect(await journal.head('a')).toBe(0)
  })

  test('writes all of an append or nothing', async () => {
    const journal = await open()
    await expect(journal.append([entry('a', 1), { ...entry('a', 2), data: null as never }])).rejects.toThrow()
    expect(await journal.head('a')).toBe(0)
    expect(await journal.append([entry('a', 1)])).toEqual([1])
  })

  describe('what checkpoints drop is history', () => {
    /** The nth checkpoint, of n updates, with a segment of this many bytes. */
    const drop = async (journal: Journal, n: number, at: number, size = 10) => {
      await journal.append([entry('a', n)])
      await journal.checkpoint('a', checkpoint(n), {
        setAside: [],
        segments: [{ seq: n, ...segment(n, at, size) }],
      })
    }
    const segment = (n: number, at: number, size: number): HistorySegment => ({
      fromAt: at,
      toAt: at + 1,
      data: new Uint8Array(size).fill(n),
    })
    const firstBytes = (segments: readonly HistorySegment[]) => segments.map(({ data }) => data[0])

    test('in order, from its beginning or from a time on, and goes with the room', async () => {
      const journal = await open()
      const { history } = opened
      expect(await history.read('a')).toEqual({ base: null, segments: [] })
      await drop(journal, 1, 1_000)
      await drop(journal, 2, 2_000)
      expect(await history.read('a')).toEqual({
        base: null,
        segments: [segment(1, 1_000, 10), segment(2, 2_000, 10)],
      })
      // A day later the board as it was before goes with it.
      await drop(journal, 3, 100_000_000)
      await drop(journal, 4, 100_000_001)
      const late = await history.read('a', 100_000_000)
      expect([late.base, firstBytes(late.segments)]).toEqual([checkpoint(2).gzipped, [3, 4]])
      expect(firstBytes((await history.read('a', 99_999_999)).segments)).toEqual([1, 2, 3, 4])
      await journal.remove('a')
      expect(await history.read('a')).toEqual({ base: null, segments: [] })
    })

    test('one checkpoint drops several, of which only the first can begin with the board before it', async () => {
      const journal = await open()
      await drop(journal, 1, 1_000)
      await journal.append([entry('a', 2)])
      await journal.append([entry('a', 3)])
      const day = 100_000_000
      const segments = [
        { seq: 2, ...segment(2, day, 10) },
        { seq: 3, ...segment(3, 2 * day, 10) },
      ]
      await journal.checkpoint('a', checkpoint(3), { setAside: [], segments })
      const { base, segments: late } = await opened.history.read('a', 2 * day)
      expect([base, firstBytes(late)]).toEqual([checkpoint(1).gzipped, [2, 3]])
    })

    test('an older checkpoint adds nothing to it, nor does one of a room that is gone', async () => {
      const journal = await open()
      await drop(journal, 1, 1_000)
      await journal.checkpoint('a', checkpoint(1), {
        setAside: [],
        segments: [{ seq: 1, ...segment(9, 9, 9) }],
      })
      await journal.remove('a')
      await journal.checkpoint('a', checkpoint(1), {
        setAside: [],
        segments: [{ seq: 1, ...segment(9, 9, 9) }],
      })
      expect((await opened.history.read('a')).segments).toEqual([])
    })

    test('within its bound: the oldest goes, and what is left begins with the whole board', async () => {
      const journal = await open()
      const piece = MAX_HISTORY_BYTES / 20
      for (let n = 1; n <= 50; n++) await drop(journal, n, n, piece)
      const { base, segments } = await opened.history.read('a')
      const bytes = segments.reduce((sum, { data }) => sum + data.byteLength, 0)
      expect(bytes).toBeLessThanOrEqual(MAX_HISTORY_BYTES)
      expect(bytes).toBeGreaterThan(MAX_HISTORY_BYTES / 2)
      const [first = 0] = firstBytes(segments)
      expect(base).toEqual(checkpoint(first - 1).gzipped)
      expect(segments).toHaveLength(51 - first)
      const newest = firstBytes((await opened.history.readNewest('a', 8 * piece)).segments)
      expect(newest.at(-1)).toBe(50)
      expect(newest.length).toBeLessThanOrEqual(8)
      expect((await opened.history.readNewest('a', 1)).segments.length).toBeGreaterThan(0)
    })

    test('as long as it is kept: what is older goes, up to where the whole board stands', async () => {
      const journal = await open()
      const day = 24 * 60 * 60 * 1000
      for (let n = 1; n <= 4; n++) await drop(journal, n, n * day)
      await drop(journal, 5, 4 * day + 10)
      await opened.history.expire(3 * day)
      expect(firstBytes((await opened.history.read('a')).segments)).toEqual([3, 4, 5])
      await opened.history.expire(4 * day + 5)
      expect(firstBytes((await opened.history.read('a')).segments)).toEqual([4, 5])
      await opened.history.expire(9 * day)
      expect((await opened.history.read('a')).segments).toEqual([])
      await drop(journal, 6, 9 * day)
      const { base, segments } = await opened.history.read('a')
      expect([base, firstBytes(segments)]).toEqual([checkpoint(5).gzipped, [6]])
    })

    test('knows whose each writer’s id is, from which clock on, and says it once', async () => {
      const journal = await open()
      const writer = (client: number, clock: number, memberId: string) => ({ client, clock, memberId })
      await journal.append([{ ...entry('a', 1), writers: [writer(7, 0, 'anna'), writer(8, 0, 'bo')] }])
      await journal.append([{ ...entry('a', 2), writers: [writer(7, 5, 'anna'), writer(8, 9, 'anna')] }])
      await journal.append([{ ...entry('b', 2), writers: [writer(7, 2, 'cia')] }])
      expect(await opened.history.writers('a')).toEqual([
        writer(7, 0, 'anna'),
        writer(8, 0, 'bo'),
        writer(8, 9, 'anna'),
      ])
      await journal.remove('a')
      expect(await opened.history.writers('a')).toEqual([])
    })

    test('and the log says who deleted what, where several wrote', async () => {
      const journal = await open()
      const claims = [{ memberId: 'bo', deletions: new Map([[7, [{ clock: 3, len: 2 }]]]) }]
      await journal.append([{ ...entry('a', 1), claims }])
      expect((await journal.readAfter('a', 0)).updates).toEqual([{ ...logged(1, 1), claims }])
    })
  })

  test('has everything after it was closed and opened again', async () => {
    const journal = await open()
    await journal.append([entry('a', 1), entry('a', 2)])
    await journal.checkpoint('a', checkpoint(1))
    await journal.close()
    await opened.close()
    const again = await open()
    expect(await again.readAfter('a', 0)).toEqual({
      checkpoint: checkpoint(1),
      updates: [logged(2, 2)],
      seams: [],
    })
    expect(await again.append([entry('a', 3)])).toEqual([3])
  })
})
