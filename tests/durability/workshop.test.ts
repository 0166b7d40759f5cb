/**
 * A whole workshop: sixty people, ninety minutes of the server's clock, every activity, and a server that is killed in
 * the middle of the quiet writing and in the middle of a vote. Every card and every ballot is there after.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { zoneAt } from '../../shared/board/cards.ts'
import { readRecord, readRecords } from '../../shared/board/document.ts'
import type { Activity } from '../../shared/facilitation/activities.ts'
import { sectorsTold } from '../../shared/facilitation/tally.ts'
import { canonicalJson } from '../../shared/insights/canonical.ts'
import { Comment } from '../../shared/protocol/comments.ts'
import { Facilitation } from '../../shared/protocol/facilitation.ts'
import { TakenBack } from '../../shared/protocol/history.ts'
import { Snapshot, SnapshotSummary } from '../../shared/protocol/snapshots.ts'
import { Voice } from '../../shared/protocol/voices.ts'
import { OwnBallot, VoteRound, VoteTally } from '../../shared/protocol/votes.ts'
import { type Sector, sectors } from '../../shared/vocabulary.ts'
import { step1Frame } from '../support/frames.ts'
import { integrityOf } from '../support/journal.ts'
import { boardAsServed } from '../support/lineWriter.ts'
import { numberFromEnv, randomFrom } from '../support/random.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'
import { type Attendee, piecesIn, writerOf } from '../support/workshop/Attendee.ts'
import { movedClock } from '../support/workshop/clock.ts'
import type { Place } from '../support/workshop/hands.ts'
import {
  cardsOverOthers,
  piecesHeard,
  piecesOn,
  seenBy,
  Workshop,
  type WrittenCard,
  wordsById,
} from '../support/workshop/Workshop.ts'

const SEED = numberFromEnv('WORKSHOP_SEED', 20_260_901)
const random = randomFrom(SEED)
const clock = movedClock()

const agenda: Activity[] = [
  { id: 'write', kind: 'write', mode: 'quiet', minutes: 12, instruction: 'En tanke per kort' },
  { id: 'share', kind: 'share', mode: 'open', minutes: 18, instruction: '' },
  { id: 'group', kind: 'group', mode: 'open', minutes: 15, instruction: '' },
  { id: 'discuss', kind: 'discuss', mode: 'open', minutes: 20, instruction: '' },
  { id: 'vote', kind: 'vote', mode: 'open', minutes: 10, instruction: '' },
  { id: 'decide', kind: 'decide', mode: 'leaders', minutes: 15, instruction: '' },
]

/** Who writes what nobody wants, and is taken out of the room. */
const MALLORY = 57
const BUDGET = 5
const PER_CARD = 2

let server: TestServer
let workshop: Workshop
/** Names given to those who sit beside somebody. */
const voices: { readonly voice: Voice; readonly by: Attendee }[] = []
/** The card that got most votes. */
let chosen = ''
let votesOfChosen = 0

beforeAll(async () => {
  server = await startServer({ env: clock.env })
  workshop = await Workshop.begin(server, random)
  const { api } = workshop.lead.member
  expect((await api.put(path('agenda'), { activities: agenda })).status).toBe(200)
})
afterAll(async () => {
  for (const attendee of workshop.here) attendee.go()
  await server.stop()
  clock.remove()
})

const path = (noun: string) => `/api/rooms/${workshop.roomId}/${noun}`
const pass = (minutes: number) => clock.pass(minutes, server, workshop.lead.socket)
/** Some of them, nobody twice. */
function some<T>(list: readonly T[], count: number): T[] {
  const left = [...list]
  return Array.from(
    { length: Math.min(count, left.length) },
    () => left.splice(random.below(left.length), 1)[0] as T,
  )
}
const writers = () => workshop.people.filter(({ isHere }) => isHere)

async function snapshot(): Promise<Snapshot> {
  const { api } = workshop.lead.member
  const taken = SnapshotSummary.parse((await api.post(path('snapshots'), {})).body)
  return Snapshot.parse((await api.get(`/api/snapshots/${taken.id}`)).body)
}

/** What must be true whenever everybody has everything. */
async function expectComplete(): Promise<void> {
  await workshop.settled()
  // They have all the same; that it looks the same to them is seen with a dozen.
  expect(new Set(some(workshop.here, 12).map(seenBy)).size).toBe(1)
  const { lead, observer, roomId } = workshop
  expect(workshop.missingIn(lead.doc)).toEqual([])
  const served = await boardAsServed(server, roomId, observer.session)
  expect(canonicalJson(readRecords(served))).toBe(canonicalJson(readRecords(lead.doc)))
  const standing = workshop.standing().map(({ id }) => id)
  expect([...wordsById(served).keys()].filter((id) => !standing.includes(id))).toEqual([])
}

describe(`a workshop of sixty people (seed ${SEED})`, () => {
  test('[Q1] [Q4] [Q5] [Q9] twelve quiet minutes and a kill: nobody loses a card, nobody sees another’s', async () => {
    const { lead, observer, people } = workshop
    // A few cards that are there before, and are everybody's.
    const opening = Array.from({ length: 4 }, () => workshop.writes(lead))
    await workshop.settled()
    const before = await workshop.leads({ do: 'start', activityId: 'write' })
    await workshop.allHear('the silence', ({ quiet }) => quiet)
    const watch = () =>
      Promise.all(
        [lead.member, observer, workshop.at(1).member].map(({ session }) => workshop.watcher(session)),
      )
    const watchers = await watch()
    for (const client of watchers) client.send(step1Frame())

    await workshop.eachDoes((by) => {
      workshop.writes(by)
      by.point(random.below(2_000), random.below(2_000))
    })
    await pass(4)
    await workshop.allSaved()
    const ownCard = (by: Attendee) => {
      const there = wordsById(by.doc)
      return random.pick(workshop.standing(by).filter(({ id }) => there.has(id)))
    }
    const quietly = (by: Attendee) => {
      workshop.writes(by)
      workshop.addsTo(ownCard(by), by)
      if (random.below(4) === 0) workshop.addsTo(random.pick(opening), by)
      if (random.below(3) === 0) by.hands.move(ownCard(by).id, random.pick(workshop.zones))
    }
    // Some devices do not outlive the kill: what they were not told is saved may be lost with them.
    const doomed = some(people, 8)
    await workshop.eachDoes(quietly, {
      count: 20 + random.below(20),
      happens: () => server.kill('SIGKILL').then(),
    })
    await until('all to be thrown out', () => workshop.here.every(({ socket }) => socket.status !== 'live'))
    for (const attendee of doomed) attendee.go()
    await server.start()
    for (const attendee of doomed) attendee.come()
    await workshop.allSaved()

    const after = await workshop.led()
    expect([after.quiet, after.running]).toEqual([true, before.running])
    watchers.push(...(await watch()))
    for (const client of watchers.slice(3)) client.send(step1Frame())
    await workshop.eachDoes((by) => workshop.addsTo(ownCard(by), by))
    await workshop.allSaved()
    await until(
      'all who wrote to be counted',
      async () => (await workshop.led()).quietWriters === people.length,
    )
    expect(workshop.missingIn(lead.doc).length).toBeGreaterThan(people.length * 2)
    for (const attendee of people) {
      const seen = piecesOn(attendee.doc)
      const own = [...attendee.saved].filter((piece) => !seen.includes(piece))
      const others = seen.filter((piece) => ![attendee.number, lead.number].includes(writerOf(piece)))
      expect([attendee.number, own, others]).toEqual([attendee.number, [], []])
    }
    expect(piecesOn(lead.doc)).toHaveLength(opening.length)
    expect(JSON.stringify((await snapshot()).insights).match(/p\d\d-\d{3}/g)).toHaveLength(opening.length)
    for (const client of watchers) await client.settled()
    const unseen = (piece: string) => ![lead.number, 1].includes(writerOf(piece))
    for (const client of watchers) expect([...piecesHeard(client)].filter(unseen)).toEqual([])

    await pass(8)
    await workshop.leads({ do: 'start', activityId: 'share' })
    await workshop.allHear('the end of the silence', ({ quiet }) => !quiet)
    await until('the reveal', () => workshop.missingIn(lead.doc).length === 0)
    await workshop.settled()
    const written = wordsById(lead.doc)
    // A card that was lost with a device was not called saved.
    for (const card of workshop.cards)
      if (!written.has(card.id)) {
        expect(doomed).toContain(card.by)
        workshop.gone.add(card.id)
      }
    expect(cardsOverOthers(lead.doc)).toEqual([])
    await expectComplete()
    for (const client of watchers.slice(3))
      await until(
        'the reveal to be heard',
        () => [...piecesHeard(client)].filter(unseen).length > people.length * 2,
      )
    for (const client of watchers) client.destroy()
  })

  test('[L2] [L3] they share: hands in their order, more time, comments, and one who is taken out', async () => {
    const { lead } = workshop
    const say = (by: Attendee, body: object) => by.member.api.put(path('hand'), body)
    const eager = some(writers(), 5)
    for (const by of eager) expect((await say(by, { raised: true })).status).toBe(200)
    const later = some(
      writers().filter((by) => !eager.includes(by)),
      20,
    )
    await Promise.all(later.map((by) => say(by, { raised: true })))
    await workshop.allHear('all hands', ({ hands }) => hands.length === 25)
    const { hands } = await workshop.led()
    expect(hands.slice(0, 5)).toEqual(eager.map(({ id }) => id))
    expect(new Set(hands).size).toBe(25)
    for (const by of eager) expect((await workshop.leads({ do: 'giveWord', member: by.id })).word).toBe(by.id)
    await workshop.leads({ do: 'lowerHands' })

    await Promise.all(some(writers(), 12).map((by) => say(by, { moreTime: true })))
    await workshop.allHear('the wish for more time', ({ wantMoreTime }) => wantMoreTime === 12)
    const longer = await workshop.leads({ do: 'extend', minutes: 3 })
    await workshop.allHear('three minutes more', ({ version }) => version >= longer.version)
    expect(longer.wantMoreTime).toBe(0)
    const ends = Date.parse(longer.running?.endsAt ?? '')
    for (const { socket } of workshop.here) socket.wake()
    await until('the same second on every screen', () => {
      const left = workshop.here.map(({ socket }) => ends - socket.clock.now())
      return Math.max(...left) - Math.min(...left) < 1_000 && Math.abs((left[0] ?? 0) - 21 * 60_000) < 60_000
    })

    const commented = some(workshop.standing(), 15)
    const comment = async (card: WrittenCard, by: Attendee) =>
      Comment.parse(
        (await by.member.api.post(path(`cards/${card.id}/comments`), { text: 'Gäller det alla?' })).body,
      )
    const said = await Promise.all(commented.map((card) => comment(card, random.pick(writers()))))
    expect(new Set(said.map(({ id }) => id)).size).toBe(15)

    await workshop.eachDoes((by, cards) => {
      workshop.addsTo(random.pick(cards), by)
      if (random.below(2) === 0) workshop.writes(by)
    })
    await workshop.settled()
    await pass(10)
    // Phones that sleep and wake keep their person, who is nobody new.
    const sleepers = some(writers(), 10)
    const early = new Set(workshop.at(MALLORY).saved)
    for (const by of sleepers) by.go()
    await workshop.eachDoes((by, cards) => workshop.addsTo(random.pick(cards), by))
    for (const by of sleepers) by.come()
    await expectComplete()
    for (const { member } of sleepers)
      expect((await member.api.get('/api/me')).body).toMatchObject({ member: { id: member.member.id } })

    const mallory = workshop.at(MALLORY)
    const spam = Array.from({ length: 5 }, () => workshop.writes(mallory))
    await workshop.settled()
    expect((await lead.member.api.delete(`/api/members/${mallory.id}`)).status).toBe(204)
    await until('the end of it', () => mallory.socket.status === 'ended')
    mallory.go()
    const asked = { memberId: mallory.id, minutes: 5 }
    const taken = TakenBack.parse((await lead.member.api.post(path('take-back'), asked)).body)
    expect(taken.removed).toBe(5)
    for (const { id } of spam) workshop.gone.add(id)
    await until('the board without it', () => spam.every(({ id }) => readRecord(lead.doc, id) === null))
    // Their cards go, and what they wrote in others' since then; what is older stays, gone as they are.
    const late = [...mallory.saved].filter((piece) => !early.has(piece))
    const words = [...wordsById(lead.doc).values()].join()
    expect(late.filter((piece) => words.includes(piece))).toEqual([])
    for (const piece of late) mallory.saved.delete(piece)
    expect(workshop.standing(mallory).length).toBeGreaterThan(0)
    await expectComplete()
    await pass(11)
  })

  test('[L1] they group: everybody moves cards at once, and all see the same board', async () => {
    await workshop.leads({ do: 'start', activityId: 'group' })
    const zone = workshop.zones[0]?.id ?? ''
    await workshop.leads({ do: 'gather', zone, view: null, follow: false })
    await workshop.leads({ do: 'highlight', zone })
    await workshop.allHear(
      'the zone',
      ({ gathering, highlight }) => gathering?.zone === zone && highlight === zone,
    )
    // From the list a card goes to the first free place, and a zone that is full grows for it.
    await workshop.eachDoes((by, cards) => {
      for (const { id } of some(cards, 2)) by.hands.move(id, random.pick(workshop.zones))
      workshop.addsTo(random.pick(cards), by)
    })
    await workshop.settled()
    await pass(10)
    const places = new Map<string, Place[]>()
    await workshop.eachDoes((by, cards) => {
      if (by.isAtBoard)
        for (const { id } of some(cards, 12))
          places.set(id, [...(places.get(id) ?? []), by.hands.move(id, random.pick(workshop.zones))])
      else workshop.addsTo(random.pick(cards), by)
    })
    await pass(5)
    await workshop.settled()
    for (const [id, meant] of places) {
      const record = readRecord(workshop.lead.doc, id)
      expect(meant).toContainEqual({ x: record?.x, y: record?.y })
    }
    await workshop.leads({ do: 'letGo' })
    await workshop.leads({ do: 'highlight', zone: null })
    await expectComplete()
  })

  test('[D5] [D6] they discuss: many in one card, cards thrown away and brought back, others’ words by proxy', async () => {
    await workshop.leads({ do: 'start', activityId: 'discuss' })
    const crowded = random.pick(workshop.standing())
    await workshop.eachDoes((by) => workshop.addsTo(crowded, by))
    await workshop.settled()
    // Thrown away by one, while another writes in it and cannot know: it stays.
    const [contested, thrown, regretted] = some(
      workshop.standing().filter((card) => card !== crowded),
      3,
    ) as [WrittenCard, WrittenCard, WrittenCard]
    const [one, other] = some(writers(), 2) as [Attendee, Attendee]
    workshop.addsTo(contested, one)
    other.hands.remove(contested.id)
    one.hands.remove(thrown.id)
    other.hands.remove(regretted.id)
    workshop.gone.add(thrown.id)
    await workshop.settled()
    const board = wordsById(workshop.lead.doc)
    expect([contested, thrown, regretted].map(({ id }) => board.has(id))).toEqual([true, false, false])
    const back = await workshop.lead.member.api.post(path(`cards/${regretted.id}/bring-back`))
    expect(back.status).toBe(204)

    for (const by of some(writers(), 4)) {
      const sector = random.pick(['civil_society', 'business'] as const)
      const answer = await by.member.api.post('/api/me/voices', { sector, name: 'Hemlig Granne' })
      const voice = Voice.parse(answer.body)
      voices.push({ voice, by })
      workshop.writes(by, { id: by.id, sector, isProxy: true })
    }
    await until('the card that came back', () => readRecord(workshop.lead.doc, regretted.id) !== null)
    await expectComplete()
    await pass(20)
  })

  test('[V1] [V2] [V3] [V4] they vote, and a kill in the middle: no ballot is lost, none counts twice', async () => {
    const { lead, observer } = workshop
    await workshop.leads({ do: 'start', activityId: 'vote' })
    const opened = await lead.member.api.post(path('votes'), { budget: BUDGET, perCard: PER_CARD })
    const round = VoteRound.parse(opened.body)
    await workshop.allHear('the round', ({ vote }) => vote?.id === round.id)
    const ballots = [
      ...writers().map((by) => ({ by, at: path('ballot'), sector: by.author.sector, isProxy: false })),
      ...voices.map(({ voice, by }) => ({
        by,
        at: path(`voices/${voice.id}/ballot`),
        sector: voice.sector,
        isProxy: true,
      })),
    ].map((ballot) => ({ ...ballot, told: {} as Votes, asked: {} as Votes }))
    type Votes = Record<string, number>
    const dots = (): Votes => {
      const votes: Votes = {}
      for (const { id } of some(workshop.standing().slice(0, 30), 4))
        votes[id] = Math.min(PER_CARD, 1 + random.below(2))
      const spent = () => Object.values(votes).reduce((sum, count) => sum + count, 0)
      for (const id of Object.keys(votes)) if (spent() > BUDGET) delete votes[id]
      return votes
    }
    const cast = async (ballot: (typeof ballots)[number], votes = dots()) => {
      ballot.asked = votes
      const answer = await ballot.by.member.api.put(ballot.at, { votes }).catch(() => null)
      if (answer?.status === 200) ballot.told = votes
      return answer?.status ?? 0
    }
    const [first, second] = [ballots.slice(0, 30), ballots.slice(20)]
    expect(new Set(await Promise.all(first.map((ballot) => cast(ballot))))).toEqual(new Set([200]))
    const card = workshop.standing()[0]?.id ?? ''
    const greedy = { votes: { [card]: PER_CARD + 1 } }
    expect((await workshop.at(3).member.api.put(path('ballot'), greedy)).status).toBe(422)
    expect((await observer.api.put(path('ballot'), { votes: { [card]: 1 } })).status).toBe(403)

    // All the others vote, and some change their minds, as the server is killed.
    let answered = 0
    const [enough, killed] = [5 + random.below(20), Promise.withResolvers<void>()]
    const under = second.map(async (ballot) => {
      await cast(ballot)
      if (++answered === enough) killed.resolve()
    })
    for (const by of some(writers(), 12)) workshop.addsTo(random.pick(workshop.standing()), by)
    await killed.promise
    await workshop.restart()
    await Promise.all(under)
    await workshop.allHere()

    const owned = await Promise.all(
      ballots.map(async ({ by, at }) => OwnBallot.parse((await by.member.api.get(at)).body).votes),
    )
    for (const [i, ballot] of ballots.entries()) {
      // What was answered is there; what was not may be, whole.
      expect([ballot.told, ballot.asked]).toContainEqual(owned[i])
      if (ballot.told === ballot.asked) expect(owned[i]).toEqual(ballot.told)
    }
    expect((await workshop.led()).vote).toMatchObject({ id: round.id, state: 'open' })
    for (const ballot of ballots.filter(({ told, asked }) => told !== asked))
      expect(await cast(ballot, ballot.asked)).toBe(200)
    const voted = ballots.filter(({ told }) => Object.keys(told).length > 0)
    await until('all voters to be counted', async () => (await workshop.led()).vote?.voters === voted.length)
    await expectComplete()

    // A card that is thrown away before the count has no votes; those who gave them have voted all the same.
    const lost = workshop.standing()[1] as WrittenCard
    lead.hands.remove(lost.id)
    workshop.gone.add(lost.id)
    await workshop.settled()
    await pass(10)
    expect((await lead.member.api.get(`/api/votes/${round.id}`)).body).toMatchObject({ result: null })
    for (const state of ['closed', 'revealed'])
      expect((await lead.member.api.patch(`/api/votes/${round.id}`, { state })).status).toBe(200)
    const { result } = VoteTally.parse((await observer.api.get(`/api/votes/${round.id}`)).body)
    const count = (of: Sector | null, id: string) =>
      voted
        .filter(({ sector }) => of === null || sector === of)
        .reduce((sum, { told }) => sum + (told[id] ?? 0), 0)
    const voters = Object.fromEntries(
      sectors.map((one) => [one, voted.filter(({ sector }) => sector === one).length]),
    ) as Record<Sector, number>
    const told = sectorsTold(voters)
    expect(told).not.toContain('academia')
    expect(result?.votersBySector).toEqual(Object.fromEntries(told.map((one) => [one, voters[one]])))
    expect([result?.voters, result?.proxies]).toEqual([voted.length, voices.length])
    expect(Object.keys(result?.counts ?? {}).sort()).toEqual(
      workshop
        .standing()
        .map(({ id }) => id)
        .sort(),
    )
    for (const [id, { total, bySector }] of Object.entries(result?.counts ?? {})) {
      expect([id, total]).toEqual([id, count(null, id)])
      expect(bySector).toEqual(Object.fromEntries(told.map((one) => [one, count(one, id)])))
      if (total > votesOfChosen) [chosen, votesOfChosen] = [id, total]
    }
    expect(votesOfChosen).toBeGreaterThan(0)
    // Nobody's ballot outlives the count.
    expect((await workshop.at(3).member.api.put(path('ballot'), { votes: {} })).status).toBe(409)
  })

  test('[E13] they decide: those who lead write, what others write waits, and a decision is held', async () => {
    const { lead } = workshop
    await workshop.leads({ do: 'start', activityId: 'decide' })
    await workshop.allHear('who writes now', ({ edits }) => edits === 'leaders')
    const stray = some(writers(), 3)
    for (const by of stray) workshop.writes(by)
    workshop.addsTo(workshop.standing().find(({ id }) => id === chosen) as WrittenCard, lead)
    await until('the refusals', () => stray.every(({ socket }) => socket.isRefused))
    await until('what was decided', () => lead.socket.isSaved)
    const served = await boardAsServed(server, workshop.roomId, workshop.observer.session)
    expect(workshop.missingIn(served)).toEqual([])
    expect(
      piecesOn(served).filter((piece) =>
        stray.some((by) => !by.saved.has(piece) && writerOf(piece) === by.number),
      ),
    ).toEqual([])
    const decision = { body: 'Regionala utvecklingsnämnden', date: '2027-03-01' }
    const decided = await lead.member.api.put(path(`cards/${chosen}/status`), { status: 'adopted', decision })
    expect(decided.status).toBe(200)
    await pass(15)
    // The table is open again: what waited on their devices goes to all.
    await workshop.leads({ do: 'stop' })
    await expectComplete()
    expect(workshop.missingIn(lead.doc)).toEqual([])
    expect(stray.every(({ saved }) => saved.size > 0)).toBe(true)
  })

  test('[E2] [K4] [V5] the record holds every card, vote, comment and decision, and nobody’s name', async () => {
    const { lead, observer } = workshop
    expect(clock.minutes()).toBe(90 + 3)
    const { insights, participants, ...rest } = await snapshot()
    const byShape = new Map(insights.map((insight) => [insight.provenance.shapeId, insight]))
    const words = wordsById(lead.doc)
    expect([...byShape.keys()].sort()).toEqual([...words.keys()].sort())
    const zones = workshop.zones
    const records = readRecords(lead.doc)
    for (const { id, author } of workshop.standing()) {
      const [insight, record] = [byShape.get(id), records.find((one) => one.id === id)]
      expect(piecesIn(insight?.text ?? '').sort()).toEqual(piecesIn(words.get(id) ?? '').sort())
      expect([insight?.sector, insight?.provenance.enteredByProxy ?? false]).toEqual([
        author.sector,
        author.isProxy,
      ])
      expect(record).toBeDefined()
      const note = record as { x?: number; y?: number }
      const zone = zoneAt(zones, { x: Number(note.x) + 100, y: Number(note.y) + 100 })
      if (zone) expect(insight?.zone).toBe(zone.id)
    }
    expect(byShape.get(chosen)).toMatchObject({ status: 'adopted', votes: { total: votesOfChosen } })
    expect(insights.flatMap(({ comments }) => comments ?? []).length).toBeGreaterThan(10)
    expect(Object.values(participants).reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(58)
    for (const format of ['json', 'csv', 'md']) {
      const file = await observer.api.get(`/api/snapshots/${rest.id}/export/${format}`)
      const text = typeof file.body === 'string' ? file.body : JSON.stringify(file.body)
      expect([format, file.status]).toEqual([format, 200])
      for (const piece of workshop.lead.saved)
        if (!workshop.gone.has(workshop.pieces.get(piece) ?? '')) expect(text).toContain(piece)
      expect(text).not.toContain('Hemlig')
    }
    expect(Facilitation.parse(await workshop.led()).running).toBeNull()
    expect(integrityOf(server.dataDir)).toBe('ok')
  })
})
