/**
 * What files of a large board cost: the seconds each format takes, the most memory the server held meanwhile with the
 * processes that work for it, and how long an edit takes to reach another person, while files of a format are made one after
 * the other and in the pauses between the formats. A process of its own; prints one JSON line.
 *
 *     node measureExports.ts '{"cards":10000}'
 *     node measureExports.ts '{"cards":10000,"only":["zip"],"editors":0}'
 * @module
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { EXPORT_IDLE_MS } from '../../../shared/limits.ts'
import { stockPerson } from '../../support/person.ts'
import { makeScene } from '../../support/scene.ts'
import { startServer } from '../../support/startServer.ts'
import { until } from '../../support/until.ts'
import { randomFrom } from '../board/random.ts'
import { type Edit, startEditors } from '../snapshots/editors.ts'
import { seedCards } from '../snapshots/largeBoard.ts'
import { spreadOf } from '../snapshots/spread.ts'
import type { FileAsked, FileFetched } from './fetchFiles.ts'

interface Task {
  readonly cards: number
  /** Names of formats, where not all are wanted. */
  readonly only?: readonly string[]
  /** People who write on the board meanwhile, 25 times a second each; beside them one who looks on. */
  readonly editors?: number
}

const SEED = 20_260_101
const EDITORS = 10
/** Milliseconds that files of one format are made, one after the other, at least: a thousand edits and more. */
const WINDOW_MS = 6_000
/** Milliseconds after which what had the large board in hand has given its memory back. */
const RESTED_MS = 10_000
/** Milliseconds between two looks at the memory: each takes some tenths of one. */
const LOOK_MS = 50
const round = (value: number, places = 1) => Number(value.toFixed(places))

/** A process and those that it started, by their ids. */
function familyOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
  return [pid, ...children.flatMap((child) => familyOf(Number(child)))]
}

/** Megabytes that a process holds, of what it shares with others its part (the kernel's proportional set size). */
function memoryOf(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) / 1000
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0)

/** The most that they held together, and the server of it alone, as far as looking again and again tells. */
function watchMemory(pid: number): () => { together: number; server: number } {
  let together = 0
  let server = 0
  const look = () => {
    try {
      const each = familyOf(pid).map(memoryOf)
      together = Math.max(together, sumOf(each))
      server = Math.max(server, each[0] ?? 0)
    } catch {
      // One of them ended while it was looked at.
    }
  }
  const timer = setInterval(look, LOOK_MS)
  return () => {
    clearInterval(timer)
    return { together: round(together, 0), server: round(server, 0) }
  }
}

async function measure({ cards, only, editors: count = EDITORS }: Task) {
  const server = await startServer({ built: true })
  const scene = await makeScene(server)
  const roomId = scene.room('analysis')
  const seeder = stockPerson(server, roomId, (await scene.join('facilitator')).session)
  await seeder.synced()
  seedCards(seeder.doc, cards, randomFrom(SEED))
  const id = await until(
    'a snapshot of all cards',
    async () => {
      const { body } = await scene.operator.post(`/api/rooms/${roomId}/snapshots`, {})
      const taken = body as { id: string; insights: number }
      return taken.insights >= cards && taken.id
    },
    120_000,
  )
  seeder.leave()
  const fetcher = fork(fileURLToPath(new URL('./fetchFiles.ts', import.meta.url)))
  const fileOf = async (path: string): Promise<FileFetched> => {
    const fetched = once(fetcher, 'message')
    fetcher.send({ url: server.url + path, token: server.operatorToken } satisfies FileAsked)
    const [file] = (await fetched) as [FileFetched]
    return file
  }
  const editors = await startEditors(server, scene, roomId, count)
  const without: Edit[] = []
  const editsOf = async (from: number, to = performance.now()) => {
    // Those that are still on their way were sent within it too.
    await pause(500)
    return editors.edits.filter(({ at }) => at >= from && at < to)
  }
  /** Files of one format, while people write; the first tells the time, since a process is started for it. */
  const timed = async (path: string) => {
    const beforeMB = round(sumOf(familyOf(server.pid).map(memoryOf)), 0)
    const most = watchMemory(server.pid)
    const began = performance.now()
    const first = await fileOf(path)
    let files = 1
    for (; performance.now() - began < WINDOW_MS; files++) await fileOf(path)
    const { together, server: alone } = most()
    const edits = await editsOf(began)
    return {
      status: first.status,
      seconds: round(first.seconds, 2),
      megabytes: round(first.bytes / 1e6, 2),
      beforeMB,
      peakMB: together,
      serverPeakMB: alone,
      files,
      edits: spreadOf(edits),
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
    if (only && !only.includes(name)) continue
    // Each with a process of its own, as a file is that somebody fetches; the people go on writing meanwhile.
    await pause(EXPORT_IDLE_MS)
    const from = performance.now()
    await pause(WINDOW_MS / 3)
    without.push(...(await editsOf(from)))
    results[name] = await timed(path)
    process.stderr.write(`${name} ${JSON.stringify(results[name])}\n`)
  }
  const lost = await editors.stop()
  fetcher.kill()
  await server.stop()
  return { ...results, without: { edits: spreadOf(without) }, lost }
}

console.log(JSON.stringify(await measure(JSON.parse(process.argv[2] ?? '{}') as Task)))
process.exit(0)
