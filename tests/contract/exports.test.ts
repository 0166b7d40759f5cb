/**
 * Outcomes as files, asked for over HTTP from the real server with its demo loaded.
 * @module
 */
import papaparse from 'papaparse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CardMeta } from '../../shared/board/cards.ts'
import { ExportProgress } from '../../shared/protocol/exports.ts'
import type { Process } from '../../shared/protocol/processes.ts'
import { Snapshot, SnapshotSummary } from '../../shared/protocol/snapshots.ts'
import { Verification } from '../../shared/protocol/verify.ts'
import { type Api, apiOf } from '../support/api.ts'
import { writeNote } from '../support/board.ts'
import { startDemo } from '../support/demo.ts'
import { stockPerson } from '../support/person.ts'
import { zipOf } from '../support/processFile.ts'
import { join, makeScene, type Scene, tokenOf } from '../support/scene.ts'
import type { TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'
import { unzip } from '../support/unzip.ts'

let server: TestServer
let operator: Api
let demo: Process
let snapshots: { id: string; number: number }[]

beforeAll(async () => {
  ;({ server, demo } = await startDemo())
  operator = apiOf(server, server.operatorToken)
  snapshots = await Promise.all(
    demo.rooms.map(async ({ id }) => {
      const [newest] = (await operator.get(`/api/rooms/${id}/snapshots`)).body as typeof snapshots
      if (!newest) throw new Error('A room of the demo has no snapshot')
      return newest
    }),
  )
})
afterAll(() => server.stop())

const bytesOf = async (path: string) => {
  const answer = await fetch(server.url + path, {
    headers: { authorization: `Bearer ${server.operatorToken}` },
  })
  expect(answer.status).toBe(200)
  return { headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) }
}
const table = (text: string, delimiter: string) =>
  papaparse.parse<string[]>(text.slice(1, -2), { delimiter, newline: '\r\n' }).data

describe('the whole process', () => {
  test('as JSON has the newest snapshot of each room, in the order of the rooms', async () => {
    const { status, body } = await operator.get(`/api/processes/${demo.id}/export/json`)
    expect(status).toBe(200)
    const { process, snapshots: all } = body as { process: { id: string }; snapshots: unknown[] }
    expect(process.id).toBe(demo.id)
    expect(
      Snapshot.array()
        .parse(all)
        .map(({ roomId }) => roomId),
    ).toEqual(demo.rooms.map(({ id }) => id))
  })

  test('as CSV has the words of cards in other rooms beside the relations that lead there', async () => {
    const { bytes } = await bytesOf(`/api/processes/${demo.id}/export/csv?part=relations&separator=comma`)
    const [headings, ...rows] = table(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), ',')
    expect(headings?.slice(0, 5)).toEqual(['Från id', 'Från', 'Samband', 'Till id', 'Till'])
    const across = rows.filter(([from = '', , , to = '']) => from.split(':')[0] !== to.split(':')[0])
    expect(across.length).toBeGreaterThan(5)
    for (const [, from, , , to] of across) expect([from, to]).not.toContain('')
  })

  test('as a workbook opens, and is named so that it can be saved anywhere', async () => {
    const { bytes, headers } = await bytesOf(`/api/processes/${demo.id}/export/xlsx?language=en`)
    expect([...unzip(bytes).keys()]).toContain('xl/workbook.xml')
    expect(headers.get('content-type')).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    )
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[A-Za-z0-9-]+\.xlsx"/)
  })

  test('is read by its members and nobody else', async () => {
    const scene = await makeScene(server)
    const stranger = await scene.join('facilitator')
    expect((await stranger.api.get(`/api/processes/${demo.id}/export/json`)).status).toBe(403)
    expect((await stranger.api.get(`/api/snapshots/${snapshots[0]?.id}/export/xlsx`)).status).toBe(403)
    expect((await apiOf(server).get(`/api/processes/${demo.id}/export/json`)).status).toBe(401)
    expect((await operator.get(`/api/processes/${demo.id}/export/exe`)).status).toBe(404)
  })

  test('of a process without snapshots is an outcome without rooms', async () => {
    const scene = await makeScene(server)
    const { status, body } = await scene.operator.get(`/api/processes/${scene.process.id}/export/json`)
    expect(status).toBe(200)
    expect(body).toMatchObject({ snapshots: [] })
  })

  test('shows a member of one room that room alone', async () => {
    const [room] = demo.rooms
    const link = await operator.post(`/api/processes/${demo.id}/links`, {
      role: 'observer',
      roomId: room?.id,
    })
    const member = await join(server, tokenOf((link.body as { url: string }).url), {})
    const { body } = await member.api.get(`/api/processes/${demo.id}/export/json`)
    const { snapshots: seen } = body as { snapshots: { roomId: string }[] }
    expect(seen.map(({ roomId }) => roomId)).toEqual([room?.id])
  })
})

describe('a goal conflict with a side in another room', () => {
  const [there, hidden] = ['Renarna behöver ro om våren', 'Detta har sagts efteråt']
  const places = { analysis: 'needs', vision: 'goal_conflicts' } as const
  let scene: Scene
  let snapshotId: string

  beforeAll(async () => {
    scene = await makeScene(server)
    const { session } = await scene.join('facilitator')
    const write = async (step: keyof typeof places, text: string, meta: CardMeta = {}) => {
      const room = scene.room(step)
      const person = stockPerson(server, room, session)
      await person.synced()
      const shapeId = writeNote(person.doc, text, places[step], 'business', meta)
      const count = () => scene.operator.post(`/api/rooms/${room}/snapshots`)
      await until('the note is in a snapshot', async () => {
        const { id } = (await count()).body as { id: string }
        snapshotId = id
        const { body } = await scene.operator.get(`/api/snapshots/${id}`)
        return Snapshot.parse(body).insights.some((insight) => insight.text === text)
      })
      person.leave()
      return `${room}:${shapeId.replace('shape:', '')}`
    }
    const to = await write('analysis', there)
    const about: object = { relations: [{ type: 'concerns', to }] }
    await write('vision', 'Vindkraft mot renskötsel', about)
    const conflict = snapshotId
    // What is said later in the other room is not in a file of this snapshot.
    await write('analysis', hidden)
    snapshotId = conflict
  }, 60_000)

  /** All that is written in a file. */
  async function readBy(session: string, format: string, query: string): Promise<string> {
    const answer = await fetch(`${server.url}/api/snapshots/${snapshotId}/export/${format}${query}`, {
      headers: { authorization: `Bearer ${session}` },
    })
    expect(answer.status).toBe(200)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    return /xlsx|docx|zip/.test(format)
      ? [...unzip(bytes).values()].map(String).join('\n')
      : Buffer.from(bytes).toString('utf8')
  }
  const formats = [
    ['html', ''],
    ['md', ''],
    ['docx', ''],
    ['xlsx', ''],
    ['csv', '?part=relations'],
  ] as const
  const asSeen = (text: string) => text.replaceAll(/\\|<[^>]+>/g, '')

  test.each(formats)(
    'names it in the words that it had then, for who may read that room: %s',
    async (format, query) => {
      const text = asSeen(await readBy(server.operatorToken, format, query))
      expect(text).toContain(there)
      expect(text).not.toContain(hidden)
      if (format === 'html') expect(text).toContain(`${there} (Samskapandets rum, steg 1)`)
    },
  )

  test.each(formats)(
    'says no word of it to who may not, nor what that room is called: %s',
    async (format, query) => {
      const link = await scene.operator.post(`/api/processes/${scene.process.id}/links`, {
        role: 'observer',
        roomId: scene.room('vision'),
      })
      const { session } = await join(server, tokenOf((link.body as { url: string }).url), {})
      const text = asSeen(await readBy(session, format, query))
      expect(text).not.toContain(there)
      expect(text).not.toContain('Samskapandets rum')
      if (format === 'html') {
        expect(text).toContain('ett kort i ett annat rum')
      }
    },
  )

  test('is not told of to whoever reads the published page', async () => {
    const { body } = await scene.operator.put(`/api/rooms/${scene.room('vision')}/publication`, {})
    const page = await (await fetch((body as { url: string }).url)).text()
    expect(page).toContain('Vindkraft mot renskötsel')
    expect(page).toContain('ett kort i ett annat rum')
    expect(page).not.toContain(there)
  })
})

describe('a file that is checked', () => {
  async function check(file: Uint8Array | string, session: string | null = server.operatorToken) {
    const answer = await fetch(`${server.url}/api/verify`, {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        ...(session ? { authorization: `Bearer ${session}` } : {}),
      },
      body: typeof file === 'string' ? file : new Uint8Array(file),
    })
    const body = await answer.json()
    return answer.status === 200 ? Verification.parse(body) : { status: answer.status, body }
  }
  const exportOf = async (format: string, query = '') =>
    (await bytesOf(`/api/snapshots/${snapshots[0]?.id}/export/${format}${query}`)).bytes
  const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

  test.each(['pdf', 'csv', 'png', 'md'])('is known again by its bytes: %s', async (format) => {
    const file = await exportOf(format)
    const found = await check(file)
    expect(found).toMatchObject({
      verdict: 'made',
      exported: { format },
      snapshots: [{ id: snapshots[0]?.id, roomTitle: demo.rooms[0]?.title, verdict: 'made' }],
    })
    // Whoever may not see the room learns that the file is genuine, and nothing of where it comes from.
    expect(await check(file, null)).toEqual({
      verdict: 'made',
      exported: null,
      snapshots: [],
      hidden: 1,
      zip: null,
      process: null,
      isKnownWhole: null,
    })
  })

  test('names the cards whose words were changed, taken away or added, whatever its format', async () => {
    const { body } = await operator.get(`/api/snapshots/${snapshots[0]?.id}`)
    const [first, second] = Snapshot.parse(body).insights
    if (!first || !second) throw new Error('The demo has too few cards')
    for (const format of ['json', 'jsonld', 'csv', 'html', 'md']) {
      const text = textOf(await exportOf(format)).replaceAll('\r\n', '\n')
      const last = first.text.split(' ').at(-1) ?? ''
      const changed = text.replaceAll(first.text, `${first.text.slice(0, -last.length)}inte alls`)
      expect(changed, format).not.toBe(text)
      expect(await check(changed), format).toMatchObject({
        verdict: 'altered',
        exported: null,
        snapshots: [
          { id: snapshots[0]?.id, altered: [{ id: first.id, text: first.text }], counts: { altered: 1 } },
        ],
      })
      const hidden = await check(changed, null)
      expect(hidden).toEqual({
        verdict: 'altered',
        exported: null,
        snapshots: [],
        hidden: 1,
        zip: null,
        process: null,
        isKnownWhole: null,
      })
    }
    const rows = textOf(await exportOf('csv')).split('\r\n')
    const without = rows.filter((row) => !row.startsWith(`"${second.id}"`))
    const own = rows.find((row) => row.startsWith(`"${first.id}"`))
    const more = own?.replace(first.id, `${first.id}x`) ?? ''
    expect(await check([...without, more].join('\r\n'))).toMatchObject({
      snapshots: [{ removed: [{ id: second.id, text: second.text }], added: [{ id: `${first.id}x` }] }],
    })
  })

  test('of a process, with the words of one card changed in all its files, tells of no room that says what it said', async () => {
    const scene = await makeScene(server)
    const taken: (number | undefined)[] = []
    for (const [step, text] of [
      ['vision', 'Skogen är vår'],
      ['analysis', 'Bussen går'],
    ] as const) {
      const path = `/api/rooms/${scene.room(step)}`
      await scene.operator.post(`${path}/cards`, { cards: [{ text }] })
      // Twice: equal boards have one hash, and the newest is what files are made from.
      await scene.operator.post(`${path}/snapshots`, {})
      taken.push(SnapshotSummary.parse((await scene.operator.post(`${path}/snapshots`, {})).body).number)
    }
    expect(taken).toEqual([2, 2])
    const { bytes } = await bytesOf(`/api/processes/${scene.process.id}/export/zip`)
    const changed = unzip(bytes)
    for (const [name, content] of changed)
      if (/\.(json|jsonld|csv|md|html)$/.test(name))
        changed.set(name, Buffer.from(textOf(content).replaceAll('Skogen är vår', 'Skogen är allas')))
    const found = await check(await zipOf(changed))
    if (!('snapshots' in found)) throw new Error(JSON.stringify(found))
    const told = found.snapshots.map(({ file, step, number, verdict }) => [file, step, number, verdict])
    expect(told.filter(([file]) => file === null || file === undefined)).toHaveLength(2)
    expect(told.filter(([, step]) => step === 'analysis')).toHaveLength(1)
    expect(new Set(told.filter(([, step]) => step === 'vision').map(([file]) => file))).toContain(
      'records.csv',
    )
    expect(new Set(told.map(([, , number]) => number))).toEqual(new Set([2]))
  })

  test('of another installation is unknown, and so is what is no file of ours', async () => {
    const text = textOf(await exportOf('json')).replaceAll(snapshots[0]?.id ?? '', 'x'.repeat(21))
    expect(await check(text, null)).toMatchObject({
      verdict: 'unknown',
      hidden: 0,
      snapshots: [{ verdict: 'unknown', roomTitle: demo.rooms[0]?.title }],
    })
    expect(await check('Bara ord', null)).toMatchObject({ verdict: 'unknown', snapshots: [] })
    expect(await check('')).toMatchObject({ status: 400, body: { field: 'body' } })
    const cut = (await exportOf('docx')).slice(0, -40)
    expect(await check(cut)).toMatchObject({ status: 422 })
  })
})

test('a room in linked data ends when it was closed, and not when it is open again', async () => {
  const scene = await makeScene(server)
  const room = scene.room('vision')
  const taken = await scene.operator.post(`/api/rooms/${room}/snapshots`, {})
  const roomNode = async () => {
    const { id } = taken.body as { id: string }
    const { body } = await scene.operator.get(`/api/snapshots/${id}/export/jsonld`)
    const nodes = (body as { '@graph': { id: string; startDate?: string; endDate?: string }[] })['@graph']
    return nodes.find((node) => node.id === `urn:samrum:room:${room}`)
  }
  const before = await roomNode()
  expect(Date.parse(before?.startDate ?? '')).toBeGreaterThan(0)
  expect(before).not.toHaveProperty('endDate')
  await scene.operator.patch(`/api/rooms/${room}`, { status: 'closed' })
  const { endDate } = (await roomNode()) ?? {}
  expect(Date.parse(endDate ?? '')).toBeGreaterThanOrEqual(Date.parse(before?.startDate ?? ''))
  // Closed once more, it was closed when it was.
  await scene.operator.patch(`/api/rooms/${room}`, { status: 'closed', title: 'Framtiden' })
  expect((await roomNode())?.endDate).toBe(endDate)
  await scene.operator.patch(`/api/rooms/${room}`, { status: 'open' })
  expect(await roomNode()).not.toHaveProperty('endDate')
})

test('how far a file is can be asked by its key; who goes away stops theirs, and the next is made', async () => {
  const [first, second] = ['first-file-of-two', 'second-file-of-two']
  const authorization = `Bearer ${server.operatorToken}`
  const fetchZip = (key: string, signal?: AbortSignal) =>
    fetch(`${server.url}/api/processes/${demo.id}/export/zip?key=${key}`, {
      headers: { authorization },
      ...(signal && { signal }),
    })
  const progress = async (key: string) =>
    ExportProgress.parse((await operator.get(`/api/exports/${key}`)).body)
  const leaving = new AbortController()
  const stopped = fetchZip(first, leaving.signal).catch((error: Error) => error.name)
  await until('the first is being made', async () => (await progress(first)).stage === 'making')
  const made = fetchZip(second)
  await until('the second waits', async () => (await progress(second)).stage === 'waiting')
  leaving.abort()
  expect(await stopped).toBe('AbortError')
  await until('the first is forgotten', async () => (await progress(first)).stage === 'none')
  await until('the second is far on its way', async () => (await progress(second)).share > 0.5)
  expect((await made).status).toBe(200)
  expect((await (await made).arrayBuffer()).byteLength).toBeGreaterThan(0)
  expect((await progress(second)).stage).toBe('none')
  expect((await operator.get(`/api/processes/${demo.id}/export/md?key=short`)).status).toBe(400)
})

test('so it is with the file of a whole process, and the next is made', async () => {
  const key = 'taking-out-a-process'
  const path = `${server.url}/api/processes/${demo.id}/file?key=${key}`
  const headers = { authorization: `Bearer ${server.operatorToken}` }
  const progress = async () => ExportProgress.parse((await operator.get(`/api/exports/${key}`)).body)
  const leaving = new AbortController()
  const stopped = fetch(path, { headers, signal: leaving.signal }).catch((error: Error) => error.name)
  await until('it is being made', async () => (await progress()).stage === 'making')
  leaving.abort()
  expect(await stopped).toBe('AbortError')
  await until('it is forgotten', async () => (await progress()).stage === 'none')
  const made = await fetch(path, { headers })
  expect(made.status).toBe(200)
  expect([...unzip(new Uint8Array(await made.arrayBuffer())).keys()]).toContain('manifest.json')
  expect((await operator.get(`/api/processes/${demo.id}/file?key=short`)).status).toBe(400)
})

test('a room and its snapshot have a small picture of the board, for those who may see it, fetched once', async () => {
  const room = `/api/rooms/${demo.rooms[0]?.id}/thumbnail`
  const snapshot = `/api/snapshots/${snapshots[0]?.id}/thumbnail`
  const [ofRoom, ofSnapshot] = [await bytesOf(room), await bytesOf(snapshot)]
  expect(Buffer.from(ofRoom.bytes.subarray(1, 4)).toString('latin1')).toBe('PNG')
  expect(ofRoom.bytes).toEqual(ofSnapshot.bytes)
  expect(ofRoom.headers.get('cache-control')).toBe('private, no-cache')
  const etag = ofRoom.headers.get('etag') ?? ''
  expect((await operator.get(room, { 'if-none-match': etag })).status).toBe(304)
  expect((await apiOf(server).get(snapshot)).status).toBe(401)
  const scene = await makeScene(server)
  const stranger = await scene.join('facilitator')
  expect((await stranger.api.get(room)).status).toBe(403)
})
