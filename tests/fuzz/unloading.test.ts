/**
 * Boards that are let go while people come back, write, and a slow disk holds their edits: in whatever order it
 * happens, nothing is lost, and in the end nothing stays loaded.
 * @module
 */
import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { openRooms, person, stopRooms, TestJournal } from '../support/inProcess.ts'
import { numberFromEnv, randomFrom } from '../support/random.ts'

const RUNS = numberFromEnv('UNLOADING_RUNS', 400)
const SEED = numberFromEnv('UNLOADING_SEED', 20_261_123)
const STEPS = 12

afterEach(stopRooms)

/** Lets what is due happen: a turn of the event loop, sometimes a millisecond. */
const turn = (long: boolean) =>
  new Promise((resolve) => (long ? setTimeout(resolve, 1) : setImmediate(resolve)))

async function oneRun(seed: number): Promise<void> {
  const random = randomFrom(seed)
  const { rooms, journal } = openRooms(new TestJournal(), 0)
  const written: string[] = []
  let here: Awaited<ReturnType<typeof person>>[] = []
  let release = () => {}
  for (let step = 0; step < STEPS; step++) {
    const someone = here[random.below(here.length || 1)]
    switch (random.below(5)) {
      case 0:
        release()
        here.push(await person(rooms, `person ${step}`))
        break
      case 1:
        someone?.connection.leave()
        here = here.filter((one) => one !== someone)
        break
      case 2:
        release()
        release = journal.hold()
        break
      case 3:
        release()
        break
      default:
        if (!someone) break
        someone.doc.getMap('m').set(`${step}`, step)
        written.push(`${step}`)
    }
    await turn(random.below(3) === 0)
  }
  release()
  for (const { connection } of here) connection.leave()
  const last = await person(rooms, 'last')
  await vi.waitFor(() => expect([...last.doc.getMap('m').keys()].sort()).toEqual(written.toSorted()), {
    interval: 1,
    timeout: 20_000,
  })
  const kept = new Y.Doc()
  for (const { data } of journal.logged) Y.applyUpdate(kept, data)
  expect([...kept.getMap('m').keys()].sort()).toEqual(written.toSorted())
  last.connection.leave()
  await vi.waitFor(() => expect(rooms.stats.rooms).toBe(0), { interval: 1, timeout: 20_000 })
}

test(`${RUNS} interleavings of coming, writing, leaving and a slow disk (seed ${SEED}): nothing is lost, all is let go`, async () => {
  for (let run = 0; run < RUNS; run++) {
    await oneRun(SEED + run)
    await stopRooms()
  }
})
