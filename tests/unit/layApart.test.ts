/**
 * What several people wrote unseen lies side by side after the reveal.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addCard } from '../../client/outline/cardEdits.ts'
import { layApart } from '../../server/facilitation/layApart.ts'
import { readCards, readZones, zoneAt } from '../../shared/board/cards.ts'
import { readRecords, writeRecord } from '../../shared/board/document.ts'
import { seedBoard } from '../../shared/board/seed.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'
import { type Step, steps } from '../../shared/vocabulary.ts'
import { writeNote } from '../support/board.ts'

const cardsOf = (doc: Y.Doc) => readCards(readRecords(doc))
const placesOf = (doc: Y.Doc) => new Map(cardsOf(doc).map(({ id, box }) => [id, box]))
function zonesOfCards(doc: Y.Doc): Map<string, string | undefined> {
  const zones = readZones(readRecords(doc))
  return new Map(cardsOf(doc).map(({ id, center }) => [id, zoneAt(zones, center)?.id]))
}

/** Pairs of cards of one zone that lie over each other. */
function over(doc: Y.Doc, among: ReadonlySet<string>): string[] {
  const zones = zonesOfCards(doc)
  const cards = cardsOf(doc)
  return cards.flatMap(({ id, box: a, text }, i) =>
    cards
      .slice(i + 1)
      .filter((other) => zones.get(other.id) === zones.get(id) && (among.has(id) || among.has(other.id)))
      .filter(({ box: b }) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h)
      .map((other) => `${text} / ${other.text}`),
  )
}

/** A board of a step with a few cards in each zone, as everyone has it. */
function begun(step: Step, each: number): Y.Doc {
  const doc = new Y.Doc()
  for (const record of seedBoard(roomTemplates[step])) writeRecord(doc, record)
  for (const { id } of readZones(readRecords(doc)))
    for (let i = 0; i < each; i++) writeNote(doc, `öppet ${id} ${i}`, id)
  return doc
}

/** Everybody writes into zones, by their places in the list of them, knowing of nobody else. */
function revealed(doc: Y.Doc, people: readonly (readonly number[])[]): Y.Doc {
  const [state, after] = [Y.encodeStateAsUpdate(doc), new Y.Doc()]
  for (const zones of [[], ...people]) {
    const own = new Y.Doc()
    Y.applyUpdate(own, state)
    for (const place of zones) {
      const all = readZones(readRecords(own))
      const zone = all[place % all.length]
      if (zone) addCard(own, zone, `${zone.id} ${place}`, null)
    }
    Y.applyUpdate(after, Y.encodeStateAsUpdate(own))
  }
  return after
}

test('[Q9] no card lies over another of its zone, each is in the zone it was written in, and the old ones keep their order', () => {
  const people = fc.array(fc.array(fc.nat(30), { maxLength: 3 }), { minLength: 2, maxLength: 12 })
  fc.assert(
    fc.property(fc.constantFrom(...steps), fc.nat(2), people, (step, each, wrote) => {
      const before = begun(step, each)
      const after = revealed(before, wrote)
      const [zones, places, known] = [zonesOfCards(after), placesOf(after), new Set(placesOf(before).keys())]
      const fresh = new Set([...places.keys()].filter((id) => !known.has(id)))
      const states = { before: Y.encodeStateAsUpdate(before), after: Y.encodeStateAsUpdate(after) }
      const isOver = over(after, fresh).length > 0
      const update = layApart(states)
      if (isOver) expect(update).not.toBeNull()
      if (update) Y.applyUpdate(after, update)
      expect(over(after, fresh)).toEqual([])
      expect(zonesOfCards(after)).toEqual(zones)
      // What was there before is moved by zones that grow alone: never across, and never up.
      for (const [id, box] of placesOf(after)) {
        const was = places.get(id)
        if (!fresh.has(id)) expect([box.x, box.y >= (was?.y ?? 0)]).toEqual([was?.x, true])
      }
      expect(layApart({ before: states.before, after: Y.encodeStateAsUpdate(after) })).toBeNull()
    }),
    { numRuns: 40 },
  )
})
