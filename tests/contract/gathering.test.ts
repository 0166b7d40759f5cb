/**
 * Where all look, what is locked, whose hand is up, and what is felt: what the server holds of it, from outside.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MOOD_BURST } from '../../shared/limits.ts'
import { Facilitation, type Lead, OwnHand } from '../../shared/protocol/facilitation.ts'
import { message, moodMessage } from '../../shared/protocol/messages.ts'
import { type OurPerson, ourPerson } from '../support/ourPerson.ts'
import { RawClient } from '../support/person.ts'
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

const path = (of: string) => `/api/rooms/${roomId}/${of}`
const command = (body: object, by = lead) => by.api.post(path('lead'), body)
const does = async (body: Partial<Lead>, by = lead) => {
  const answer = await command(body, by)
  expect([answer.status, answer.body]).toEqual([200, answer.body])
  return Facilitation.parse(answer.body)
}
const read = async (member = lead) => Facilitation.parse((await member.api.get(path('facilitation'))).body)
const says = async (member: Member, body: object) =>
  OwnHand.parse((await member.api.put(path('hand'), body)).body)

/** Someone in the room, who has heard how it is led. */
async function sits(member: Member): Promise<OurPerson> {
  const person = ourPerson(server, roomId, member.session)
  present.push(person)
  await until('the room', () => person.socket.status === 'live' && person.socket.facilitation)
  return person
}
const heard = (person: OurPerson, what: string, check: (state: Facilitation) => boolean) =>
  until(what, () => person.socket.facilitation && check(person.socket.facilitation))

describe('all look', () => {
  const view = { x: -40, y: 12.5, w: 1_600, h: 900 }

  test('where somebody who leads does, those who come later too, until they are let go', async () => {
    const person = await sits(await scene.join('participant'))
    const { gathering } = await does({ do: 'gather', view })
    expect(gathering).toMatchObject({ by: lead.member?.id, view, zone: null, follow: false })
    await heard(person, 'the gathering', (state) => state.gathering?.since === gathering?.since)
    const late = await sits(await scene.join('observer'))
    expect(late.socket.facilitation?.gathering).toEqual(gathering)
    const again = await does({ do: 'gather', zone: 'today' })
    expect(again.gathering).toMatchObject({ view: null, zone: 'today' })
    expect((await does({ do: 'letGo' })).gathering).toBeNull()
    await heard(person, 'the end of it', (state) => state.gathering === null)
  })

  test('on what they who are followed look at, and only they say what that is', async () => {
    const other = await scene.join('facilitator')
    expect((await command({ do: 'look', view })).status).toBe(409)
    const { gathering } = await does({ do: 'gather', view, follow: true })
    const elsewhere = { ...view, x: 500 }
    expect((await command({ do: 'look', view: elsewhere }, other)).status).toBe(409)
    expect((await does({ do: 'look', view: elsewhere, zone: 'today' })).gathering).toEqual({
      ...gathering,
      view: elsewhere,
      zone: 'today',
    })
    expect((await does({ do: 'letGo' }, other)).gathering).toBeNull()
  })

  test('at a view that a board can have', async () => {
    for (const wrong of [{ ...view, w: 0 }, { ...view, x: 1e7 }, { ...view, h: null }, { x: 1 }, 'all'])
      expect((await command({ do: 'gather', view: wrong })).status).toBe(400)
    expect((await command({ do: 'gather' })).status).toBe(409)
    expect((await command({ do: 'gather', zone: 'z'.repeat(61) })).status).toBe(400)
  })

  test('at the zone that stands out', async () => {
    const person = await sits(await scene.join('participant'))
    await does({ do: 'highlight', zone: 'today' })
    await heard(person, 'the zone', ({ highlight }) => highlight === 'today')
    expect((await does({ do: 'highlight', zone: null })).highlight).toBeNull()
  })
})

test('the layout is fixed and loose again, and survives a kill with all else', async () => {
  await does({ do: 'fixLayout', fixed: true })
  await does({ do: 'highlight', zone: 'today' })
  await does({ do: 'gather', zone: 'today' })
  const member = await scene.join('participant')
  await says(member, { raised: true })
  const before = await read()
  expect([before.layoutFixed, before.hands]).toEqual([true, [member.member?.id]])
  await server.restart('SIGKILL')
  expect(await read()).toEqual(before)
  expect((await does({ do: 'fixLayout', fixed: false })).layoutFixed).toBe(false)
})

describe('hands', () => {
  test('go up in an order that all see, are given the word, and go down', async () => {
    const [anna, bo] = [await scene.join('participant'), await scene.join('participant')]
    const [a, b] = [anna.member?.id ?? '', bo.member?.id ?? '']
    const person = await sits(bo)
    expect(await says(anna, { raised: true })).toEqual({ raised: true, hasWord: false, moreTime: false })
    await says(bo, { raised: true })
    // Who raises it again keeps their place.
    await says(anna, { raised: true })
    await heard(person, 'both hands', ({ hands }) => hands.join() === `${a},${b}`)
    const given = await does({ do: 'giveWord', member: a })
    expect([given.hands, given.word]).toEqual([[b], a])
    expect((await anna.api.get(path('hand'))).body).toEqual({ raised: false, hasWord: true, moreTime: false })
    await says(anna, { raised: false })
    await says(bo, { raised: false })
    await heard(person, 'nobody', ({ hands, word }) => hands.length === 0 && word === null)
    for (const member of [bo, anna]) await says(member, { raised: true })
    expect((await does({ do: 'lowerHand', member: b })).hands).toEqual([a])
    expect((await does({ do: 'lowerHands' })).hands).toEqual([])
  })

  test('that forty people raise at once are few pieces of news', async () => {
    const people = await Promise.all(Array.from({ length: 40 }, () => scene.join('participant')))
    const watching = await RawClient.open(server, roomId, lead.session)
    const news = () => watching.frames.filter(([kind]) => kind === message.facilitation).length
    await until('the greeting', () => news() === 1)
    await Promise.all(people.map((one) => says(one, { raised: true })))
    await until('all of them', () => {
      const last = watching.frames.findLast(([kind]) => kind === message.facilitation)
      return last && people.every(({ member }) => Buffer.from(last).includes(member?.id ?? '?'))
    })
    expect(news()).toBeLessThan(1 + people.length / 4)
    watching.close()
  })

  test('more time is wanted by a number of people, who have no names, until it is given', async () => {
    const [anna, bo] = [await scene.join('participant'), await scene.join('participant')]
    expect((await anna.api.put(path('hand'), { moreTime: true })).status).toBe(409)
    await does({ do: 'start', activityId: 'share' })
    const person = await sits(bo)
    expect((await says(anna, { moreTime: true })).moreTime).toBe(true)
    await says(anna, { moreTime: true })
    await says(bo, { moreTime: true })
    await heard(person, 'two', ({ wantMoreTime }) => wantMoreTime === 2)
    expect(JSON.stringify(person.socket.facilitation)).not.toContain(anna.member?.id)
    await says(bo, { moreTime: false })
    await heard(person, 'one', ({ wantMoreTime }) => wantMoreTime === 1)
    expect((await does({ do: 'extend', minutes: -1 })).wantMoreTime).toBe(1)
    expect((await does({ do: 'extend', minutes: 2 })).wantMoreTime).toBe(0)
    expect((await anna.api.get(path('hand'))).body).toMatchObject({ moreTime: false })
  })

  test('what is no hand is refused', async () => {
    const member = await scene.join('participant')
    for (const body of [{ raised: 'yes' }, { moreTime: 1 }, []])
      expect((await member.api.put(path('hand'), body)).status).toBe(400)
    expect((await command({ do: 'giveWord', member: '' })).status).toBe(400)
  })
})

describe('moods', () => {
  const counts = (frames: readonly Uint8Array[]) =>
    frames
      .filter(([kind]) => kind === message.moods)
      .map((frame) => [...frame.slice(2)])
      .reduce((sums, some) => sums.map((sum, i) => sum + (some[i] ?? 0)), [0, 0, 0, 0, 0])

  test('are told as numbers, only so many from one person, and none from who only reads', async () => {
    const watching = await RawClient.open(server, roomId, lead.session)
    const anna = await RawClient.open(server, roomId, (await scene.join('participant')).session)
    const observer = await RawClient.open(server, roomId, (await scene.join('observer')).session)
    observer.send(moodMessage(1))
    anna.send(moodMessage(99))
    for (let i = 0; i < MOOD_BURST + 3; i++) anna.send(moodMessage(0))
    await until('some of them', () => counts(watching.frames)[0] === MOOD_BURST)
    const bo = await RawClient.open(server, roomId, (await scene.join('participant')).session)
    bo.send(moodMessage(2))
    await until('the next', () => counts(watching.frames)[2] === 1)
    expect(counts(watching.frames)).toEqual([MOOD_BURST, 0, 1, 0, 0])
    expect(anna.closing).toBeNull()
    for (const client of [watching, anna, observer, bo]) client.close()
  })
})
