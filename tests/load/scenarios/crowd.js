/**
 * Clients of a server under test: made, let in, connected and sent home.
 * @module
 */
import { protocols } from '../client/protocols.js'
import { sleep } from '../serverUnderTest/ServerUnderTest.js'

let ids = 0

/** A client that has been let in but is not connected. */
export async function makeClient(server, room, options = {}) {
  const { url, headers } = await server.admission.enter(room)
  const { protocol, token, model } = server.target
  const Protocol = protocols[protocol]
  return new Protocol({
    url,
    headers,
    room,
    id: ++ids,
    token,
    model: model ?? 'nested',
    waitFor: 'sync',
    ...options,
  })
}

/** Several such clients. */
export async function makeClients(server, room, count, options = {}) {
  const clients = []
  for (let i = 0; i < count; i++) clients.push(await makeClient(server, room, options))
  return clients
}

/** Connects clients, some at a time. */
export async function connectAll(clients, atOnce = 25) {
  for (let i = 0; i < clients.length; i += atOnce)
    await Promise.all(clients.slice(i, i + atOnce).map((client) => client.connect()))
}

export async function closeAll(clients) {
  for (const client of clients) client.close()
  await sleep(50)
}

/** Fills a room and waits until somebody else gets all of it. Gives the client that filled it, still connected. */
export async function seedRoom(server, room, seed) {
  const seeder = await makeClient(server, room)
  await seeder.connect()
  seeder.seed(seed)
  const check = await makeClient(server, room, { waitFor: 'sentinel' })
  await check.connect(90_000)
  check.close()
  return seeder
}
