/**
 * What snapshots of a large board cost: the extraction alone, what a hundred of them take on disk, and how long an edit
 * takes to reach another person while one is made: one after the other, in turns with as long without, and with as long
 * beside a process that only counts; and one by one, with as long without, and with as long beside a process that takes as
 * much memory and only counts. A process of its own; prints one JSON line.
 *
 *     node measureSnapshots.ts '{"cards":10000,"snapshots":100}'
 * @module
 */
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type * as Y from 'yjs'
import { readRecords, writeRecord } from '../../../shared/board/document.ts'
import { extractInsights } from '../../../shared/insights/extract.ts'
import { stockPerson } from '../../support/person.ts'
import { makeScene, type Scene } from '../../support/scene.ts'
import { startServer, type TestServer } from '../../support/startServer.ts'
import { until } from '../../support/until.ts'
import { type Random, randomFrom } from '../board/random.ts'
import { Asker } from './asker.ts'
import { startCounting } from './counting.ts'
import { type Edit, type Editors, startEditors } from './editors.ts'
import { seedCards } from './largeBoard.ts'
import { ascending, partOf, ratioOfTurns, spreadOfTurns } from './spread.ts'
import { takeMemory } from './takingMemory.ts'

interface Task {
  readonly cards: number
  readonly snapshots: number
}

const SEED = 20_260_101
/** Cards that are moved and reworded between two snapshots: a quarter of an hour of a busy room. */
const CHANGED = 20
const EDITORS = 10
/** Milliseconds of one turn, and how many there are of each kind. */
const TURN_MS = 5_000
const TURNS = 16
/**
 * Snapshots that are taken one by one, milliseconds between them, and of these the ones in which edits are timed without: as
 * many as a snapshot takes. They are apart for longer than the process that makes them keeps its memory.
 */
const SINGLES = 24
const [APART_MS, BEFORE_MS] = [10_000, 1_500]
const RUNS = 20

function change(doc: Y.Doc, cards: number, random: Random): void {
  const records = new Map(readRecords(doc).map((record) => [record.id, record]))
  doc.transact(() => {
    for (let i = 0; i < CHANGED; i++) {
      const record = records.get(`shape:${Math.floor(random() * cards)}`)
      if (record) writeRecord(doc, { ...record, x: Number(record.x) + 8 })
    }
  })
}

/** Milliseconds that the extraction alone takes, warm. */
function extraction(doc: Y.Doc, scene: Scene) {
  const records = readRecords(doc)
  const room = { id: scene.room('analysis'), step: 'analysis', processId: scene.process.id } as const
  const times: number[] = []
  for (let i = 0; i < RUNS; i++) {
    const began = performance.now()
    extractInsights(records, room)
    times.push(performance.now() - began)
  }
  return ascending(times.slice(RUNS / 4))
}

/** Bytes of the server's data folder. */
const bytesOf = ({ dataDir }: TestServer) =>
  readdirSync(dataDir).reduce((sum, name) => sum + statSync(path.join(dataDir, name)).size, 0)

interface Taking {
  readonly editors: Editors
  readonly take: () => Promise<void>
}

/** The edits that were sent within some work, and its milliseconds. */
async function editsWithin(editors: Editors, work: () => Promise<unknown>) {
  const from = performance.now()
  await work()
  const to = performance.now()
  // Those that are still on their way were sent within it too.
  await pause(500)
  return { edits: editors.edits.filter(({ at }) => at >= from && at < to), ms: to - from }
}

/** Turns without snapshots, beside a process that only counts, and with one after the other. */
async function inTurns({ editors, take }: Taking) {
  const [without, counting, during]: [Edit[][], Edit[][], Edit[][]] = [[], [], []]
  let [snapshots, ms] = [0, 0]
  const quietly = () => editsWithin(editors, () => pause(TURN_MS))
  for (let turn = 0; turn < TURNS; turn++) {
    const stopCounting = await startCounting()
    counting.push((await quietly()).edits)
    await stopCounting()
    without.push((await quietly()).edits)
    const end = performance.now() + TURN_MS
    const within = await editsWithin(editors, async () => {
      for (; performance.now() < end; snapshots++) await take()
    })
    during.push(within.edits)
    ms += within.ms
  }
  return {
    without: spreadOfTurns(without),
    counting: spreadOfTurns(counting),
    during: spreadOfTurns(during),
    duringToWithout: ratioOfTurns(during, without),
    countingToWithout: ratioOfTurns(counting, without),
    snapshots,
    snapshotMs: ms / snapshots,
  }
}

/** One by one, each after as long without and as long beside a process that only takes memory. */
async function oneByOne({ editors, take }: Taking) {
  const [without, memory, during]: [Edit[][], Edit[][], Edit[][]] = [[], [], []]
  let ms = 0
  for (let i = 0; i < SINGLES; i++) {
    await pause(APART_MS / 2)
    memory.push((await editsWithin(editors, () => takeMemory(BEFORE_MS))).edits)
    await pause(APART_MS / 2 - BEFORE_MS)
    without.push((await editsWithin(editors, () => pause(BEFORE_MS))).edits)
    const within = await editsWithin(editors, take)
    during.push(within.edits)
    ms += within.ms
  }
  return {
    without: spreadOfTurns(without),
    memory: spreadOfTurns(memory),
    during: spreadOfTurns(during),
    duringToWithout: ratioOfTurns(during, without),
    memoryToWithout: ratioOfTurns(memory, without),
    snapshots: SINGLES,
    snapshotMs: ms / SINGLES,
  }
}

async function measure({ cards, snapshots }: Task) {
  const server = await startServer({ built: true })
  const scene = await makeScene(server)
  const roomId = scene.room('analysis')
  const random = randomFrom(SEED)
  const writer = stockPerson(server, roomId, (await scene.join('facilitator')).session)
  await writer.synced()
  seedCards(writer.doc, cards, random)
  const extractMs = extraction(writer.doc, scene)
  const asker = new Asker(`${server.url}/api/rooms/${roomId}/snapshots`, server.operatorToken)
  const take = async () => void (await asker.take())
  await until('a snapshot of all cards', async () => (await asker.take()) >= cards, 120_000)
  const editors = await startEditors(server, scene, roomId, EDITORS)
  const oneAfterTheOther = await inTurns({ editors, take })
  const single = await oneByOne({ editors, take })
  const lost = await editors.stop()
  const bytes = bytesOf(server)
  const began = performance.now()
  for (let i = 0; i < snapshots; i++) {
    change(writer.doc, cards, random)
    await take()
  }
  const snapshotMs = (performance.now() - began) / snapshots
  const grown = bytesOf(server) - bytes
  asker.stop()
  writer.leave()
  await server.stop()
  return {
    extractMs: { median: partOf(extractMs, 0.5), most: partOf(extractMs, 1) },
    oneAfterTheOther,
    single,
    lost,
    snapshotMs,
    megabytes: grown / 1e6,
  }
}

console.log(JSON.stringify(await measure(JSON.parse(process.argv[2] ?? '{}') as Task)))
process.exit(0)
