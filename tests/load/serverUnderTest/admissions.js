/**
 * How a client comes into a room of a server under test: the address and the headers that it connects with.
 * @module
 */

/** The operator's token of a Samrum under test; `targets.json` starts it with the same. */
const OPERATOR_TOKEN = 'operator-token-of-the-benchmark-0123456789'

/** Servers that let everyone into any room. @param {{ url: (room: string) => string }} server */
function open(server) {
  return { enter: async (/** @type {string} */ room) => ({ url: server.url(room), headers: {} }) }
}

/**
 * Samrum: a process with one room per room of the benchmark, and a member of its own for every client, made through
 * the HTTP interface.
 * @param {{ port?: number, url: (room: string) => string }} server
 */
function samrum(server) {
  /** @type {Map<string, Promise<{ id: string, token: string }>>} */
  const rooms = new Map()
  const call = async (
    /** @type {string} */ path,
    /** @type {object} */ body,
    /** @type {string} */ credential,
  ) => {
    const ask = () =>
      fetch(`http://127.0.0.1:${server.port}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${credential}` },
        body: JSON.stringify(body),
      })
    // A connection kept from before a pause may be closed by the server just as it is used again.
    const response = await ask().catch(ask)
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  const make = async (/** @type {string} */ name) => {
    const process = await call(
      '/api/processes',
      { title: `Bench ${name}`, rooms: ['analysis'] },
      OPERATOR_TOKEN,
    )
    return { id: process.rooms[0].id, token: new URL(process.links.participant).hash.slice(1) }
  }
  return {
    async enter(/** @type {string} */ name) {
      if (!rooms.has(name)) rooms.set(name, make(name))
      const { id, token } = await rooms.get(name)
      const { session } = await call('/api/join', { token, sector: 'academia' }, '')
      return { url: server.url(id), headers: { Authorization: `Bearer ${session}` } }
    },
  }
}

export const admissions = { open, samrum }
