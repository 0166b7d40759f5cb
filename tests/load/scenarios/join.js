/**
 * Joining a board: one by one, a hundred at once while a pair goes on working, and after a restart.
 * @module
 */
import { stamp } from '../client/markers.js'
import { ServerUnderTest, sleep } from '../serverUnderTest/ServerUnderTest.js'
import { closeAll, connectAll, makeClient, makeClients, seedRoom } from './crowd.js'
import { round, spread, sumOf } from './figures.js'

const ROOM = 'j'
/** Milliseconds after which every target has stored and tidied what it was filled with. */
const STORED_MS = 6_500

export async function join(target, { shapes = 1000, moves = 20, herd = 100, singles = 3, bulk = false }) {
  const server = await new ServerUnderTest(target).start()
  try {
    const started = performance.now()
    const keeper = await seedRoom(server, ROOM, { shapes, moves, bulk })
    const seedS = round((performance.now() - started) / 1000)
    await sleep(STORED_MS)
    const hot = []
    for (let i = 0; i < singles; i++) hot.push(await single(server))
    const rush = await herdWithBystanders(server, herd)
    const rssMiB = round(server.rss())
    keeper.close()
    const cold = target.persistent ? await afterRestart(server, herd) : {}
    return { shapes, moves, seedS, hot, herd: rush, rssMiB, ...cold }
  } finally {
    await server.stop()
  }
}

async function single(server) {
  const client = await makeClient(server, ROOM, { waitFor: 'sentinel', apply: true })
  await client.connect()
  const { joinMs, applyMs, joinBytes, emptyFirst } = client
  client.close()
  await sleep(100)
  return { ms: round(joinMs), applyMs: round(applyMs), bytes: joinBytes, emptyFirst }
}

async function herdWithBystanders(server, size) {
  const [pointing, watching] = await makeClients(server, ROOM, 2, { waitFor: 'sentinel' })
  const herd = await makeClients(server, ROOM, size, { waitFor: 'sentinel' })
  await connectAll([pointing, watching])
  pointing.edit({ shapes: 10, moves: 0 })
  await sleep(300)
  const stalls = []
  let last = performance.now()
  let silence = 0
  watching.onEvent = (_kind, microseconds) => {
    const now = performance.now()
    stalls.push(now - microseconds / 1000)
    silence = Math.max(silence, now - last)
    last = now
  }
  const timer = setInterval(() => pointing.ws.closed || pointing.cursor(1, 1, stamp('P')), 50)
  const cpu = server.cpu()
  last = performance.now()
  const rushed = await rush(herd)
  await sleep(300)
  clearInterval(timer)
  await sleep(500)
  silence = Math.max(silence, performance.now() - 500 - last)
  const result = {
    ...rushed,
    serverCpuS: round(server.cpu() - cpu),
    MB: round(sumOf(herd, (client) => client.ws.bytes) / 1e6),
    peakRssMiB: round(server.peakRss()),
    bystander: spread(stalls),
    silenceMs: round(silence),
  }
  await closeAll([...herd, pointing, watching])
  return result
}

/** All at once. */
async function rush(herd) {
  const started = performance.now()
  const results = await Promise.allSettled(herd.map((client) => client.connect(60_000)))
  const joined = herd.filter((client) => client.joinedAt)
  return {
    herd: herd.length,
    ok: results.filter((result) => result.status === 'fulfilled').length,
    ms: spread(joined.map((client) => client.joinedAt - started)),
    emptyFirst: herd.filter((client) => client.emptyFirst).length,
  }
}

/** One who comes first after a restart, then a herd that does after another. */
async function afterRestart(server, size) {
  await sleep(STORED_MS)
  await server.stop(true)
  await server.start()
  const cold = await single(server).catch((error) => ({ error: error.message }))
  await sleep(STORED_MS)
  await server.stop(true)
  await server.start()
  const herd = await makeClients(server, ROOM, size, { waitFor: 'sentinel' })
  const coldHerd = await rush(herd)
  await closeAll(herd)
  return { cold, coldHerd }
}
