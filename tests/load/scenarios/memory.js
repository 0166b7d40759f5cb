/**
 * What loaded boards cost in memory, and whether it comes back when everyone has left.
 * @module
 */
import { ServerUnderTest, sleep } from '../serverUnderTest/ServerUnderTest.js'
import { closeAll, seedRoom } from './crowd.js'
import { round } from './figures.js'

/** Seconds after the last client in which every target has had the time to unload. */
const SETTLE_S = 45

export async function memory(target, { rooms = 200, shapes = 1000, settle = SETTLE_S }) {
  const server = await new ServerUnderTest(target).start()
  const now = async () => ({ rss: server.rss(), heap: await server.heap() })
  /** Fills rooms, and leaves them all: the memory with everyone there, and some time after. */
  const cycle = async (name) => {
    const clients = []
    for (let i = 0; i < rooms; i++)
      clients.push(await seedRoom(server, `${name}${i}`, { shapes, moves: 1, bulk: true }))
    await sleep(3000)
    const loaded = await now()
    await closeAll(clients)
    await sleep(settle * 1000)
    return { loaded, empty: await now() }
  }
  try {
    await sleep(500)
    const base = await now()
    const first = await cycle('m')
    // The code that the first boards made the process compile stays, and is no board's: what the next ones leave counts.
    const second = await cycle('n')
    const perRoom = (of) =>
      first.loaded[of] == null ? null : round(((first.loaded[of] - base[of]) / rooms) * 1024)
    const kept = (of) =>
      first.loaded[of] == null
        ? null
        : round(((second.empty[of] - first.empty[of]) / (second.loaded[of] - first.empty[of])) * 100)
    return {
      rooms,
      shapes,
      base,
      loaded: first.loaded,
      empty: first.empty,
      loadedAgain: second.loaded,
      emptyAgain: second.empty,
      rssPerRoomKiB: perRoom('rss'),
      heapPerRoomKiB: perRoom('heap'),
      rssKeptPct: kept('rss'),
      heapKeptPct: kept('heap'),
    }
  } finally {
    await server.stop()
  }
}
