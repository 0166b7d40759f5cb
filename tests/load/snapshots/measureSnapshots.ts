/**
 * What snapshots of a large board cost: the extraction alone, what a hundred of them take on disk, and how long an edit
 * takes to reach another person while one is made. A process of its own; prints one JSON line.
 *
 *     node measureSnapshots.ts '{"cards":10000,"snapshots":100}'
 * @module
 */
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type * as Y from 'yjs'
import { readRecords, recordsMap, writeRecord } from '../../../shared/board/document.ts'
import { extractInsights } from '../../../shared/insights/extract.ts'
import { stockPerson } from '../../support/person.ts'
import { makeScene, type Scene } from '../../support/scene.ts'
import { startServer, type TestServer } from '../../support/startServer.ts'
import { until } from '../../support/until.ts'
import { type Random, randomFrom } from '../board/random.ts'
import { editTimes, seedCards, share, sorted } from './largeBoard.ts'

interface Task {
  readonly cards: number
  readonly snapshots: number
}

const SEED = 20_260_101
/** Cards that are moved and reworded between two snapshots: a quarter of an hour of a busy room. */
const CHANGED = 20
/** Milliseconds that edits are timed for, without and with snapshots. */
const WINDOW_MS = 10_000
const RUNS = 20

function forAWhile(): () => boolean {
  const end = performance.now() + WINDOW_MS
  return () => performance.now() >= end
}

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
  return sorted(times.slice(RUNS / 4))
}

/** Bytes of the server's data folder. */
const bytesOf = ({ dataDir }: TestServer) =>
  readdirSync(dataDir).reduce((sum, name) => sum + statSync(path.join(dataDir, name)).size, 0)

async function measure({ cards, snapshots }: Task) {
  const server = await startServer({ built: true })
  const scene = await makeScene(server)
  const roomId = scene.room('analysis')
  const random = randomFrom(SEED)
  const [writer, reader] = await Promise.all(
    ['one', 'two'].map(async () => stockPerson(server, roomId, (await scene.join('facilitator')).session)),
  )
  if (!writer || !reader) throw new Error('nobody came')
  await Promise.all([writer.synced(), reader.synced()])
  seedCards(writer.doc, cards, random)
  await until('the cards', () => recordsMap(reader.doc).size >= cards, 120_000)
  const extractMs = extraction(writer.doc, scene)
  const take = async () => {
    const answer = await scene.operator.post(`/api/rooms/${roomId}/snapshots`, {})
    if (answer.status !== 201) throw new Error(`no snapshot: ${JSON.stringify(answer.body)}`)
  }
  await take()
  const before = await editTimes(writer, reader, forAWhile())
  let isOver = false
  let taken = 0
  const taking = (async () => {
    while (!isOver) {
      await take()
      taken++
    }
  })()
  const during = await editTimes(writer, reader, forAWhile())
  isOver = true
  await taking
  const bytes = bytesOf(server)
  const began = performance.now()
  for (let i = 0; i < snapshots; i++) {
    change(writer.doc, cards, random)
    await take()
  }
  const snapshotMs = (performance.now() - began) / snapshots
  const grown = bytesOf(server) - bytes
  for (const person of [writer, reader]) person.leave()
  await server.stop()
  return {
    extractMs: { median: share(extractMs, 0.5), most: share(extractMs, 1) },
    editMs: { p50: share(before, 0.5), p99: share(before, 0.99), edits: before.length },
    editMsDuring: {
      p50: share(during, 0.5),
      p99: share(during, 0.99),
      edits: during.length,
      snapshots: taken,
    },
    snapshotMs,
    megabytes: grown / 1e6,
  }
}

console.log(JSON.stringify(await measure(JSON.parse(process.argv[2] ?? '{}') as Task)))
process.exit(0)
