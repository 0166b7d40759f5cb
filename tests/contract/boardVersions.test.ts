/**
 * A board that an earlier version made, after an update of the server; and pages that are of another version.
 * @module
 */

import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readRecords, recordsMap } from '../../shared/board/document.ts'
import { BOARD_VERSION } from '../../shared/board/version.ts'
import { close } from '../../shared/protocol/messages.ts'
import { textsOf } from '../support/board.ts'
import { earlierNote, earlierSchema } from '../support/earlierBoard.ts'
import { RawClient, stockPerson } from '../support/person.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer
let scene: Scene
let session: string

beforeAll(async () => {
  server = await startServer()
  scene = await makeScene(server)
  session = (await scene.join('participant')).session
})
afterAll(() => server.stop())

const roomId = () => scene.room('analysis')

/** Changes the database of a server that is down. */
function inDatabase(act: (database: DatabaseSync) => void): void {
  const database = new DatabaseSync(path.join(server.dataDir, 'samrum.db'))
  act(database)
  database.close()
}

const setVersion = (version: number) =>
  inDatabase((database) =>
    database.prepare('update room set board_version = ? where id = ?').run(version, roomId()),
  )

async function boardOf(): Promise<{ texts: string[]; types: unknown[] }> {
  const person = stockPerson(server, roomId(), session)
  await person.synced()
  const notes = readRecords(person.doc).filter(({ type }) => type === 'note')
  const texts = textsOf(person.doc)
  person.leave()
  return { texts, types: notes.map(({ props }) => typeof (props as { richText?: unknown }).richText) }
}

describe('a board of an earlier form', () => {
  test('[D10] is brought along once, when the server starts, for everyone', async () => {
    const writer = stockPerson(server, roomId(), session)
    await writer.synced()
    const id = 'shape:tidig'
    recordsMap(writer.doc).set(id, new Y.Map<unknown>([['born', earlierNote(id, 'Från förr')]]))
    await until('it to be kept', async () => (await boardOf()).texts.includes('Från förr'))
    writer.leave()
    await server.kill('SIGTERM')
    inDatabase((database) =>
      database
        .prepare('insert into board_schema (version, schema) values (0, ?)')
        .run(JSON.stringify(earlierSchema)),
    )
    setVersion(0)

    await server.start()
    expect(await boardOf()).toEqual({ texts: ['Från förr'], types: ['object'] })
    await server.restart()
    expect(await boardOf()).toEqual({ texts: ['Från förr'], types: ['object'] })
    expect(server.log().match(/a board was brought along/g)).toHaveLength(1)
  })

  test('[D10] of a newer form than the server’s is opened for nobody', async () => {
    await server.kill('SIGTERM')
    setVersion(BOARD_VERSION + 1)
    await server.start()
    const client = RawClient.dial(server, roomId(), { authorization: `Bearer ${session}` })
    expect((await client.closed).code).toBe(close.outdated)
    await server.kill('SIGTERM')
    setVersion(BOARD_VERSION)
    await server.start()
  })
})

describe('a page', () => {
  test.each([BOARD_VERSION - 1, BOARD_VERSION + 1, 'x'])(
    '[D10] that knows form %s is told to load itself again',
    async (version) => {
      const dialled = RawClient.dial(server, `${roomId()}?board=${version}`, {
        authorization: `Bearer ${session}`,
      })
      expect((await dialled.closed).code).toBe(close.outdated)
    },
  )

  test('[D10] that knows the form is let in', async () => {
    const client = await RawClient.open(server, `${roomId()}?board=${BOARD_VERSION}`, session)
    await until('a first message', () => client.frames.length > 0)
    client.close()
  })
})
