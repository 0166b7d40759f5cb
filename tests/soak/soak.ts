/**
 * `npm run soak`: sittings one after the other, in each of which people come to six rooms, write, point, move and go;
 * after each the rooms are empty and let go, and the server's memory is read. It has to come back.
 *
 *     npm run soak                            20 minutes
 *     SOAK_MINUTES=60 SOAK_PEOPLE=60 npm run soak
 *
 * The start to which the end is compared is the server after its first sitting, with all rooms let go, since what it
 * takes until then includes the program being loaded and compiled. The memory before anybody came is printed beside it.
 * @module
 */
import { execFileSync } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { runtimeEnvironment, runtimeFlags } from '../../server/launch/runtimeFlags.js'
import { numberFromEnv, type Random, randomFrom } from '../support/random.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'
import { Visitor } from './Visitor.ts'

const MINUTES = numberFromEnv('SOAK_MINUTES', 20)
const PEOPLE = numberFromEnv('SOAK_PEOPLE', 30)
const SITTING_S = numberFromEnv('SOAK_SITTING_SECONDS', 45)
const SEED = numberFromEnv('SOAK_SEED', 20_261_123)
/** Growth from the start that is allowed. */
const ALLOWED = 0.2
/** Milliseconds until empty rooms are let go, with time to spare. */
const LET_GO_MS = 120_000
/**
 * Milliseconds from then until memory is read: the thread that made the boards compact ends a second after its last,
 * and the runtime gives its pages back to the system some ten seconds later.
 */
const SETTLE_MS = 20_000

interface Memory {
  readonly residentMiB: number
  readonly heapMiB: number
}

interface Sitting extends Memory {
  readonly visits: number
  readonly notes: number
}

const MIB = 1024 * 1024

async function metric(server: TestServer, name: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text()
  return Number(new RegExp(`^samrum_${name} (\\S+)`, 'm').exec(text)?.[1])
}

async function memoryOf(server: TestServer): Promise<Memory> {
  const rss = execFileSync('ps', ['-o', 'rss=', '-p', String(server.pid)], { encoding: 'utf8' })
  return {
    residentMiB: Number(rss) / 1024,
    heapMiB: (await metric(server, 'nodejs_heap_size_used_bytes')) / MIB,
  }
}

/** One seat: somebody comes, stays a few seconds, goes, and another comes, until the sitting is over. */
async function keepSeat(server: TestServer, scene: Scene, random: Random, end: number) {
  const rooms = scene.process.rooms
  let [visits, notes] = [0, 0]
  while (performance.now() < end) {
    const { session } = await scene.join('participant')
    const visitor = await Visitor.come(server, random.pick(rooms).id, session, random)
    await wait(Math.min(2_000 + random.below(13_000), Math.max(0, end - performance.now())))
    await visitor.go()
    visits++
    notes += visitor.notes
  }
  return { visits, notes }
}

async function sit(server: TestServer, scene: Scene, random: Random): Promise<Sitting> {
  const end = performance.now() + SITTING_S * 1_000
  const seats = await Promise.all(Array.from({ length: PEOPLE }, () => keepSeat(server, scene, random, end)))
  await until('all to be gone', async () => (await metric(server, 'connections')) === 0)
  await until('all rooms to be let go', async () => (await metric(server, 'rooms')) === 0, LET_GO_MS)
  await wait(SETTLE_MS)
  return {
    visits: seats.reduce((sum, seat) => sum + seat.visits, 0),
    notes: seats.reduce((sum, seat) => sum + seat.notes, 0),
    ...(await memoryOf(server)),
  }
}

const mib = (value: number) => value.toFixed(1).padStart(8)
const say = (line: string) => process.stdout.write(`${line}\n`)

async function soak(): Promise<boolean> {
  const server = await startServer({
    built: true,
    env: { ...runtimeEnvironment, NODE_OPTIONS: runtimeFlags.join(' '), LOG_LEVEL: 'error' },
  })
  try {
    const scene = await makeScene(server)
    const random = randomFrom(SEED)
    const cold = await memoryOf(server)
    say(`${MINUTES} minutes, ${PEOPLE} people at once in ${scene.process.rooms.length} rooms, seed ${SEED}`)
    say('minute   visits    notes  resident     heap  (MiB, rooms empty and let go)')
    say(
      `${'0.0'.padStart(6)}        0        0  ${mib(cold.residentMiB)} ${mib(cold.heapMiB)}  before anybody came`,
    )
    const began = performance.now()
    const sittings: Sitting[] = []
    while (performance.now() - began < MINUTES * 60_000 || sittings.length < 2) {
      const sitting = await sit(server, scene, random)
      sittings.push(sitting)
      const minute = ((performance.now() - began) / 60_000).toFixed(1).padStart(6)
      const counts = [sitting.visits, sitting.notes].map((count) => String(count).padStart(8))
      say(`${minute} ${counts.join(' ')}  ${mib(sitting.residentMiB)} ${mib(sitting.heapMiB)}`)
    }
    const [start, last] = [sittings[0], sittings.at(-1)]
    if (!start || !last) return false
    const growth = last.residentMiB / start.residentMiB - 1
    say(
      `resident memory from ${start.residentMiB.toFixed(1)} to ${last.residentMiB.toFixed(1)} MiB: ` +
        `${(growth * 100).toFixed(1)} %, allowed ${ALLOWED * 100} %`,
    )
    return growth <= ALLOWED
  } finally {
    await server.stop()
  }
}

process.exitCode = (await soak()) ? 0 : 1
