/**
 * The server as `npm start` runs it: in the pieces it was built into, with its threads.
 * @module
 */
import { expect, test } from 'vitest'
import { ensureBuilt } from '../../server/launch/ensureBuilt.js'
import { exportFormats } from '../../shared/protocol/exports.ts'
import { writeNote } from '../support/board.ts'
import { stockPerson } from '../support/person.ts'
import { makeScene } from '../support/scene.ts'
import { startServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

test('a board is written on, frozen into records and given out', async () => {
  ensureBuilt(() => {})
  const server = await startServer({ built: true, args: ['--demo'] })
  try {
    const scene = await makeScene(server)
    const { session } = await scene.join('participant')
    const [writer, reader] = [0, 1].map(() => stockPerson(server, scene.room('analysis'), session))
    await Promise.all([writer?.synced(), reader?.synced()])
    if (!writer || !reader) throw new Error('Two people were to come')
    writeNote(writer.doc, 'Byggd och körd', 'strengths')
    await until(
      'the note at the other',
      () => reader.doc.getMap('records').size === writer.doc.getMap('records').size,
    )

    const lead = await scene.join('facilitator')
    const taken = await lead.api.post(`/api/rooms/${scene.room('analysis')}/snapshots`, {})
    expect(taken.status).toBe(201)
    const { id } = taken.body as { id: string }
    for (const format of exportFormats)
      expect((await lead.api.get(`/api/snapshots/${id}/export/${format}`)).status, format).toBe(200)

    const page = await fetch(server.url)
    expect(page.headers.get('content-type')).toContain('text/html')
    expect((await scene.operator.get('/metrics')).status).toBe(200)
    writer.leave()
    reader.leave()
  } finally {
    await server.stop()
  }
})
