import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Checkpoint, Journal } from '../../server/journal/Journal.ts'
import { sqliteJournal } from '../../server/journal/sqliteJournal.ts'
import { openStore } from '../../server/storage/openStore.ts'

/** Every implementation of the interface runs this suite. */
const implementations: Record<
  string,
  (dataDir: string) => Promise<{ journal: Journal; close(): Promise<void> }>
> = {
  async sqlite(dataDir) {
    const store = await openStore(dataDir)
    const journal = sqliteJournal(store.sqlite)
    return { journal, close: () => store.close() }
  },
}

const bytes = (...values: number[]) => new Uint8Array(values)
const entry = (roomId: string, ...values: number[]) => ({ roomId, data: bytes(...values), memberId: null })
const checkpoint = (seq: number): Checkpoint => ({
  seq,
  bytes: seq,
  stateVector: bytes(2, seq),
  deletions: bytes(3, seq),
  gzipped: bytes(4, seq),
})

describe.each(Object.keys(implementations))('the journal on %s', (name) => {
  let dataDir = ''
  let opened: { journal: Journal; close(): Promise<void> }
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
      updates: [
        { seq: 2, data: bytes(2) },
        { seq: 3, data: bytes(3) },
      ],
    })
    expect([await journal.head('a'), await journal.head('b'), await journal.head('c')]).toEqual([3, 1, 0])
  })

  test('a checkpoint takes the place of the updates it holds, and no others', async () => {
    const journal = await open()
    await journal.append([entry('a', 1), entry('a', 2), entry('a', 3), entry('b', 4)])
    await journal.checkpoint('a', checkpoint(2))
    expect(await journal.readAfter('a', 0)).toEqual({
      checkpoint: checkpoint(2),
      updates: [{ seq: 3, data: bytes(3) }],
    })
    expect(await journal.readAfter('a', 2)).toEqual({
      checkpoint: null,
      updates: [{ seq: 3, data: bytes(3) }],
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
    expect(await journal.readAfter('a', 0)).toEqual({ checkpoint: null, updates: [] })
    expect(await journal.head('a')).toBe(0)
  })

  test('writes all of an append or nothing', async () => {
    const journal = await open()
    await expect(journal.append([entry('a', 1), { ...entry('a', 2), data: null as never }])).rejects.toThrow()
    expect(await journal.head('a')).toBe(0)
    expect(await journal.append([entry('a', 1)])).toEqual([1])
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
      updates: [{ seq: 2, data: bytes(2) }],
    })
    expect(await again.append([entry('a', 3)])).toEqual([3])
  })
})
