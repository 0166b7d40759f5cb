/**
 * Zones, as those who lead change them: cards stay in the zone that they were put in.
 * @module
 */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  addZone,
  editZone,
  isEmptyZone,
  neighbour,
  removeZone,
  swapZone,
} from '../../client/board/zoneEdits.ts'
import { type Box, readCards, readZones, zoneAt } from '../../shared/board/cards.ts'
import { readRecords, writeRecord } from '../../shared/board/document.ts'
import { seedBoard, zoneShapeId } from '../../shared/board/seed.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'
import { writeNote } from '../support/board.ts'

function board(): Y.Doc {
  const doc = new Y.Doc()
  for (const record of seedBoard(roomTemplates.analysis)) writeRecord(doc, record)
  return doc
}

const zones = (doc: Y.Doc) => readZones(readRecords(doc))
const zone = (doc: Y.Doc, id: string) => zones(doc).find((each) => each.id === id)
const inOrder = (doc: Y.Doc) =>
  zones(doc)
    .sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x)
    .map(({ id }) => id)
const zoneOfCards = (doc: Y.Doc) =>
  new Map(readCards(readRecords(doc)).map(({ text, center }) => [text, zoneAt(zones(doc), center)?.id]))
const overlap = (a: Box, b: Box) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

const words = {
  name: { sv: 'Egen', en: 'Own' },
  prompt: { sv: 'Vad mer?', en: 'What else?' },
  kinds: ['question'] as const,
}

describe('zones', () => {
  it('have a neighbour before and after them, but for the first and the last', () => {
    const doc = board()
    const shapes = inOrder(doc).map((id) => zone(doc, id)?.shapeId ?? '')
    expect(shapes.map((id) => neighbour(doc, id, -1))).toEqual([null, ...shapes.slice(0, -1)])
    expect(shapes.map((id) => neighbour(doc, id, 1))).toEqual([...shapes.slice(1), null])
    expect(neighbour(doc, 'shape:gone', 1)).toBeNull()
  })

  it('say what they are told to say', () => {
    const doc = board()
    editZone(doc, zoneShapeId('strengths'), words)
    expect(zone(doc, 'strengths')).toMatchObject(words)
    expect(zone(doc, 'strengths')?.box).toEqual(zone(board(), 'strengths')?.box)
  })

  it('come one more, clear of the others', () => {
    const doc = board()
    const others = zones(doc)
    addZone(doc, 'shape:mine', words)
    const added = zone(doc, 'own.mine')
    expect(added).toMatchObject(words)
    for (const { box } of others) expect(overlap(box, added?.box as Box)).toBe(false)
  })

  it('go only when they are empty', () => {
    const doc = board()
    writeNote(doc, 'Skog', 'strengths')
    removeZone(doc, zoneShapeId('strengths'))
    removeZone(doc, zoneShapeId('threats'))
    expect(isEmptyZone(doc, zoneShapeId('strengths'))).toBe(false)
    expect(zone(doc, 'strengths')).toBeDefined()
    expect(zone(doc, 'threats')).toBeUndefined()
  })

  it('change places with their cards, which stay in them', () => {
    const doc = board()
    const before = inOrder(doc)
    for (let i = 0; i < 7; i++) writeNote(doc, `stark ${i}`, before[1])
    for (let i = 0; i < 3; i++) writeNote(doc, `annat ${i}`, before[2])
    const cards = zoneOfCards(doc)
    for (let place = 1; place < before.length - 1; place++) {
      const id = inOrder(doc)[place] ?? ''
      swapZone(doc, zones(doc).find((each) => each.id === id)?.shapeId ?? '', 1)
      expect(inOrder(doc)[place + 1]).toBe(id)
      expect(zoneOfCards(doc)).toEqual(cards)
    }
    swapZone(doc, zones(doc).find(({ id }) => id === inOrder(doc)[0])?.shapeId ?? '', -1)
    expect(zones(doc)).toHaveLength(before.length)
  })
})
