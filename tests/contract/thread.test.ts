/**
 * What happens between snapshots and between rooms, over HTTP: compared, restored, carried on, traced.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCards, readZones } from '../../shared/board/cards.ts'
import {
  readRecord,
  readRecords,
  removeRecord,
  textFragment,
  writeRecord,
} from '../../shared/board/document.ts'
import { overlaps } from '../../shared/board/placement.ts'
import { canonicalJson } from '../../shared/insights/canonical.ts'
import { insightId } from '../../shared/insights/extract.ts'
import { Carried } from '../../shared/protocol/carrying.ts'
import { CreatedLink } from '../../shared/protocol/links.ts'
import { NamedCards } from '../../shared/protocol/namedCards.ts'
import { Restored, SnapshotDifference, SnapshotSummary } from '../../shared/protocol/snapshots.ts'
import { Trace } from '../../shared/protocol/trace.ts'
import { VoteRound } from '../../shared/protocol/votes.ts'
import type { Step } from '../../shared/vocabulary.ts'
import { firstText, textsOf, writeNote } from '../support/board.ts'
import { type Person, stockPerson } from '../support/person.ts'
import { join, type Member, makeScene, type Scene, tokenOf } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer
let scene: Scene
let lead: Member
const people: Person[] = []

beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

async function begin(): Promise<void> {
  scene = await makeScene(server)
  lead = await scene.join('facilitator')
}

async function sit(step: 'analysis' | 'vision' | 'prioritisation', member: Member = lead): Promise<Person> {
  const person = stockPerson(server, scene.room(step), member.session)
  await person.synced()
  people.push(person)
  return person
}

async function snapshot(step: 'analysis' | 'vision' | 'policy_mix' = 'analysis') {
  const answer = await lead.api.post(`/api/rooms/${scene.room(step)}/snapshots`, {})
  expect(answer.status).toBe(201)
  return SnapshotSummary.parse(answer.body)
}

/** Resolves when what a person wrote is on the server's disk: another reads it there. */
async function arrived(person: Person, step: 'analysis' | 'vision'): Promise<void> {
  const reader = await sit(step)
  await until(
    'the same board',
    () => canonicalJson(readRecords(reader.doc)) === canonicalJson(readRecords(person.doc)),
  )
  reader.leave()
}

describe('comparing and restoring', () => {
  test('reworded word by word, moved between zones, gained and lost votes; backwards, the other way', async () => {
    await begin()
    const room = scene.room('analysis')
    const person = await sit('analysis')
    const [reworded, moved, same] = ['Bussen går sällan hit', 'Vi kan trä', 'Nytt torg'].map((text) =>
      writeNote(person.doc, text, 'strengths', 'business'),
    ) as [string, string, string]
    await arrived(person, 'analysis')
    const vote = async (votes: Record<string, number>) => {
      const round = VoteRound.parse((await lead.api.post(`/api/rooms/${room}/votes`, {})).body)
      expect((await lead.api.put(`/api/rooms/${room}/ballot`, { votes })).status).toBe(200)
      for (const state of ['closed', 'revealed']) await lead.api.patch(`/api/votes/${round.id}`, { state })
    }
    await vote({ [reworded]: 2, [moved]: 1, [same]: 1 })
    const first = await snapshot()

    const words = firstText(textFragment(person.doc, reworded))
    words?.delete(11, 6)
    words?.insert(11, 'ofta')
    const weaknesses = readZones(readRecords(person.doc)).find(({ id }) => id === 'weaknesses')
    const record = readRecord(person.doc, moved)
    if (record && weaknesses)
      writeRecord(person.doc, { ...record, x: weaknesses.box.x + 50, y: weaknesses.box.y + 200 })
    await arrived(person, 'analysis')
    await vote({ [reworded]: 1, [moved]: 2, [same]: 1 })
    const second = await snapshot()

    const difference = async (from: SnapshotSummary, to: SnapshotSummary) => {
      const answer = await lead.api.get(`/api/snapshots/${from.id}/diff/${to.id}`)
      return SnapshotDifference.parse(answer.body)
    }
    const told = (given: SnapshotDifference) =>
      new Map(given.changed.map((one) => [one.after.provenance.shapeId, one]))
    const forward = told(await difference(first, second))
    const says = (id: string) => {
      const one = forward.get(id)
      return [one?.before.zone, one?.after.zone, one?.before.votes?.total, one?.after.votes?.total]
    }
    expect(says(reworded)).toEqual(['strengths', 'strengths', 2, 1])
    expect(says(moved)).toEqual(['strengths', 'weaknesses', 1, 2])
    expect(forward.get(reworded)?.words).toEqual([
      { text: 'Bussen går ', of: 'both' },
      { text: 'sällan', of: 'before' },
      { text: 'ofta', of: 'after' },
      { text: ' hit', of: 'both' },
    ])
    expect(forward.get(moved)?.words).toEqual([])
    const back = told(await difference(second, first)).get(reworded)
    expect([back?.before.votes?.total, back?.after.votes?.total]).toEqual([1, 2])
    expect(back?.words.filter(({ of }) => of === 'after')).toEqual([{ text: 'sällan', of: 'after' }])
    person.leave()
  })

  test('new, gone, reworded and moved cards are told; restoring brings the board back, as new edits', async () => {
    await begin()
    const person = await sit('analysis')
    const [kept, reworded, gone] = ['Vi kan trä', 'Bussen går sällan', 'Nytt torg'].map((text) =>
      writeNote(person.doc, text, 'strengths', 'business'),
    ) as [string, string, string]
    await arrived(person, 'analysis')
    const first = await snapshot()
    const early = canonicalJson(readRecords(person.doc))

    removeRecord(person.doc, gone)
    const before = readRecord(person.doc, reworded)
    if (!before) throw new Error('the note is gone')
    removeRecord(person.doc, reworded)
    const other = writeNote(person.doc, 'Bussen går ofta', 'strengths', 'business')
    const fresh = writeNote(person.doc, 'Skidspåren', 'weaknesses', 'academia')
    const moved = readRecord(person.doc, kept)
    if (moved) writeRecord(person.doc, { ...moved, x: -4_000, y: -4_000 })
    await arrived(person, 'analysis')
    const second = await snapshot()

    const answer = await lead.api.get(`/api/snapshots/${first.id}/diff/${second.id}`)
    expect(answer.status).toBe(200)
    const difference = SnapshotDifference.parse(answer.body)
    const id = (shapeId: string) => insightId(scene.room('analysis'), shapeId)
    expect(new Set(difference.added.map((one) => one.id))).toEqual(new Set([id(other), id(fresh)]))
    expect(new Set(difference.removed.map((one) => one.id))).toEqual(new Set([id(reworded), id(gone)]))
    expect(difference.changed.map(({ after, fields }) => [after.id, fields.includes('zone')])).toEqual([
      [id(kept), true],
    ])
    expect([difference.before.number, difference.after.number]).toEqual([1, 2])

    const restoring = await lead.api.post(`/api/snapshots/${first.id}/restore`, {})
    expect(restoring.status).toBe(200)
    const restored = Restored.parse(restoring.body)
    expect(restored.before.reason).toBe('restore')
    await until('the board of the first snapshot', () => canonicalJson(readRecords(person.doc)) === early)
    const again = Restored.parse((await lead.api.post(`/api/snapshots/${first.id}/restore`, {})).body)
    expect(again.changed).toBe(0)

    // What was before the restoring is there to go back to.
    await lead.api.post(`/api/snapshots/${restored.before.id}/restore`, {})
    await until('the later board', () => textsOf(person.doc).includes('Skidspåren'))
    expect(textsOf(person.doc)).toEqual(['Bussen går ofta', 'Skidspåren', 'Vi kan trä'])
    person.leave()
  })

  test('only who leads restores; snapshots of two rooms are not compared', async () => {
    await begin()
    const [one, two] = [await snapshot('analysis'), await snapshot('vision')]
    const participant = await scene.join('participant')
    expect((await participant.api.post(`/api/snapshots/${one.id}/restore`, {})).status).toBe(403)
    const mixed = await participant.api.get(`/api/snapshots/${one.id}/diff/${two.id}`)
    expect([mixed.status, (mixed.body as { field?: string }).field]).toEqual([400, 'other'])
    const elsewhere = await makeScene(server, 'En annan process')
    const stranger = await elsewhere.join('facilitator')
    expect((await stranger.api.get(`/api/snapshots/${one.id}/diff/${one.id}`)).status).toBe(403)
    expect((await stranger.api.post(`/api/snapshots/${one.id}/restore`, {})).status).toBe(403)
  })
})

describe('carrying on', () => {
  test('records become cards with their origin, in the zone their kind belongs in, and never twice', async () => {
    await begin()
    const person = await sit('analysis')
    const need = writeNote(person.doc, 'Någon att fråga i byn', 'challenges_needs', 'civil_society')
    const asset = writeNote(person.doc, 'Vi kan trä', 'strengths', 'business')
    await arrived(person, 'analysis')
    person.leave()
    const { id: snapshotId } = await snapshot()
    const insightIds = [need, asset].map((shapeId) => insightId(scene.room('analysis'), shapeId))
    const carry = (body: object) => lead.api.post(`/api/rooms/${scene.room('vision')}/carry`, body)

    const first = await carry({ snapshotId, insightIds })
    expect(first.status).toBe(200)
    const carried = Carried.parse(first.body)
    expect(carried.cards.map(({ insightId: from }) => from)).toEqual(insightIds)
    const [second, third] = await Promise.all([
      carry({ snapshotId, insightIds }),
      carry({ snapshotId, insightIds }),
    ])
    for (const answer of [second, third])
      expect(Carried.parse(answer?.body)).toEqual({ cards: [], already: 2 })

    const there = await sit('vision')
    expect(textsOf(there.doc)).toEqual(['Någon att fråga i byn', 'Vi kan trä'])
    const cards = readCards(readRecords(there.doc))
    expect(cards.map(({ meta }) => meta.origin).sort()).toEqual([...insightIds].sort())
    there.leave()

    await snapshot('vision')
    const traced = await lead.api.get(`/api/processes/${scene.process.id}/trace`)
    const { nodes, edges } = Trace.parse(traced.body)
    const copy = nodes.find(({ text, step }) => step === 'vision' && text === 'Någon att fråga i byn')
    expect([copy?.zone, copy?.kind]).toEqual(['today', 'need'])
    expect(edges).toContainEqual(
      expect.objectContaining({ from: copy?.id, to: insightIds[0], type: 'derived_from' }),
    )
  })

  test('a copy makes no second card in the room of its original, nor beside another copy of it', async () => {
    await begin()
    const person = await sit('analysis')
    const original = insightId(
      scene.room('analysis'),
      writeNote(person.doc, 'Någon att fråga i byn', 'challenges_needs', 'civil_society'),
    )
    await arrived(person, 'analysis')
    const { id: snapshotId } = await snapshot()
    const carry = async (to: Step, from: string, insightIds: readonly string[]) => {
      const path = `/api/rooms/${scene.room(to)}/carry`
      return Carried.parse((await lead.api.post(path, { snapshotId: from, insightIds })).body)
    }
    const [copy] = (await carry('vision', snapshotId, [original])).cards
    expect((await carry('prioritisation', snapshotId, [original])).cards).toHaveLength(1)
    const later = await snapshot('vision')
    const ofCopy = insightId(scene.room('vision'), copy?.shapeId ?? '')
    for (const to of ['analysis', 'prioritisation'] as const)
      expect(await carry(to, later.id, [ofCopy])).toEqual({ cards: [], already: 1 })
    // Nor where the way there led through a third room.
    const [far] = (await carry('policy_mix', later.id, [ofCopy])).cards
    const last = await snapshot('policy_mix')
    const ofFar = insightId(scene.room('policy_mix'), far?.shapeId ?? '')
    for (const to of ['analysis', 'prioritisation'] as const)
      expect(await carry(to, last.id, [ofFar])).toEqual({ cards: [], already: 1 })
    expect(await carry('policy_mix', snapshotId, [original])).toEqual({ cards: [], already: 1 })
    expect(textsOf(person.doc)).toEqual(['Någon att fråga i byn'])
    person.leave()
  })

  test('others at once lie beside each other, and the same at once are one', async () => {
    await begin()
    const person = await sit('analysis')
    const ids = ['Vi kan trä', 'Gott vatten', 'Långa leder', 'Snö till maj'].map((text) =>
      insightId(scene.room('analysis'), writeNote(person.doc, text, 'strengths', 'business')),
    )
    await arrived(person, 'analysis')
    person.leave()
    const { id: snapshotId } = await snapshot()
    const answers = await Promise.all(
      [ids.slice(0, 2), ids.slice(2), ids.slice(1, 3)].map((insightIds) =>
        lead.api.post(`/api/rooms/${scene.room('vision')}/carry`, { snapshotId, insightIds }),
      ),
    )
    const carried = answers.map(({ body }) => Carried.parse(body))
    expect(carried.map(({ cards, already }) => cards.length + already)).toEqual([2, 2, 2])
    expect(carried.flatMap(({ cards }) => cards.map(({ insightId: of }) => of)).sort()).toEqual(
      [...ids].sort(),
    )
    const there = await sit('vision')
    const boxes = readCards(readRecords(there.doc)).map(({ box }) => box)
    expect(boxes).toHaveLength(4)
    for (const [i, box] of boxes.entries())
      for (const other of boxes.slice(i + 1)) expect(overlaps(box, other)).toBe(false)
    there.leave()
  })

  test('a copy tells an original that says something else from one that was merely spoken of', async () => {
    await begin()
    const room = scene.room('analysis')
    const person = await sit('analysis')
    const card = writeNote(person.doc, 'Bussen går sällan hit', 'strengths', 'business')
    await arrived(person, 'analysis')
    const original = insightId(room, card)
    const { id: snapshotId } = await snapshot()
    await lead.api.post(`/api/rooms/${scene.room('vision')}/carry`, { snapshotId, insightIds: [original] })
    const there = await sit('vision')
    const kept = readCards(readRecords(there.doc)).find(({ meta }) => meta.origin === original)?.meta
    there.leave()
    const now = async () => {
      await snapshot()
      const answer = await lead.api.get(`/api/processes/${scene.process.id}/cards?ids=${original}`)
      return NamedCards.parse(answer.body)[0]
    }

    const said = await lead.api.post(`/api/rooms/${room}/cards/${card}/comments`, { text: 'Så är det' })
    expect(said.status).toBe(201)
    const spokenOf = await now()
    expect(spokenOf?.version).toBeGreaterThan(Number(kept?.originVersion))
    expect(spokenOf?.content).toBe(kept?.originContent)

    firstText(textFragment(person.doc, card))?.delete(0, 6)
    await arrived(person, 'analysis')
    expect((await now())?.content).not.toBe(kept?.originContent)
    person.leave()
  })

  test('what cannot be carried is refused by name, and nothing changes', async () => {
    await begin()
    const { id: snapshotId } = await snapshot()
    const carry = (body: object, member = lead) =>
      member.api.post(`/api/rooms/${scene.room('vision')}/carry`, body)
    const field = async (body: object) => {
      const answer = await carry(body)
      return [answer.status, (answer.body as { field?: string }).field]
    }
    expect(await field({ snapshotId, insightIds: ['finns:inte'] })).toEqual([400, 'insightIds'])
    expect(await field({ snapshotId, insightIds: [] })).toEqual([400, 'insightIds'])
    expect(await field({ snapshotId, insightIds: ['a:b'], zone: 'ingen' })).toEqual([400, 'insightIds'])
    expect((await carry({ snapshotId, insightIds: ['a:b'] }, await scene.join('participant'))).status).toBe(
      403,
    )
    const close = (status: string) => lead.api.patch(`/api/rooms/${scene.room('vision')}`, { status })
    await close('closed')
    expect((await carry({ snapshotId, insightIds: ['a:b'] })).status).toBe(409)
    await close('open')
    const elsewhere = await makeScene(server, 'En annan process')
    const stranger = await elsewhere.join('facilitator')
    const theirs = SnapshotSummary.parse(
      (await stranger.api.post(`/api/rooms/${elsewhere.room('analysis')}/snapshots`, {})).body,
    )
    expect((await carry({ snapshotId: theirs.id, insightIds: ['a:b'] })).status).toBe(403)
    expect((await stranger.api.get(`/api/processes/${scene.process.id}/trace`)).status).toBe(403)
  })
})

test('the goal conflicts of a process are told with their sides, of the rooms that one may enter alone', async () => {
  await begin()
  const person = await sit('vision')
  const ids = ['Fler gäster', 'Mindre utsläpp'].map((text) =>
    insightId(scene.room('vision'), writeNote(person.doc, text, 'vision_2030', 'business')),
  )
  const elsewhere = insightId(scene.room('analysis'), 'shape:there')
  const conflict = (text: string, sides: string[]) => {
    const id = writeNote(person.doc, text, 'goal_conflicts', 'academia')
    const record = readRecord(person.doc, id)
    if (!record) throw new Error('the note is gone')
    const relations = sides.map((to) => ({ type: 'concerns', to }))
    writeRecord(person.doc, { ...record, meta: { ...(record.meta as object), relations } })
    return insightId(scene.room('vision'), id)
  }
  const made = conflict('Resan hit', [ids[0] ?? '', elsewhere])
  conflict('Bara en sida', [ids[1] ?? ''])
  await arrived(person, 'vision')
  person.leave()
  await snapshot('vision')
  const told = (member: Member) => member.api.get(`/api/processes/${scene.process.id}/goal-conflicts`)
  expect(await told(lead)).toMatchObject({
    status: 200,
    body: [{ id: made, sides: expect.arrayContaining([ids[0], elsewhere]) }],
  })
  const link = await lead.api.post(`/api/processes/${scene.process.id}/links`, {
    role: 'participant',
    roomId: scene.room('analysis'),
  })
  const guest = await join(server, tokenOf(CreatedLink.parse(link.body).url))
  expect(await told(guest)).toMatchObject({ status: 200, body: [] })
  const stranger = await (await makeScene(server, 'En annan process')).join('facilitator')
  expect((await told(stranger)).status).toBe(403)
})
