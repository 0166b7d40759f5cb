/**
 * A disk that is full, for real: the room says so and shows nothing that is not kept, whoever was told "saved" keeps
 * what they wrote, and everything goes on where it stopped once there is room.
 * @module
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { textsOf } from '../support/board.ts'
import { messageTrouble, step1Frame } from '../support/frames.ts'
import { integrityOf } from '../support/journal.ts'
import { boardAsServed, documentOf, LineWriter } from '../support/lineWriter.ts'
import { RawClient } from '../support/person.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { quota, type SmallDisk, smallFileSystem } from '../support/smallDisk.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

const DISK_BYTES = 6 * 1024 * 1024
/** The server's log says it of each commit that was refused. */
const REFUSED = 'the disk took no edits'

const fileSystem = smallFileSystem(DISK_BYTES)
fileSystem?.remove()
const disks: [string, () => SmallDisk | null][] = [
  ['the quota of its files is used up', quota],
  // Where nothing may be mounted, the quota is what there is.
  ...(fileSystem
    ? [
        ['its file system is full', () => smallFileSystem(DISK_BYTES)] satisfies [
          string,
          () => SmallDisk | null,
        ],
      ]
    : []),
]

describe.each(disks)('%s', (_what, makeDisk) => {
  let disk: SmallDisk
  let server: TestServer
  let scene: Scene
  let room: string
  let watcher: RawClient
  let writers: LineWriter[]

  beforeEach(async () => {
    const made = makeDisk()
    if (!made) throw new Error('no disk could be made')
    disk = made
    server = await startServer({ dataDir: disk.dataDir })
    scene = await makeScene(server)
    room = scene.room('analysis')
    watcher = await RawClient.open(server, room, (await scene.join('participant')).session)
    watcher.send(step1Frame())
    writers = await Promise.all(
      ['anna', 'bo'].map(async (name) =>
        LineWriter.open(server, room, (await scene.join('participant')).session, name),
      ),
    )
    for (const writer of writers) writer.start(5)
    await until('the writing to be seen', () => watcher.frames.length > 20)
  })
  afterEach(async () => {
    for (const writer of writers) writer.stop()
    await server.stop()
    disk.remove()
  })

  /** Whether the newest that a client heard of the disk is trouble; null when it heard nothing. */
  const troubleFor = (client: RawClient): boolean | null => {
    const news = client.frames.findLast((frame) => frame[0] === messageTrouble)
    return news ? news[1] === 1 : null
  }
  const everyone = () => [watcher, ...writers.map((writer) => writer.client)]
  const sent = () => writers.flatMap((one) => Array.from({ length: one.sent }, (_, i) => `${one.name}:${i}`))
  const saved = () => writers.flatMap((writer) => writer.saved())
  const seen = () => textsOf(documentOf(watcher))
  const newcomer = async () => (await scene.join('observer')).session

  async function fill(): Promise<void> {
    disk.fill(server)
    await until('everyone to hear of it', () => everyone().every((client) => troubleFor(client) === true))
  }

  test('everyone is told, nothing unkept is shown, and it goes on by itself when there is room', async () => {
    const late = await newcomer()
    await fill()
    for (const writer of writers) writer.stop()
    await Promise.all(everyone().map((client) => client.settled()))
    const shown = new Set(seen())
    const kept = new Set(textsOf(await boardAsServed(server, room, late)))
    expect([...shown, ...saved()].filter((text) => !kept.has(text))).toEqual([])
    expect(sent().filter((text) => !kept.has(text)).length).toBeGreaterThan(0)

    const joiner = await RawClient.open(server, room, late)
    await until('who comes now to be told too', () => troubleFor(joiner) === true)
    joiner.close()
    const refused = await scene.operator.post('/api/processes', { title: 'Får inte plats', language: 'sv' })
    expect(refused.status).toBe(507)

    disk.free(server)
    await until('the end of it', () => everyone().every((client) => troubleFor(client) === false))
    await until('everything to be saved', () => saved().length === sent().length)
    await until('everything to be seen', () => sent().every((text) => seen().includes(text)))
    expect(server.log()).toContain(REFUSED)
    await server.restart()
    const after = textsOf(await boardAsServed(server, room, late))
    expect(after).toEqual(sent().sort())
    expect(integrityOf(server.dataDir)).toBe('ok')
  })

  test('killed while it is full, the server starts, and keeps all that was seen or called saved', async () => {
    const late = await newcomer()
    await fill()
    await server.kill('SIGKILL')
    await Promise.all(everyone().map((client) => client.closed))
    const promised = new Set([...seen(), ...saved()])
    await server.start()
    const kept = new Set(textsOf(await boardAsServed(server, room, late)))
    expect(promised.size).toBeGreaterThan(10)
    expect([...promised].filter((text) => !kept.has(text))).toEqual([])
    disk.free(server)
    const { session } = await scene.join('participant')
    const after = await LineWriter.open(server, room, session, 'after')
    after.write()
    await until('it to take edits again', () => after.saved().length === 1)
    after.client.destroy()
    expect(integrityOf(server.dataDir)).toBe('ok')
  })
})
