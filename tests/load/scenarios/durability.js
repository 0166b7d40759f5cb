/**
 * Of the edits that another client had received, how many are missing after kill -9 and a restart, with nobody
 * reconnecting. A process kill leaves the kernel's page cache alone: this says nothing of power loss.
 * @module
 */
import { marker, scan } from '../client/markers.js'
import { ServerUnderTest, sleep } from '../serverUnderTest/ServerUnderTest.js'
import { connectAll, makeClient, makeClients, seedRoom } from './crowd.js'
import { round } from './figures.js'

const ROOM = 'd'
const SEED = { shapes: 200, moves: 2 }
/** The seed is certainly stored by then: what is lost was lost from live editing. */
const SEED_STORED_MS = 12_000

export async function durability(target, { secs = 8, people = 5, idle = 0 }) {
  const server = await new ServerUnderTest(target).start()
  try {
    const seeder = await seedRoom(server, ROOM, SEED)
    const writers = await makeClients(server, ROOM, people)
    const peer = await makeClient(server, ROOM)
    await connectAll([...writers, peer])
    seeder.close()
    for (const writer of writers) writer.edit(SEED)
    await sleep(SEED_STORED_MS)
    const { received, sent, killedAt } = await writeThenKill(server, { writers, peer, secs, idle })
    await server.stop(true)
    await server.start()
    const { kept, seedOk } = await whatIsKept(server)
    const lost = [...received.keys()].filter((id) => !kept.has(id))
    const oldest = lost.length > 0 ? Math.min(...lost.map((id) => received.get(id))) : killedAt
    return {
      secs,
      idle,
      sent,
      propagated: received.size,
      lost: lost.length,
      lostPct: round((lost.length / received.size) * 100),
      lostSeconds: round((killedAt - oldest) / 1000),
      seedOk,
      restartMs: round(server.startMs),
    }
  } finally {
    await server.stop()
  }
}

async function writeThenKill(server, { writers, peer, secs, idle }) {
  const received = new Map()
  let sent = 0
  peer.onEvent = (kind, id) => kind === 'E' && received.set(id, performance.now())
  const write = (writer) => !writer.ws.closed && writer.create(marker('E', ++sent))
  const timers = writers.map((writer, i) => setInterval(() => write(writer), 100 + i))
  await sleep(secs * 1000)
  const stop = () => {
    for (const timer of timers) clearInterval(timer)
  }
  if (idle > 0) {
    stop()
    await sleep(idle * 1000)
  }
  server.kill()
  const killedAt = performance.now()
  stop()
  await sleep(500)
  for (const client of [...writers, peer]) client.destroy()
  return { received, sent, killedAt }
}

async function whatIsKept(server) {
  const kept = new Set()
  const onRaw = (bytes) => scan(bytes, (_kind, id) => kept.add(id))
  const client = await makeClient(server, ROOM, { waitFor: 'sentinel', onRaw })
  const seedOk = await client.connect(8000).then(
    () => true,
    () => false,
  )
  await sleep(700)
  client.destroy()
  return { kept, seedOk }
}
