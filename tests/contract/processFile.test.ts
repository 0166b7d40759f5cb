/**
 * A whole process as one file: out of one installation and into another as it was, and out of that one the same; and
 * files that mean harm.
 */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { z } from '@hono/zod-openapi'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openStore } from '../../server/storage/openStore.ts'
import { tableNames, tablesAsFiles, tablesLeftOut } from '../../server/transfer/format.ts'
import { MAX_PROCESS_FILE_JSON_BYTES } from '../../shared/limits.ts'
import { Comment } from '../../shared/protocol/comments.ts'
import { CardHistory } from '../../shared/protocol/history.ts'
import { Link } from '../../shared/protocol/links.ts'
import { Problem } from '../../shared/protocol/problem.ts'
import { CreatedProcess } from '../../shared/protocol/processes.ts'
import { ScoringRound } from '../../shared/protocol/scores.ts'
import { Snapshot, SnapshotSummary } from '../../shared/protocol/snapshots.ts'
import { Verification } from '../../shared/protocol/verify.ts'
import { VoteTally } from '../../shared/protocol/votes.ts'
import { linkRoles } from '../../shared/vocabulary.ts'
import { apiOf } from '../support/api.ts'
import { textsOf, writeNote } from '../support/board.ts'
import { stockPerson } from '../support/person.ts'
import { pngWithPlace } from '../support/pictures.ts'
import { bringIn, changeJson, forged, takeOut, zipOf } from '../support/processFile.ts'
import { join, makeScene, type Scene, tokenOf } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'
import { unzip } from '../support/unzip.ts'

let here: TestServer
let there: TestServer
let scene: Scene
let room: string
let cardId: string
let file: Uint8Array<ArrayBuffer>
let brought: z.infer<typeof CreatedProcess>

beforeAll(async () => {
  ;[here, there] = await Promise.all([startServer(), startServer()])
  scene = await makeScene(here, 'Mat från skogen')
  room = scene.room('analysis')
  const anna = await scene.join('participant', { name: 'Anna Andersson', sector: 'business' })
  const person = stockPerson(here, room, anna.session)
  await person.synced()
  cardId = writeNote(person.doc, 'Mat från skogen', 'needs', 'business')
  await until('the note is known', async () => {
    const cards = await anna.api.get(`/api/rooms/${room}/cards/${cardId}/comments`)
    return cards.status === 200
  })
  await until('a comment is taken', async () => {
    const { status } = await anna.api.post(`/api/rooms/${room}/cards/${cardId}/comments`, { text: 'Hur då?' })
    return status === 201
  })
  await scene.operator.put(`/api/rooms/${room}/weights`, { weights: { [cardId]: 3 } })
  await scene.operator.post(`/api/rooms/${room}/votes`, {})
  await anna.api.put(`/api/rooms/${room}/ballot`, { votes: { [cardId]: 2 } })
  const scoring = scene.room('prioritisation')
  for (const state of ['revealed', 'open']) {
    const { body } = await scene.operator.post(`/api/rooms/${scoring}/scorings`, { title: state })
    await anna.api.put(`/api/rooms/${scoring}/scores`, { scores: { [cardId]: { impact: 4 } } })
    if (state === 'revealed')
      await scene.operator.patch(`/api/scorings/${(body as { id: string }).id}`, { state })
  }
  await fetch(`${here.url}/api/rooms/${room}/pictures`, {
    method: 'POST',
    headers: { authorization: `Bearer ${anna.session}`, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(pngWithPlace()),
  })
  await scene.operator.post(`/api/rooms/${room}/snapshots`, { note: 'Före' })
  writeNote(person.doc, 'Efter bilden')
  await until('the second note is on disk', () => person.provider.synced)
  await scene.operator.post(`/api/rooms/${room}/snapshots`)
  person.leave()
  file = await takeOut(here, scene.process.id)
  const answer = await bringIn(there, file)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  brought = CreatedProcess.parse(answer.body)
}, 60_000)
afterAll(() => Promise.all([here.stop(), there.stop()]))

test('who brings a file in is told how far it is while it comes', async () => {
  const key = 'a-key-for-this-file'
  const half = Math.floor(file.byteLength / 2)
  const progress = async () => (await scene.operator.get(`/api/exports/${key}`)).body
  const sending = request(`${here.url}/api/process-files?key=${key}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${here.operatorToken}`,
      'content-type': 'application/octet-stream',
      'content-length': file.byteLength,
    },
  })
  const answered = new Promise<number | undefined>((resolve, reject) =>
    sending.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject),
  )
  sending.write(file.subarray(0, half))
  await until('half of it is there', async () => {
    const { stage, share } = (await progress()) as { stage: string; share: number }
    return stage === 'making' && share > 0.2 && share < 0.3
  })
  sending.end(file.subarray(half))
  // It came from here.
  expect(await answered).toBe(409)
  expect(await progress()).toEqual({ stage: 'none', share: 0 })
})

describe('a process in another installation', () => {
  test('comes out of it again as the same file, byte for byte', async () => {
    expect(Buffer.compare(await takeOut(there, scene.process.id), file)).toBe(0)
  })

  test('has its rooms, and new links of which the old ones are none', async () => {
    expect(brought.rooms.map(({ id }) => id)).toEqual(scene.process.rooms.map(({ id }) => id))
    const old = await apiOf(there).post('/api/join', {
      token: tokenOf(scene.process.links.participant),
      sector: 'academia',
    })
    expect(old.status).not.toBe(200)
    const operator = apiOf(there, there.operatorToken)
    const listed = Link.array().parse((await operator.get(`/api/processes/${scene.process.id}/links`)).body)
    // What the people of the file hang on lets nobody in and is nothing to look after.
    expect(listed.filter(({ revoked }) => revoked)).toEqual([])
    expect(new Set(listed.map(({ role }) => role))).toEqual(new Set(linkRoles))
  })

  test('has the same snapshots, with the same records and hashes', async () => {
    const operator = apiOf(there, there.operatorToken)
    const path = `/api/rooms/${room}/snapshots`
    const [ours, theirs] = await Promise.all([scene.operator.get(path), operator.get(path)])
    expect(SnapshotSummary.array().parse(theirs.body)).toEqual(ours.body)
    const export_ = `/api/processes/${scene.process.id}/export/json`
    expect((await operator.get(export_)).body).toEqual((await scene.operator.get(export_)).body)
    const [newest] = SnapshotSummary.array().parse(theirs.body)
    const { changes } = Snapshot.parse((await operator.get(`/api/snapshots/${newest?.id}`)).body)
    expect(changes).toMatchObject({ added: 1, removed: 0 })
  })

  test('is written on from where it was: board, past, comment, ballot and picture are there', async () => {
    const lead = await join(there, tokenOf(brought.links.facilitator))
    const person = stockPerson(there, room, lead.session)
    await person.synced()
    expect(textsOf(person.doc)).toEqual(['Efter bilden', 'Mat från skogen'])
    const history = await lead.api.get(`/api/rooms/${room}/cards/${cardId}/history`)
    expect(CardHistory.parse(history.body).events.length).toBeGreaterThan(0)
    const comments = await lead.api.get(`/api/rooms/${room}/cards/${cardId}/comments`)
    expect(
      Comment.array()
        .parse(comments.body)
        .map(({ text }) => text),
    ).toContain('Hur då?')
    const tally = VoteTally.parse((await lead.api.get(`/api/rooms/${room}/tally`)).body)
    expect(tally.round).toMatchObject({ state: 'open', voters: 1 })
    const scorings = await lead.api.get(`/api/rooms/${scene.room('prioritisation')}/scorings`)
    expect(ScoringRound.array().parse(scorings.body)).toMatchObject([
      { title: 'open', state: 'open', voters: 1 },
      { title: 'revealed', state: 'revealed', voters: 1 },
    ])
    const picture = [...unzip(file).keys()].find((name) => name.includes('/pictures/')) ?? ''
    const hash = path.basename(picture)
    expect((await lead.api.get(`/api/rooms/${room}/pictures/${hash}`)).status).toBe(200)
    const mine = writeNote(person.doc, 'Skrivet där')
    const taken = await lead.api.post(`/api/rooms/${room}/snapshots`)
    expect(taken.status).toBe(201)
    expect(mine).toBeTruthy()
    person.leave()
  })

  test('has nobody’s name in it, and no token', () => {
    const all = Buffer.concat([...unzip(file).values()]).toString('latin1')
    expect(all).not.toContain('Anna')
    expect(all).not.toContain('Andersson')
    for (const link of Object.values(scene.process.links)) expect(all).not.toContain(tokenOf(link))
  })
})

describe('a file is refused', () => {
  const refused = async (bytes: Uint8Array<ArrayBuffer>, detail: RegExp, status = 422) => {
    const answer = await bringIn(there, bytes)
    expect(answer.status).toBe(status)
    expect((answer.body as { detail: string }).detail).toMatch(detail)
    return answer.body
  }

  test('when the process is here already', () => refused(file, /here already/, 409))

  test('when it is no zip, or one of something else', async () => {
    const body = await refused(new Uint8Array(Buffer.from('Nej')), /no zip/)
    expect(Problem.parse(body).unfit).toEqual({ reason: 'not_zip', part: null })
    await refused(await zipOf(new Map([['a.txt', Buffer.from('a')]])), /manifest/)
  })

  test('when a part of it was altered, is missing or was added', async () => {
    const files = unzip(file)
    files.set('process.json', Buffer.from(`${files.get('process.json')} `))
    const altered = Problem.parse(await refused(await zipOf(files), /process.json.*altered/))
    expect(altered.unfit).toEqual({ reason: 'altered', part: 'process.json' })
    files.delete('process.json')
    await refused(await zipOf(files), /process.json/)
    const more = await zipOf(new Map([...unzip(file), ['evil', Buffer.from('x')]]))
    const added = Problem.parse(await refused(more, /not in the manifest/))
    expect(added.unfit).toEqual({ reason: 'unlisted', part: 'evil' })
  })

  test('when it unfolds to more than is taken, whatever its directory says', async () => {
    const bomb = Buffer.from(await zipOf(new Map([['manifest.json', Buffer.alloc(5_000_000)]])))
    const entry = bomb.lastIndexOf(Buffer.from('504b0102', 'hex'))
    const large = Buffer.from(bomb)
    large.writeUInt32LE(0xf0000000, entry + 24)
    await refused(new Uint8Array(large), /unfolds to more/)
    const small = Buffer.from(bomb)
    small.writeUInt32LE(100, entry + 24)
    await refused(new Uint8Array(small), /manifest.json is missing or damaged/)
  })

  test('when one of its JSON files is larger than is read at once, before it is unfolded', async () => {
    const zip = Buffer.from(await zipOf(new Map([['manifest.json', Buffer.alloc(1_000)]])))
    const entry = zip.lastIndexOf(Buffer.from('504b0102', 'hex'))
    zip.writeUInt32LE(MAX_PROCESS_FILE_JSON_BYTES + 1, entry + 24)
    await refused(new Uint8Array(zip), /manifest.json is larger than 134217728 bytes/)
  })

  test('when it names what is not in it: rooms and people of another process', async () => {
    type Tables = { comment: { room_id: string }[]; ballot: { member_id: string }[]; room: { id: string }[] }
    const other = 'x'.repeat(21)
    const names = (change: (all: Tables) => unknown) =>
      forged(file, (files) => changeJson<Tables>(files, 'process.json', change))
    await refused(
      await names((all) => Object.assign(all.comment[0] ?? {}, { room_id: other })),
      /comment.room_id/,
    )
    await refused(
      await names((all) => Object.assign(all.ballot[0] ?? {}, { member_id: other })),
      /ballot.member_id/,
    )
    await refused(await names((all) => all.room.push(...all.room.slice(0, 1))), /room has a row twice/)
    await refused(
      await names((all) => Object.assign(all.comment[0] ?? {}, { token_hash: 'a' })),
      /process.json.*comment/,
    )
  })

  test('when a snapshot is not what its hash says', async () => {
    const bytes = await forged(file, (files) => {
      type Content = { insights: { text: string }[] }
      changeJson<Content>(files, `rooms/${room}/snapshots/1.json`, ({ insights }) => {
        for (const insight of insights) insight.text = 'Något annat'
      })
    })
    await refused(bytes, /not what the hash of its snapshot says/)
  })

  test('when what a snapshot says beside its records has another form', async () => {
    const withContent = (more: object) =>
      forged(file, (files) => {
        changeJson<object>(files, `rooms/${room}/snapshots/2.json`, (content) => Object.assign(content, more))
      })
    await refused(await withContent({ since: { removed: 3 } }), /since/)
    await refused(await withContent({ zones: 'alla' }), /zones/)
  })

  test('when its board is no board, or a bomb that claims millions of edits', async () => {
    const withBoard = (bytes: Uint8Array) =>
      forged(file, (files) => files.set(`rooms/${room}/board.update`, Buffer.from(bytes)))
    await refused(await withBoard(Buffer.from('inget')), /no edit/)
    await refused(await withBoard(Buffer.from([1, 0xff, 0xff, 0xff, 0x0f, 1, 0])), /no edit/)
    const doc = new Y.Doc()
    doc.getMap('records').set('a', 1)
    const first = Y.encodeStateVector(doc)
    doc.getMap('records').set('a', 2)
    await refused(await withBoard(Y.encodeStateAsUpdate(doc, first)), /no whole board/)
  })

  test('when it comes from a newer version', async () => {
    const files = unzip(file)
    changeJson<{ version: number }>(files, 'manifest.json', (manifest) => (manifest.version = 99))
    expect(await refused(await zipOf(files), /newer version/)).toMatchObject({ field: 'version' })
  })

  test('and nothing of what was refused is kept', async () => {
    const { body } = await apiOf(there, there.operatorToken).get('/api/processes')
    expect((body as unknown[]).length).toBe(1)
  })
})

describe('a file that is checked', () => {
  const check = async (bytes: Uint8Array<ArrayBuffer>, server = here) => {
    const { operatorToken } = server
    const answer = await fetch(`${server.url}/api/verify`, {
      method: 'POST',
      headers: { authorization: `Bearer ${operatorToken}`, 'content-type': 'application/octet-stream' },
      body: bytes,
    })
    return Verification.parse(await answer.json())
  }
  /** What `npm run verify` says of the same file, beside the server as it runs. */
  const command = (bytes: Uint8Array): Promise<{ isMade: boolean; output: string }> => {
    const file = path.join(here.dataDir, '..', `${path.basename(here.dataDir)}.samrum.zip`)
    writeFileSync(file, bytes)
    const script = fileURLToPath(new URL('../../server/commands/verify.ts', import.meta.url))
    const env = { PATH: process.env.PATH, DATA_DIR: here.dataDir }
    return new Promise((resolve) =>
      execFile(process.execPath, [script, file], { env }, (error, stdout, stderr) => {
        rmSync(file)
        resolve({ isMade: error === null, output: `${stdout}${stderr}` })
      }),
    )
  }
  type Content = { insights: { id: string; text: string }[] }
  const changedCard = `rooms/ROOM/snapshots/1.json`
  const withOtherWords = (files: Map<string, Buffer>) =>
    changeJson<Content>(files, changedCard.replace('ROOM', room), ({ insights }) => {
      for (const insight of insights) insight.text = 'Mat från havet'
    })

  test('is known again by its bytes, and by its parts when it was packed anew', async () => {
    expect(await check(file)).toMatchObject({ verdict: 'made', exported: { format: 'process' } })
    const again = await check(await zipOf(unzip(file)))
    expect(again).toMatchObject({
      verdict: 'made',
      exported: null,
      zip: { faults: [] },
      process: { title: 'Mat från skogen', snapshots: 2, asMade: 2, isKnown: true, broken: [] },
    })
    expect(await command(await zipOf(unzip(file)))).toMatchObject({ isMade: true })
  })

  const recordId = () => `${room}:${cardId.replace('shape:', '')}`

  test('names the cards whose words were changed, whether or not its manifest was made to fit', async () => {
    const files = unzip(file)
    withOtherWords(files)
    for (const bytes of [await zipOf(files), await forged(file, withOtherWords)]) {
      const found = await check(bytes)
      expect(found).toMatchObject({ verdict: 'altered', process: { asMade: 1, snapshots: 2 } })
      const altered = found.snapshots.find(({ number }) => number === 1)
      expect(altered?.altered).toEqual([{ id: recordId(), text: 'Mat från skogen' }])
      const said = await command(bytes)
      expect(said.isMade).toBe(false)
      expect(said.output).toContain(`Records altered: ${recordId()}\n`)
    }
  })

  test('tells which of its parts were changed, taken away or put in', async () => {
    type Tables = { comment: { text: string }[]; snapshot: { number: number }[] }
    const comment = await forged(file, (files) =>
      changeJson<Tables>(files, 'process.json', (all) =>
        Object.assign(all.comment[0] ?? {}, { text: 'Nej' }),
      ),
    )
    const foreign = { name: 'process.json', what: 'foreign' }
    expect(await check(comment)).toMatchObject({ verdict: 'altered', zip: { faults: [foreign] } })
    const shorter = await forged(file, (files) => {
      files.delete(`rooms/${room}/snapshots/1.json`)
      changeJson<Tables>(files, 'process.json', (all) => all.snapshot.shift())
    })
    expect(await check(shorter)).toMatchObject({
      verdict: 'altered',
      process: { broken: [{ number: 2, fault: 'unlinked' }] },
    })
    const more = await forged(file, (files) => files.set('rooms/evil.js', Buffer.from('x')))
    const extra = { name: 'rooms/evil.js', what: 'extra' }
    expect(await check(more)).toMatchObject({ verdict: 'altered', zip: { faults: [extra] } })
    const said = await command(more)
    expect(said.isMade).toBe(false)
    expect(said.output).toContain('rooms/evil.js')
  })

  test('of another installation is unknown, and what can be told of it is told', async () => {
    const elsewhere = await startServer()
    try {
      const found = await check(file, elsewhere)
      expect(found).toMatchObject({ verdict: 'unknown', process: { asMade: 0, isKnown: false } })
      expect(found.snapshots[0]).toMatchObject({ verdict: 'unknown', agrees: true })
      const forgery = await check(await forged(file, withOtherWords), elsewhere)
      expect(forgery.snapshots.find(({ number }) => number === 1)).toMatchObject({ agrees: false })
    } finally {
      await elsewhere.stop()
    }
  })

  test('of somebody who may not see the process is told to be genuine or not, and no more', async () => {
    const changed = await forged(file, withOtherWords)
    const answer = await fetch(`${here.url}/api/verify`, { method: 'POST', body: changed })
    const told = Verification.parse(await answer.json())
    expect(told).toMatchObject({ verdict: 'altered', snapshots: [], process: null })
    expect(told.hidden).toBeGreaterThan(0)
  })
})

test('no file is made while a room writes quietly', async () => {
  const quiet = await makeScene(here)
  const activity = { id: 'a', kind: 'write', mode: 'quiet', minutes: null, instruction: '' }
  const path = `/api/rooms/${quiet.room('vision')}`
  await quiet.operator.put(`${path}/agenda`, { activities: [activity] })
  expect((await quiet.operator.post(`${path}/lead`, { do: 'start', activityId: 'a' })).status).toBe(200)
  expect((await quiet.operator.get(`/api/processes/${quiet.process.id}/file`)).status).toBe(409)
})

test('every table is in the file, or stays for a reason that is written down', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'samrum-tables-'))
  const store = await openStore(folder)
  const rows = store.sqlite
    .prepare("select name from sqlite_master where type = 'table' and name not like 'kysely_%'")
    .all() as { name: string }[]
  await store.close()
  rmSync(folder, { recursive: true })
  const known = new Set<string>([...tableNames, ...tablesAsFiles, ...Object.keys(tablesLeftOut)])
  expect(rows.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([])
})
