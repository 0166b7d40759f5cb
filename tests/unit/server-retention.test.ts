/**
 * What is removed and the record of it are there together or not at all, whatever fails half-way.
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { retain, retainDaily } from '../../server/retention/retain.ts'
import type { AppContext } from '../../server/routes/AppContext.ts'
import { insertLink, insertMember } from '../../server/storage/links.ts'
import { openStore, type Store } from '../../server/storage/openStore.ts'
import { insertProcess } from '../../server/storage/processes.ts'
import { listRemovals, writeRetention } from '../../server/storage/retention.ts'
import { beginWaiting } from '../../server/storage/waiting.ts'
import { usualRules } from '../../shared/protocol/retention.ts'
import { until } from '../support/until.ts'

const DAY_MS = 24 * 60 * 60 * 1000

let folder: string
let store: Store
let context: Pick<AppContext, 'db' | 'log' | 'rooms'>
const faults: unknown[] = []

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'samrum-retention-'))
  store = await openStore(folder)
  faults.length = 0
  context = {
    db: store.db,
    log: { error: (fault: object) => faults.push(fault), info: () => {} } as unknown as AppContext['log'],
    // Boards that cannot be read: of the first process there is one.
    rooms: {
      readPacked: () => Promise.reject(new Error('a damaged board')),
    } as unknown as AppContext['rooms'],
  }
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

/** A process that has ended, of which all is due, with the name of one who took part. */
async function endedProcess(title: string): Promise<string> {
  const { id } = await insertProcess(store.db, { title, language: 'sv' })
  const { row: link } = await insertLink(store.db, { processId: id, role: 'participant' })
  await insertMember(store.db, {
    process_id: id,
    link_id: link.id,
    room_id: null,
    role: 'participant',
    sector: 'academia',
    name: 'Kanariefågel',
    organisation: null,
  })
  // Nobody answered, and nobody has knocked since.
  const outside = { sector: 'academia', name: 'Väntande Kvist', organisation: null } as const
  await beginWaiting(store.db, link, outside, { memberId: null, secret: null })
  const rules = { workingSnapshotDays: 0, historyDays: 0, namesDays: 0 }
  await writeRetention(store.db, id, { closedAt: Date.now() - 1, rules })
  return id
}
const names = async () =>
  (await store.db.selectFrom('member').select('name').execute()).map(({ name }) => name)

test('what cannot be put on record stays, and goes with its record when it can', async () => {
  const id = await endedProcess('Processen')
  store.sqlite.exec(
    "create trigger full before insert on removal begin select raise(abort, 'the disk is full'); end",
  )
  await expect(retain(context, id)).rejects.toThrow('the disk is full')
  expect(await names()).toEqual(['Kanariefågel'])
  store.sqlite.exec('drop trigger full')
  expect(await retain(context, id)).toBe(2)
  expect(await names()).toEqual(['Deltagare'])
  expect(await listRemovals(store.db, id)).toMatchObject([{ what: 'retention', counts: { names: 2 } }])
  expect(await store.db.selectFrom('waiting').selectAll().execute()).toEqual([])
})

test('a process that cannot be gone through keeps no other from it', async () => {
  const damaged = await endedProcess('Den första')
  const sound = await endedProcess('Den andra')
  await store.db
    .insertInto('room')
    .values({
      id: 'r'.repeat(21),
      process_id: damaged,
      step: 'analysis',
      title: 'Rummet',
      position: 0,
      status: 'closed',
      created_at: 0,
      board_version: 1,
      strength_area: null,
    })
    .execute()
  const stop = retainDaily(context)
  await until('the record', async () => (await listRemovals(store.db, sound)).length > 0)
  stop()
  expect(await listRemovals(store.db, damaged)).toEqual([])
  expect(faults).toHaveLength(1)
})

test('what is due goes once a day, on the day that it is, and that it went is logged', async () => {
  const { id } = await insertProcess(store.db, { title: 'Avslutad', language: 'sv' })
  const { row: link } = await insertLink(store.db, { processId: id, role: 'participant' })
  await insertMember(store.db, {
    process_id: id,
    link_id: link.id,
    room_id: null,
    role: 'participant',
    sector: 'academia',
    name: 'Kanariefågel',
    organisation: null,
  })
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
  try {
    await writeRetention(store.db, id, { closedAt: Date.now(), rules: { ...usualRules, namesDays: 2 } })
    const info = vi.fn()
    const stop = retainDaily({ ...context, log: { ...context.log, info } as never })
    vi.advanceTimersByTime(DAY_MS)
    expect(await names()).toEqual(['Kanariefågel'])
    expect(await listRemovals(store.db, id)).toEqual([])
    vi.advanceTimersByTime(DAY_MS)
    await vi.waitFor(() =>
      expect(info).toHaveBeenCalledWith(
        expect.objectContaining({ process: id, names: 1 }),
        'things were removed as their process says',
      ),
    )
    expect(await names()).toEqual(['Deltagare'])
    expect(await listRemovals(store.db, id)).toMatchObject([
      { what: 'retention', actor: 'server', counts: { names: 1 } },
    ])
    stop()
  } finally {
    vi.useRealTimers()
  }
})
