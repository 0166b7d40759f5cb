/**
 * Zones grow as they fill, and what lies below makes room.
 * @module
 */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readCards, readZones, zoneAt } from '../../shared/board/cards.ts'
import { readRecords, writeRecord } from '../../shared/board/document.ts'
import { growToFit } from '../../shared/board/growth.ts'
import { CARD_GAP, hasRoom } from '../../shared/board/placement.ts'
import { seedBoard } from '../../shared/board/seed.ts'
import { putIn } from '../../shared/board/strips.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'
import { writeNote } from '../support/board.ts'
import { areApart } from '../support/boxes.ts'

function board(step: keyof typeof roomTemplates): Y.Doc {
  const doc = new Y.Doc()
  for (const record of seedBoard(roomTemplates[step])) writeRecord(doc, record)
  return doc
}

const zones = (doc: Y.Doc) => readZones(readRecords(doc))
const cards = (doc: Y.Doc) => readCards(readRecords(doc))
const zoneOf = (doc: Y.Doc, id: string) => {
  const zone = zones(doc).find((each) => each.id === id)
  if (!zone?.shapeId) throw new Error(`No zone ${id}`)
  return { ...zone, shapeId: zone.shapeId }
}
function whereabouts(doc: Y.Doc): Map<string, string | undefined> {
  const all = zones(doc)
  return new Map(cards(doc).map(({ id, center }) => [id, zoneAt(all, center)?.id]))
}

function grow(doc: Y.Doc, id: string): number {
  const strips = growToFit(doc, zoneOf(doc, id).shapeId)
  putIn(doc, strips)
  return strips.length
}

describe('growth of zones', () => {
  for (const step of Object.keys(roomTemplates) as (keyof typeof roomTemplates)[])
    it(`keeps every card in its zone and no zone over another, in ${step}`, () => {
      const doc = board(step)
      const ids = zones(doc).map(({ id }) => id)
      for (const id of ids) writeNote(doc, `i ${id}`, id)
      const nested = !areApart(zones(doc).map(({ box }) => box))
      for (const id of ids) {
        for (let i = 0; i < 9; i++) {
          writeNote(doc, `${id} ${i}`, id)
          const before = whereabouts(doc)
          grow(doc, id)
          expect(whereabouts(doc)).toEqual(before)
        }
        const { box } = zoneOf(doc, id)
        expect(
          hasRoom(
            box,
            cards(doc).map((card) => card.box),
          ),
        ).toBe(true)
      }
      expect(areApart(cards(doc).map(({ box }) => box))).toBe(true)
      if (!nested) expect(areApart(zones(doc).map(({ box }) => box))).toBe(true)
    })

  it('leaves a zone with room as it is, and one that a card hangs out of holds it', () => {
    const doc = board('analysis')
    writeNote(doc, 'en', 'strengths')
    expect(grow(doc, 'strengths')).toBe(0)
    const { box } = zoneOf(doc, 'strengths')
    const [card] = cards(doc)
    if (!card) throw new Error('There is a card')
    writeRecord(doc, { ...card.record, y: box.y + box.h - 120 })
    expect(grow(doc, 'strengths')).toBeGreaterThan(0)
    const [now] = cards(doc)
    const after = zoneOf(doc, 'strengths').box
    expect((now?.box.y ?? 0) + 200 + CARD_GAP).toBeLessThanOrEqual(after.y + after.h)
  })

  it('of two who fill a zone at once is the same, once', () => {
    const one = board('analysis')
    for (let i = 0; i < 40 && grow(one, 'strengths') === 0; i++) writeNote(one, `s ${i}`, 'strengths')
    const h = zoneOf(one, 'strengths').box.h
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
    for (const doc of [one, other])
      for (let i = 0; grow(doc, 'strengths') === 0; i++) writeNote(doc, `t ${i}`, 'strengths')
    const grown = zoneOf(one, 'strengths').box.h
    expect(zoneOf(other, 'strengths').box.h).toBe(grown)
    expect(grown).toBeGreaterThan(h)
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
    expect(readRecords(one)).toEqual(readRecords(other))
    expect(zoneOf(one, 'strengths').box.h).toBe(grown)
    expect(areApart(zones(one).map(({ box }) => box))).toBe(true)
  })
})
