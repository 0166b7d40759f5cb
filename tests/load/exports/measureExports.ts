/**
 * What files of a large board cost: the seconds each format takes, the most memory the server held meanwhile, and how long
 * an edit takes to reach another person. A process of its own; prints one JSON line.
 *
 *     node measureExports.ts '{"cards":10000}'
 * @module
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { recordsMap } from '../../../shared/board/document.ts'
import { EXPORT_IDLE_MS, SNAPSHOT_IDLE_MS } from '../../../shared/limits.ts'
import { stockPerson } from '../../support/person.ts'
import { makeScene } from '../../support/scene.ts'
import { startServer } from '../../support/startServer.ts'
import { until } from '../../support/until.ts'
import { randomFrom } from '../board/random.ts'
import { editTimes, seedCards, share } from '../snapshots/largeBoard.ts'

interface Task {
  readonly cards: number
}

const SEED = 20_260_101
/** Megabytes, as the kernel counts what a process holds, and the most it held since it was last asked. */
const memoryOf = (pid: number, what: 'VmRSS' | 'VmHWM') =>
  Number(
    new RegExp(`${what}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN,
  ) / 1000
/** Milliseconds after which the threads have ended that had a large board in hand. */
const RESTED_MS = Math.max(EXPORT_IDLE_MS, SNAPSHOT_IDLE_MS) + 2_000
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
/** Begins that count anew. */
const forgetPeak = (pid: number) => writeFileSync(`/proc/${pid}/clear_refs`, '5')

const round = (value: number, places = 1) => Number(value.toFixed(places))

async function measure({ cards }: Task) {
  const server = await startServer({ built: true })
  const scene = await makeScene(server)
  const roomId = scene.room('analysis')
  const [writer, reader] = await Promise.all(
    ['one', 'two'].map(async () => stockPerson(server, roomId, (await scene.join('facilitator')).session)),
  )
  if (!writer || !reader) throw new Error('nobody came')
  await Promise.all([writer.synced(), reader.synced()])
  seedCards(writer.doc, cards, randomFrom(SEED))
  await until('the cards', () => recordsMap(reader.doc).size >= cards, 120_000)
  const id = await until('a snapshot of all cards', async () => {
    const { body } = await scene.operator.post(`/api/rooms/${roomId}/snapshots`, {})
    const taken = body as { id: string; insights: number }
    return taken.insights >= cards && taken.id
  })
  const fileOf = async (path: string) => {
    const answer = await fetch(server.url + path, {
      headers: { authorization: `Bearer ${server.operatorToken}` },
    })
    const { byteLength } = await answer.arrayBuffer()
    return { status: answer.status, bytes: byteLength }
  }
  /** One file while somebody writes. */
  const timed = async (path: string) => {
    const beforeMB = round(memoryOf(server.pid, 'VmRSS'), 0)
    forgetPeak(server.pid)
    let isOver = false
    const edits = editTimes(writer, reader, () => isOver)
    const began = performance.now()
    const { status, bytes } = await fileOf(path)
    const seconds = (performance.now() - began) / 1000
    isOver = true
    const times = await edits
    return {
      status,
      seconds: round(seconds, 2),
      beforeMB,
      peakMB: round(memoryOf(server.pid, 'VmHWM'), 0),
      megabytes: round(bytes / 1e6, 2),
      editP99: round(share(times, 0.99)),
    }
  }
  const snapshot = `/api/snapshots/${id}/export`
  const formats = {
    json: `${snapshot}/json`,
    jsonld: `${snapshot}/jsonld`,
    records: `${snapshot}/csv?part=records`,
    relations: `${snapshot}/csv?part=relations`,
    xlsx: `${snapshot}/xlsx`,
    md: `${snapshot}/md`,
    html: `${snapshot}/html`,
    docx: `${snapshot}/docx`,
    pdf: `${snapshot}/pdf`,
    svg: `${snapshot}/svg`,
    png: `${snapshot}/png`,
    zip: `/api/processes/${scene.process.id}/export/zip`,
  }
  const results: Record<string, object> = {}
  await pause(RESTED_MS)
  for (const [name, path] of Object.entries(formats)) {
    // Each with a thread of its own, as a file is that somebody fetches.
    await pause(EXPORT_IDLE_MS + 1_000)
    results[name] = await timed(path)
    process.stderr.write(`${name} ${JSON.stringify(results[name])}\n`)
  }
  for (const person of [writer, reader]) person.leave()
  await server.stop()
  return results
}

console.log(JSON.stringify(await measure(JSON.parse(process.argv[2] ?? '{}') as Task)))
process.exit(0)
