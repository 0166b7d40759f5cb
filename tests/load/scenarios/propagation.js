/**
 * How long an edit and a cursor take to reach the others, and how many can be active before that goes wrong.
 * @module
 */
import { ServerUnderTest, sleep } from '../serverUnderTest/ServerUnderTest.js'
import { closeAll, connectAll, makeClients, seedRoom } from './crowd.js'
import { measure } from './measure.js'
import { Person } from './Person.js'

/** `rooms` rooms of `clients` clients; a fifth of them are people, up to 8 of the others are probes. */
export async function propagation(target, { clients = 50, rooms = 1, active = 0.2, shapes = 300, secs = 5 }) {
  const server = await new ServerUnderTest(target).start()
  try {
    const seed = { shapes, moves: 3 }
    const all = []
    const people = []
    const probes = []
    for (let i = 0; i < rooms; i++) {
      const seeder = await seedRoom(server, `p${i}`, seed)
      const crowd = await makeClients(server, `p${i}`, clients)
      await connectAll(crowd)
      seeder.close()
      for (const [index, client] of crowd.slice(0, Math.max(1, Math.round(clients * active))).entries()) {
        client.edit(seed)
        people.push(new Person(client, index))
      }
      probes.push(...crowd.slice(-Math.max(1, Math.min(4, Math.floor(8 / rooms)))))
      all.push(...crowd)
    }
    await sleep(500)
    const result = await measure(server, { all, people, probes, secs })
    const dropped = all.filter((client) => client.ws.closed).length
    await closeAll(all)
    return { clients, rooms, dropped, ...result }
  } finally {
    await server.stop()
  }
}

/** One room: more and more people until p99 passes 100 ms or 1 % stays undelivered. */
export async function saturation(target, { clients = 100, steps = [5, 10, 15, 20, 25, 30, 40, 50, 70, 99] }) {
  const server = await new ServerUnderTest(target).start()
  try {
    const seed = { shapes: 300, moves: 3 }
    const seeder = await seedRoom(server, 'sat', seed)
    const all = await makeClients(server, 'sat', clients)
    await connectAll(all)
    seeder.close()
    const done = []
    let best = 0
    let ready = 0
    for (const active of steps) {
      for (; ready < active; ready++) all[ready].edit(seed)
      const people = all.slice(0, active).map((client, i) => new Person(client, i))
      const result = await measure(server, {
        all,
        people,
        probes: all.slice(-1),
        warm: 1,
        secs: 2.5,
        drain: 3,
      })
      done.push({ active, ...result })
      if (result.latency.p99 > 100 || result.undelivered > result.latency.n * 0.01) break
      best = result.deliveredPerS
    }
    await closeAll(all)
    return { clients, maxDeliveredPerS: best, steps: done }
  } finally {
    await server.stop()
  }
}
