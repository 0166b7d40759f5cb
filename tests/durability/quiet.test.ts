/**
 * SIGKILL while people write quietly, and around the reveal: whatever was called saved is there after, for its writer
 * while it is quiet and for all when it is not.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Facilitation } from '../../shared/protocol/facilitation.ts'
import { textsOf } from '../support/board.ts'
import { integrityOf } from '../support/journal.ts'
import { boardAsServed, LineWriter } from '../support/lineWriter.ts'
import { numberFromEnv, randomFrom } from '../support/random.ts'
import { type Member, makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

const ROUNDS = numberFromEnv('QUIET_KILL_ROUNDS', 3)
const SEED = numberFromEnv('QUIET_KILL_SEED', 20_260_301)
const WRITERS = 4
/** When the server is killed: while all write; with the reveal just asked for; when it was answered. */
const moments = ['before', 'during', 'after'] as const

let server: TestServer
let scene: Scene
let lead: Member
beforeAll(async () => {
  server = await startServer()
  scene = await makeScene(server)
  lead = await scene.join('facilitator')
})
afterAll(() => server.stop())

test(
  `[Q4] [Q5] SIGKILL in quiet writing, ${ROUNDS} rounds before, during and after the reveal (seed ${SEED})`,
  async () => {
    const random = randomFrom(SEED)
    const roomId = scene.room('analysis')
    const served = async ({ session }: Member) => textsOf(await boardAsServed(server, roomId, session))
    const does = (body: object) => lead.api.post(`/api/rooms/${roomId}/lead`, body)
    const everything = new Set<string>()
    let unsaved = 0
    let revealedByKill = 0
    for (let round = 0; round < ROUNDS; round++) {
      const moment = moments[round % moments.length]
      expect((await does({ do: 'start', activityId: 'write' })).status).toBe(200)
      const members = await Promise.all(Array.from({ length: WRITERS }, () => scene.join('participant')))
      const writers = await Promise.all(
        members.map(({ session }, i) => LineWriter.open(server, roomId, session, `r${round}w${i}`)),
      )
      for (const [i, writer] of writers.entries()) writer.start(7 + i)
      await until('some of it to be saved', () => writers.every((writer) => writer.saved().length > 5))
      // The board is compacted beside the logs that build on it.
      expect((await lead.api.post(`/api/rooms/${roomId}/snapshots`, {})).status).toBe(201)
      await new Promise((resolve) => setTimeout(resolve, random.below(100)))
      const asked = moment === 'before' ? null : does({ do: 'stop' }).catch(() => null)
      if (moment === 'during') await new Promise((resolve) => setTimeout(resolve, random.below(12)))
      if (moment === 'after') await asked
      await server.kill('SIGKILL')
      await asked
      for (const writer of writers) writer.stop()
      await Promise.all(writers.map(({ client }) => client.closed))
      unsaved += writers.reduce((sum, writer) => sum + writer.sent - writer.saved().length, 0)
      await server.start()

      const read = await lead.api.get(`/api/rooms/${roomId}/facilitation`)
      const { quiet } = Facilitation.parse(read.body)
      if (moment !== 'during') expect(quiet).toBe(moment === 'before')
      for (const [i, member] of members.entries()) {
        const texts = await served(member)
        expect((writers[i] as LineWriter).saved().filter((text) => !texts.includes(text))).toEqual([])
        const theirs = texts.filter(
          (text) => text.startsWith(`r${round}w`) && !text.startsWith(`r${round}w${i}:`),
        )
        if (quiet) expect(theirs).toEqual([])
      }
      if (quiet) {
        expect((await served(lead)).filter((text) => text.startsWith(`r${round}w`))).toEqual([])
        await does({ do: 'stop' })
      } else revealedByKill++
      for (const writer of writers) for (const text of writer.saved()) everything.add(text)
      const kept = new Set(
        await until('the reveal', async () => {
          const texts = await served(lead)
          return [...everything].every((text) => texts.includes(text)) && texts
        }),
      )
      expect([...everything].filter((text) => !kept.has(text))).toEqual([])
      expect(integrityOf(server.dataDir)).toBe('ok')
    }
    expect(everything.size).toBeGreaterThan(ROUNDS * WRITERS * 5)
    expect(unsaved).toBeGreaterThan(0)
    expect(revealedByKill).toBeGreaterThan(0)
  },
  ROUNDS * 40_000 + 60_000,
)
