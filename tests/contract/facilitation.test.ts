/**
 * How a room is led, from outside: the agenda, the timer, who may write, who is told, and what a crash leaves.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { activityKinds, usualAgenda } from '../../shared/facilitation/activities.ts'
import { Facilitation, type Lead } from '../../shared/protocol/facilitation.ts'
import { CreatedProcess } from '../../shared/protocol/processes.ts'
import { languages, steps } from '../../shared/vocabulary.ts'
import { textsOf, writeNote } from '../support/board.ts'
import { type OurPerson, ourPerson } from '../support/ourPerson.ts'
import { stockPerson } from '../support/person.ts'
import { type Member, makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer
let scene: Scene
let lead: Member
let roomId: string
const present: OurPerson[] = []

beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  scene = await makeScene(server)
  lead = await scene.join('facilitator')
  roomId = scene.room('vision')
})
afterEach(() => {
  for (const person of present.splice(0)) person.leave()
})

const command = (body: Lead, by = lead) => by.api.post(`/api/rooms/${roomId}/lead`, body)
const does = async (body: Lead) => {
  const answer = await command(body)
  expect(answer.status).toBe(200)
  return Facilitation.parse(answer.body)
}
const read = async (member: Member) =>
  Facilitation.parse((await member.api.get(`/api/rooms/${roomId}/facilitation`)).body)

/** Someone in the room, who has heard how it is led. */
async function sits(member: Member): Promise<OurPerson> {
  const person = ourPerson(server, roomId, member.session)
  present.push(person)
  await until('the room', () => person.socket.status === 'live' && person.socket.facilitation)
  return person
}
const heard = (person: OurPerson, what: string, check: (state: Facilitation) => boolean) =>
  until(what, () => person.socket.facilitation && check(person.socket.facilitation))

describe('the agenda', () => {
  test('is the usual one of the room until somebody changes it', async () => {
    const member = await scene.join('participant')
    const state = await read(member)
    expect(state.agenda).toEqual(usualAgenda('vision', 'sv'))
    expect([state.running, state.edits, state.quiet]).toEqual([null, 'all', false])
    const person = await sits(member)
    expect(person.socket.facilitation).toEqual(state)

    const activities = [
      { id: 'a', kind: 'write', mode: 'open', minutes: 3, instruction: 'Skriv' },
      { id: 'b', kind: 'discuss', mode: 'open', minutes: null, instruction: '' },
    ]
    expect((await lead.api.put(`/api/rooms/${roomId}/agenda`, { activities })).status).toBe(200)
    await heard(person, 'the new agenda', ({ agenda }) => agenda.length === 2)
    expect((await read(member)).agenda).toEqual(activities)
    await does({ do: 'start', activityId: 'b' })
    const without = { activities: activities.slice(0, 1) }
    expect((await lead.api.put(`/api/rooms/${roomId}/agenda`, without)).status).toBe(409)
    const twice = { activities: [activities[0], activities[0]] }
    expect((await lead.api.put(`/api/rooms/${roomId}/agenda`, twice)).status).toBe(400)
  })

  test.each(steps)(
    'of a new room of %s asks what that step is about, in the language of the process',
    async (step) => {
      const made = { title: 'Dagordningen', rooms: [step] }
      for (const language of languages) {
        const { body } = await scene.operator.post('/api/processes', { ...made, language })
        const { rooms } = CreatedProcess.parse(body)
        const answer = await scene.operator.get(`/api/rooms/${rooms[0]?.id}/facilitation`)
        const { agenda } = Facilitation.parse(answer.body)
        expect(agenda.map(({ kind }) => kind)).toEqual([...activityKinds])
        expect(agenda.map(({ mode }) => mode)).toEqual(['quiet', 'open', 'open', 'open', 'open', 'leaders'])
        const minutes = agenda.reduce((sum, one) => sum + (one.minutes ?? 0), 0)
        expect([minutes >= 45, minutes <= 90]).toEqual([true, true])
        // Each says something of its own; what is written, talked over, voted on and decided is this step's.
        const asked = agenda.map(({ instruction }) => instruction)
        expect(new Set(asked).size).toBe(activityKinds.length)
        expect(asked.every((words) => words.length > 20 && /[.?]$/.test(words))).toBe(true)
        const elsewhere = steps
          .filter((other) => other !== step)
          .flatMap((other) => usualAgenda(other, language))
        const own = agenda.filter(({ kind }) => !['share', 'group'].includes(kind))
        const shared = own.filter(({ instruction }) =>
          elsewhere.some((one) => one.instruction === instruction),
        )
        expect(shared).toEqual([])
        expect(asked.some((words) => /[åäö]/.test(words))).toBe(language === 'sv')
      }
    },
  )

  test('moves on when those who lead say so, and everyone hears where they are', async () => {
    const people = await Promise.all([
      sits(lead),
      sits(await scene.join('participant')),
      sits(await scene.join('observer')),
    ])
    const started = await does({ do: 'start', activityId: 'share' })
    for (const person of people)
      await heard(person, 'the start', ({ version }) => version === started.version)
    expect(people.map(({ socket }) => socket.facilitation)).toEqual([started, started, started])
    const next = await does({ do: 'start', activityId: 'group' })
    expect(next.running?.activityId).toBe('group')
    const late = await sits(await scene.join('participant'))
    expect(late.socket.facilitation).toEqual(next)
    expect((await does({ do: 'stop' })).running).toBeNull()
    expect((await command({ do: 'stop' })).status).toBe(409)
    expect((await command({ do: 'start', activityId: 'nap' })).status).toBe(409)
  })

  test('what was on is on after the server was killed', async () => {
    const person = await sits(await scene.join('participant'))
    const before = await does({ do: 'start', activityId: 'discuss' })
    await does({ do: 'lockZone', zone: 'today' })
    await server.restart('SIGKILL')
    const after = await read(lead)
    expect([after.running, after.lockedZones]).toEqual([before.running, ['today']])
    await until('the way back', () => person.socket.status === 'live')
    await heard(person, 'the same', ({ version }) => version === after.version)
  })
})

describe('the timer', () => {
  const minutesOf = ({ running }: Facilitation) =>
    (Date.parse(running?.endsAt ?? '') - Date.parse(running?.startedAt ?? '')) / 60_000

  test('ends when the minutes are over, can be lengthened, paused and gone on with', async () => {
    const started = await does({ do: 'start', activityId: 'share' })
    expect(minutesOf(started)).toBe(12)
    expect(minutesOf(await does({ do: 'extend', minutes: 5 }))).toBe(17)
    const paused = await does({ do: 'pause' })
    expect(paused.running?.endsAt).toBeNull()
    expect(paused.running?.pausedMs).toBeGreaterThan(16 * 60_000)
    expect((await command({ do: 'pause' })).status).toBe(409)
    const shorter = await does({ do: 'extend', minutes: -480 })
    expect(shorter.running?.pausedMs).toBe(0)
    const resumed = await does({ do: 'resume' })
    expect(resumed.running?.pausedMs).toBeNull()
    // One that has run out is lengthened from now on.
    const longer = await does({ do: 'extend', minutes: 1 })
    expect(
      Date.parse(longer.running?.endsAt ?? '') - Date.parse(resumed.running?.endsAt ?? ''),
    ).toBeGreaterThanOrEqual(60_000)
  })

  test('is read by the server’s clock: a page whose own clock is wrong knows the time', async () => {
    const person = await sits(await scene.join('participant'))
    await until('the clock', () => Math.abs(person.socket.clock.now() - Date.now()) < 1_000)
  })
})

describe('who may write', () => {
  test('nobody in a closed room, and those who lead alone where the activity says so', async () => {
    const [leader, person] = [await sits(lead), await sits(await scene.join('participant'))]
    await does({ do: 'start', activityId: 'decide' })
    await heard(person, 'the decision', ({ edits }) => edits === 'leaders')
    writeNote(person.doc, 'smygskrivet', 'today')
    writeNote(leader.doc, 'beslutat', 'today')
    const reader = stockPerson(server, roomId, lead.session)
    await until('what was decided', () => textsOf(reader.doc).includes('beslutat'))
    expect(textsOf(reader.doc)).not.toContain('smygskrivet')

    await lead.api.patch(`/api/rooms/${roomId}`, { status: 'closed' })
    await heard(leader, 'the closing', ({ status, edits }) => status === 'closed' && edits === 'nobody')
    await lead.api.patch(`/api/rooms/${roomId}`, { status: 'open' })
    await does({ do: 'stop' })
    // What could not be taken while the room was closed is asked for when it opens.
    await until('what waited', () => textsOf(reader.doc).includes('smygskrivet'))
    await until('saved', () => person.socket.isSaved && !person.socket.isRefused)
    reader.leave()
  })

  test('only who leads commands', async () => {
    const elsewhere = await (await makeScene(server, 'En annan process')).join('facilitator')
    for (const member of [await scene.join('participant'), await scene.join('observer'), elsewhere]) {
      expect((await command({ do: 'start', activityId: 'write' }, member)).status).toBe(403)
      expect((await member.api.put(`/api/rooms/${roomId}/agenda`, { activities: [] })).status).toBe(403)
    }
    expect((await elsewhere.api.get(`/api/rooms/${roomId}/facilitation`)).status).toBe(403)
    expect((await command({ do: 'dance' } as unknown as Lead)).status).toBe(400)
  })
})

test('a round of voting is told as it opens, as people vote, and as it closes', async () => {
  const member = await scene.join('participant')
  const person = await sits(member)
  const { body } = await lead.api.post(`/api/rooms/${roomId}/votes`, {})
  await heard(person, 'the round', ({ vote }) => vote?.state === 'open' && vote.voters === 0)
  const card = writeNote(person.doc, 'en vision', 'vision_2030')
  await member.api.put(`/api/rooms/${roomId}/ballot`, { votes: { [card]: 1 } })
  await heard(person, 'one voter', ({ vote }) => vote?.voters === 1)
  await lead.api.patch(`/api/votes/${(body as { id: string }).id}`, { state: 'revealed' })
  await heard(person, 'the reveal', ({ vote }) => vote?.state === 'revealed')
})

test('how many of those who are here have voted is told anew as they go and come', async () => {
  const member = await scene.join('participant')
  const person = await sits(lead)
  const card = writeNote(person.doc, 'en vision', 'vision_2030')
  const going = ourPerson(server, roomId, member.session)
  present.push(going)
  await until('the room', () => going.socket.status === 'live')
  await lead.api.post(`/api/rooms/${roomId}/votes`, {})
  await member.api.put(`/api/rooms/${roomId}/ballot`, { votes: { [card]: 1 } })
  await heard(person, 'one voter here', ({ vote }) => vote?.votersHere === 1)
  going.leave()
  await heard(person, 'one voter away', ({ vote }) => vote?.voters === 1 && vote.votersHere === 0)
  await sits(member)
  await heard(person, 'one voter here again', ({ vote }) => vote?.votersHere === 1)
})
