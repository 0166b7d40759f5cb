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
  try {
    await sleep(500)
    const base = await now()
    const warm = await warmedUp(server, { shapes, settle, now })
    const clients = []
    for (let i = 0; i < rooms; i++)
      clients.push(await seedRoom(server, `m${i}`, { shapes, moves: 1, bulk: true }))
    await sleep(3000)
    const loaded = await now()
    await closeAll(clients)
    await sleep(settle * 1000)
    const empty = await now()
    const perRoom = (of) => (loaded[of] == null ? null : round(((loaded[of] - base[of]) / rooms) * 1024))
    const kept = (of) =>
      loaded[of] == null ? null : round(((empty[of] - warm[of]) / (loaded[of] - warm[of])) * 100)
    return {
      rooms,
      shapes,
      base,
      warm,
      loaded,
      empty,
      rssPerRoomKiB: perRoom('rss'),
      heapPerRoomKiB: perRoom('heap'),
      rssKeptPct: kept('rss'),
      heapKeptPct: kept('heap'),
    }
  } finally {
    await server.stop()
  }
}

/** Memory after the first board came and went: what it made the process compile stays, and is no board's. */
async function warmedUp(server, { shapes, settle, now }) {
  await closeAll([await seedRoom(server, 'warm', { shapes, moves: 1, bulk: true })])
  await sleep(settle * 1000)
  return await now()
}
