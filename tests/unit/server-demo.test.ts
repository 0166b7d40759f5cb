/**
 * The demo: what it puts on a board is sound, in its place, and comes out again as it was meant.
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createTLSchema, defaultBindingSchemas, defaultShapeSchemas } from '@tldraw/tlschema'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type DemoNote, demoNotes, demoRecords, demoSteps } from '../../server/demo/demoBoard.ts'
import { loadDemo } from '../../server/demo/loadDemo.ts'
import { sqliteJournal } from '../../server/journal/sqliteJournal.ts'
import { createLog } from '../../server/log.ts'
import { readSnapshot } from '../../server/snapshots/read.ts'
import { openStore, type Store } from '../../server/storage/openStore.ts'
import { listRooms } from '../../server/storage/processes.ts'
import { newestSnapshot } from '../../server/storage/snapshots.ts'
import { Rooms } from '../../server/sync/rooms.ts'
import { Webhooks } from '../../server/webhooks/Webhooks.ts'
import { type Box, readCards, readZones } from '../../shared/board/cards.ts'
import { type BoardRecord, readRecords, writeRecord } from '../../shared/board/document.ts'
import { noteSize } from '../../shared/board/noteSize.ts'
import { seedBoard } from '../../shared/board/seed.ts'
import { extractInsights, insightId } from '../../shared/insights/extract.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'
import type { Step } from '../../shared/vocabulary.ts'

const schema = createTLSchema({
  shapes: { ...defaultShapeSchemas, zone: {} },
  bindings: defaultBindingSchemas,
})
const roomIds = Object.fromEntries(demoSteps.map((step) => [step, step.padEnd(21, '-')])) as Record<
  (typeof demoSteps)[number],
  string
>
const roomOf = (note: DemoNote) => roomIds[note.room as keyof typeof roomIds]
const notesOf = (step: Step) => demoNotes.filter((note) => note.room === step)
const noteNamed = (id: string) => demoNotes.find((note) => note.id === id) as DemoNote

/** The records as they come back from a shared document. */
function board(step: (typeof demoSteps)[number]): BoardRecord[] {
  const doc = new Y.Doc()
  const seed = seedBoard(roomTemplates[step])
  const room = { step, roomIds, createdAt: '2026-01-01T12:00:00.000Z' }
  for (const record of [...seed, ...demoRecords(seed, room)]) writeRecord(doc, record)
  return readRecords(doc)
}

const apart = (a: Box, b: Box) => a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y
const inside = (inner: Box, outer: Box) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.w <= outer.x + outer.w &&
  inner.y + inner.h <= outer.y + outer.h

describe.each(demoSteps)('the board of %s', (step) => {
  const records = board(step)
  const { insights, relations, warnings } = extractInsights(records, { id: roomIds[step], step })

  test('holds only records that tldraw takes', () => {
    const types = schema.types as Record<string, { validate(record: unknown): unknown }>
    for (const record of records) expect(types[record.typeName]?.validate(record)).toBeTruthy()
    expect(records.filter(({ type }) => type === 'note')).toHaveLength(notesOf(step).length)
  })

  test('has every note whole inside its zone, over no other, and below the zone’s question', () => {
    const zones = readZones(records)
    const cards = readCards(records)
    for (const [i, card] of cards.entries()) {
      const note = noteNamed(card.id.replace('shape:', ''))
      const zone = zones.find(({ id }) => id === note.zone)
      expect(zone && inside(card.box, zone.box) && card.box.y - zone.box.y >= 120).toBe(true)
      expect(cards.slice(i + 1).filter((other) => !apart(card.box, other.box))).toEqual([])
    }
  })

  test('comes out as the insights it was made from', () => {
    const expected = notesOf(step).map((note) => ({
      id: insightId(roomIds[step], `shape:${note.id}`),
      text: note.text,
      kind: note.kind,
      zone: note.zone,
      sector: note.sector,
      strengthArea: note.strengthArea,
      status: note.status ?? 'trial',
      ...(note.facet ? { facet: note.facet } : {}),
      ...(note.reason ? { statusReason: note.reason } : {}),
      votes: null,
    }))
    expect(insights).toHaveLength(expected.length)
    expect(insights).toEqual(
      expect.arrayContaining(expected.map((insight) => expect.objectContaining(insight))),
    )
  })

  test('has every relation, within the room and to others, and no warning but of an open conflict', () => {
    const expected = notesOf(step).flatMap((note) =>
      note.links.map(({ to, ...link }) => ({
        from: insightId(roomIds[step], `shape:${note.id}`),
        to: insightId(roomOf(noteNamed(to)), `shape:${to}`),
        ...link,
      })),
    )
    const found = relations.map(({ shapeId: _shapeId, ...relation }) => relation)
    expect(found).toHaveLength(expected.length)
    expect(found).toEqual(expect.arrayContaining(expected))
    expect(warnings.filter(({ code }) => code !== 'goal_conflict_sides')).toEqual([])
  })
})

test('every one of the eighty notes is on a board', () => {
  expect(demoSteps.flatMap(notesOf)).toHaveLength(80)
})

test('extras of a kind come out as its attributes', () => {
  const { insights } = extractInsights(board('prioritisation'), { id: 'room', step: 'prioritisation' })
  const declined = insights.find(({ id }) => id === 'room:p13')
  expect(declined?.attrs).toMatchObject({ impact: 1, effort: 4, quadrant: 'decline' })
  expect(declined).toMatchObject({ status: 'declined', statusReason: expect.stringContaining('Splittrar') })
})

describe('the size of a note', () => {
  test('is its square for a few words and grows with more', () => {
    expect(noteSize('Kort')).toEqual({ fontSize: 18, growY: 0 })
    const lengths = [10, 20, 40, 80].map((words) => noteSize('ord '.repeat(words)).growY)
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b))
    expect(lengths.at(-1)).toBeGreaterThan(100)
  })

  test('has smaller letters where a word is longer than its line', () => {
    expect(noteSize('Infrastrukturförvaltning').fontSize).toBeLessThan(18)
    expect(noteSize('m'.repeat(80)).fontSize).toBe(14)
  })
})

function contextOf({ db, file }: Store, rooms: Rooms) {
  const webhooks = new Webhooks({ db, log: createLog('silent'), allowPrivate: false })
  return { db, databaseFile: file, rooms, webhooks, publicOrigin: () => 'http://rum.example' }
}

describe('loading', () => {
  async function withStore(use: (store: Store, rooms: Rooms) => Promise<void>) {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'samrum-demo-'))
    const store = await openStore(dataDir)
    const rooms = new Rooms({ journal: sqliteJournal(store.sqlite), log: createLog('silent') })
    try {
      await use(store, rooms)
    } finally {
      await rooms.stop()
      await store.close()
      rmSync(dataDir, { recursive: true, force: true })
    }
  }

  test('makes the process, its links and one snapshot a room, and does it once', {
    timeout: 60_000,
  }, async () => {
    await withStore(async (store, rooms) => {
      const context = contextOf(store, rooms)
      const loaded = await loadDemo(context)
      expect(loaded?.links.participant).toMatch(/^http:\/\/rum\.example\/join#.{43}$/)
      const made = await listRooms(store.db, loaded?.processId ?? '')
      expect(made.map(({ step, insights, snapshots }) => [step, insights, snapshots])).toEqual(
        demoSteps.map((step) => [step, notesOf(step).length, 1]),
      )
      const targets = new Set<string>()
      const sources = new Set<string>()
      for (const room of made) {
        const row = await newestSnapshot(store.db, room.id)
        if (!row) throw new Error('a room of the demo has no snapshot')
        const { snapshot } = await readSnapshot(row)
        for (const { to } of snapshot.relations) targets.add(to)
        for (const { id } of snapshot.insights) sources.add(id)
        for (const { provenance, votes } of snapshot.insights) {
          const note = noteNamed(provenance.shapeId.replace('shape:', ''))
          expect([note.id, votes?.total, votes?.bySector]).toEqual([note.id, note.votes, note.votesBySector])
        }
      }
      expect([...targets].filter((id) => !sources.has(id))).toEqual([])
      expect(await loadDemo(context)).toBeNull()
    })
  })

  test('begins anew where an earlier load was cut short', { timeout: 60_000 }, async () => {
    await withStore(async (store, rooms) => {
      const context = contextOf(store, rooms)
      const power = new Error('the power is cut')
      const cut = () => {
        throw power
      }
      await expect(loadDemo({ ...context, publicOrigin: cut })).rejects.toThrow(power)
      const loaded = await loadDemo(context)
      const made = await listRooms(store.db, loaded?.processId ?? '')
      expect(made.map(({ step, snapshots }) => [step, snapshots])).toEqual(demoSteps.map((step) => [step, 1]))
      expect(await loadDemo(context)).toBeNull()
    })
  })
})
