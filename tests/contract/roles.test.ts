/**
 * Who may do what: every call by every caller, and every act on a socket, the forbidden ones too.
 *
 * A NEW ROUTE needs a row in `roles/httpMatrix.ts`; without one this file fails (and so do the types), naming the route.
 * How to write it stands at the top of that file. A new way in which a room restrains its people (as closing it does)
 * needs a row in `roles/socketMatrix.ts`. A new kind of caller is added in `roles/callers.ts`.
 * @module
 */
import { randomInt, randomUUID } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CreatedLink, Link } from '../../shared/protocol/links.ts'
import { close, message } from '../../shared/protocol/messages.ts'
import { Problem } from '../../shared/protocol/problem.ts'
import { routes } from '../../shared/protocol/routes.ts'
import { awarenessFrame, isIn, readUpdate, step1Frame, updateFrame, updateOf } from '../support/frames.ts'
import { databaseFile, journalHead } from '../support/journal.ts'
import { type Person, RawClient, stockPerson } from '../support/person.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'
import { type Caller, callers, makeWorld, type World } from './roles/callers.ts'
import { type Asked, httpMatrix } from './roles/httpMatrix.ts'
import { type Admitted, admission, type Fate, socketMatrix } from './roles/socketMatrix.ts'

let server: TestServer
let world: World

beforeAll(async () => {
  server = await startServer()
  world = await makeWorld(server)
})
afterAll(() => server.stop())

type RouteName = keyof typeof routes
const names = Object.keys(routes) as RouteName[]
const isRefused = (status: number) => status === 401 || status === 403

/** The path of a route with what it names put in. */
function pathOf(name: RouteName, params: Asked['params'] = {}): string {
  const { processId, roomId, snapshotId, roundId } = world
  const nouns: Record<string, string> = {
    processes: processId,
    rooms: roomId,
    snapshots: snapshotId,
    votes: roundId,
  }
  const path: string = routes[name].path
  const given: Record<string, string | undefined> = { id: nouns[path.split('/')[2] ?? ''], ...params }
  return path.replace(/\{(\w+)\}/g, (_, param: string) => {
    const value = given[param]
    if (value === undefined) throw new Error(`The row of ${name} names no {${param}}`)
    return value
  })
}

/** Makes the call of a row as somebody, and gives the answer. */
async function call(name: RouteName, caller: Caller, asked: Asked): Promise<Response> {
  const credential = asked.session ?? world.credential[caller]
  const isBytes = asked.body instanceof Uint8Array
  const query = asked.query ? `?${new URLSearchParams(asked.query)}` : ''
  return fetch(server.url + pathOf(name, asked.params) + query, {
    method: routes[name].method.toUpperCase(),
    headers: {
      ...(credential ? { authorization: `Bearer ${credential}` } : {}),
      ...(asked.body === undefined
        ? {}
        : { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }),
    },
    body: isBytes ? new Uint8Array(asked.body as Uint8Array) : JSON.stringify(asked.body),
  })
}

/**
 * Whether doing this writes to the server's database. Something else may be written at the same moment, such as how
 * many have voted; so it is done again where something was, and writes only if something is each time.
 */
async function writes(act: () => Promise<void>): Promise<boolean> {
  const database = new DatabaseSync(databaseFile(server.dataDir), { readOnly: true })
  const version = database.prepare('pragma data_version')
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      const before = version.get()?.data_version
      await act()
      if (version.get()?.data_version === before) return false
    }
    return true
  } finally {
    database.close()
  }
}

test('every route has a row in roles/httpMatrix.ts, and every row all callers', () => {
  const missing = names.filter((name) => !httpMatrix[name])
  expect(missing, 'routes without a row: see the top of roles/httpMatrix.ts').toEqual([])
  expect(
    Object.keys(httpMatrix).filter((name) => !(name in routes)),
    'rows without a route',
  ).toEqual([])
  for (const name of names)
    expect([name, Object.keys(httpMatrix[name].cells).sort()]).toEqual([name, [...callers].sort()])
})

describe('over HTTP', () => {
  describe.each(names)('%s', (name) => {
    test('refuses whom it should, and writes nothing then', async () => {
      const { cells, ask } = httpMatrix[name]
      for (const caller of callers.filter((one) => isRefused(cells[one]))) {
        const asked = await ask(world, caller)
        const wrote = await writes(async () => {
          const answer = await call(name, caller, asked)
          const text = await answer.text()
          expect([caller, answer.status, text]).toEqual([caller, cells[caller], text])
          expect(Problem.parse(JSON.parse(text)).status).toBe(answer.status)
        })
        expect([caller, wrote]).toEqual([caller, false])
      }
    })

    test('does what it should for everyone else', async () => {
      const { cells, ask } = httpMatrix[name]
      for (const caller of callers.filter((one) => !isRefused(cells[one]))) {
        const answer = await call(name, caller, await ask(world, caller))
        const text = await answer.text()
        expect([caller, answer.status, answer.ok ? '' : text]).toEqual([caller, cells[caller], ''])
      }
    })
  })
})

test('who leads one room deals in links for that room alone', async () => {
  const { scene, roomId, processId } = world
  const path = `/api/processes/${processId}/links`
  const lead = world.as('thisRoom')
  expect((await lead.post(path, { role: 'participant' })).status).toBe(403)
  const whole = CreatedLink.parse((await scene.operator.post(path, { role: 'participant' })).body)
  expect((await lead.delete(`/api/links/${whole.id}`)).status).toBe(403)
  const own = CreatedLink.parse((await lead.post(path, { role: 'facilitator', roomId })).body)
  const seen = Link.array().parse((await lead.get(path)).body)
  expect(seen.map(({ id }) => id)).toContain(own.id)
  expect(new Set(seen.map((link) => link.roomId))).toEqual(new Set([roomId]))
})

/** An edit that nobody made before, under a writer's id of its own. */
function newEdit(): { key: string; frame: Uint8Array } {
  const key = randomUUID()
  return { key, frame: updateFrame(updateOf((doc) => doc.getMap('written').set(key, true))) }
}

const comeAs = (caller: Admitted) => RawClient.open(server, world.roomId, world.credential[caller] ?? '')

/** Writes as somebody, and says what became of it by all who could tell. */
async function fateOf(caller: Admitted, watching: Person): Promise<Fate> {
  const { key, frame } = newEdit()
  const [client, witness] = await Promise.all([comeAs(caller), comeAs('observer')])
  const isThere = () => watching.doc.getMap('written').has(key)
  // From here on it is shown what others do.
  witness.send(step1Frame())
  await until('the board', () => witness.frames.some(readUpdate))
  const told = (kind: number) => client.frames.some(([first]) => first === kind)
  const head = journalHead(server.dataDir, world.roomId)
  client.send(frame)
  await until('an answer', () => isThere() || told(message.saved) || told(message.auth) || client.closing)
  // What others are shown goes out before the writer hears that it is saved, or with it.
  await witness.settled()
  for (const one of [client, witness]) one.close()
  if (witness.frames.some((seen) => isIn(seen, key))) {
    await until('it to be there', isThere)
    return 'shared'
  }
  expect([isThere(), journalHead(server.dataDir, world.roomId)]).toEqual([false, head])
  if (told(message.auth)) return 'denied'
  if (told(message.saved)) {
    const again = await comeAs(caller)
    again.send(step1Frame())
    await until('their own again', () => again.frames.some((seen) => isIn(seen, key)))
    again.close()
    return 'unseen'
  }
  expect(client.closing?.code).toBe(close.closedToEdits)
  return 'ended'
}

/** Connects as somebody, reads the board, and shows a pointer there. */
async function readAndPoint(caller: Admitted, watching: Person): Promise<void> {
  const client = await comeAs(caller)
  client.send(step1Frame())
  await until('the board', () => client.frames.some((frame) => readUpdate(frame)?.length))
  const clientId = randomInt(2 ** 31)
  client.send(awarenessFrame([{ clientId, clock: 1, state: { cursor: { x: 1, y: 1 } } }]))
  const seen = await until('the pointer', () => watching.awareness.getStates().get(clientId))
  const roles = { operator: 'operator', participant: 'participant', observer: 'observer' } as const
  expect(seen.user.role).toBe(roles[caller as keyof typeof roles] ?? 'facilitator')
  client.close()
}

describe('on the socket', () => {
  test.each(callers)('%s comes in or is turned away', async (caller) => {
    const credential = world.credential[caller]
    const authorization = credential ? `Bearer ${credential}` : undefined
    const client = RawClient.dial(server, world.roomId, { authorization })
    await until('an answer', () => client.frames.length > 0 || client.closing)
    expect(client.closing?.code ?? null).toBe(admission[caller])
    if (client.closing) expect(client.frames).toEqual([])
    client.close()
  })

  describe.each(Object.keys(socketMatrix))('in %s', (state) => {
    const row = socketMatrix[state] as (typeof socketMatrix)[string]
    test('everyone who is in reads and is seen, and writes what they may', async () => {
      const watching = stockPerson(server, world.roomId, world.credential.observer ?? '')
      await watching.synced()
      await row.begin(world)
      for (const caller of Object.keys(row.writes) as Admitted[]) {
        await readAndPoint(caller, watching)
        expect([caller, await fateOf(caller, watching)]).toEqual([caller, row.writes[caller]])
      }
      await row.end(world)
      watching.leave()
    })
  })
})
