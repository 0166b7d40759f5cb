/**
 * What a room's past tells: who did what to a card, which cards are gone, and how the board came to be.
 * @module
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { bringBack } from '../../server/history/bringBack.ts'
import { cardPast, removedCards } from '../../server/history/cardEvents.ts'
import { framesOf } from '../../server/history/frames.ts'
import { packBase } from '../../server/sync/packedBase.ts'
import { newNote } from '../../shared/board/cards.ts'
import {
  readRecord,
  readRecords,
  recordsMap,
  removeRecord,
  textFragment,
  writeRecord,
} from '../../shared/board/document.ts'
import { canonicalJson } from '../../shared/insights/canonical.ts'
import { readReplay, writeReplay } from '../../shared/protocol/replay.ts'
import { firstText } from '../support/board.ts'
import { PastWriting } from '../support/pastWriting.ts'

const MINUTE = 60_000
const people = ['anna', 'bo', 'cia']
const cardId = 'shape:card'
const card = (text = 'Vi kan trä', x = 0) =>
  newNote({ id: cardId, text, x, y: 0, index: 'a1', sector: 'business' })
const change = (doc: Y.Doc, changes: object) => {
  const record = readRecord(doc, cardId)
  if (record) writeRecord(doc, { ...record, ...changes })
}

describe('what was done to a card', () => {
  test('is told in order, with who did it, and what goes on is told once', () => {
    const past = new PastWriting(people)
    past.write('anna', (doc) => writeRecord(doc, card('Vi')))
    past.at(20_000).write('anna', (doc) => firstText(textFragment(doc, cardId))?.insert(2, ' kan trä'))
    for (let i = 0; i < 5; i++)
      past.at(MINUTE + i * 5_000).write('bo', (doc) => firstText(textFragment(doc, cardId))?.insert(0, '!'))
    past.at(3 * MINUTE).write('cia', (doc) => change(doc, { x: 400 }))
    past.at(4 * MINUTE).write('cia', (doc) => change(doc, { opacity: 0.5 }))
    past.at(5 * MINUTE).write('bo', (doc) => removeRecord(doc, cardId))
    past.at(6 * MINUTE).write('cia', (doc) => change(doc, {}))
    const gone = cardPast({ ...past.past(), cardId })
    expect(gone).toMatchObject({ text: '!!!!!Vi kan trä', present: false })
    const told = gone.events.map(({ what, memberId, from, to }) => [
      what,
      memberId,
      (from - past.time(0)) / 1_000,
      Math.round((to - from) / 1_000),
    ])
    expect(told).toEqual([
      ['added', 'anna', 0, 20],
      ['text', 'bo', 60, 20],
      ['moved', 'cia', 180, 0],
      ['changed', 'cia', 240, 0],
      ['removed', 'bo', 300, 0],
    ])
  })

  test('letters that two people delete at the same moment are told of both', () => {
    const past = new PastWriting(people)
    past.write('anna', (doc) => writeRecord(doc, card('abcdef')))
    past
      .at(MINUTE)
      .together(
        ['bo', (doc) => firstText(textFragment(doc, cardId))?.delete(0, 1)],
        ['cia', (doc) => firstText(textFragment(doc, cardId))?.delete(3, 1)],
      )
    const { events } = cardPast({ ...past.past(), cardId })
    expect(
      events
        .slice(1)
        .map(({ what, memberId }) => [what, memberId])
        .sort(),
    ).toEqual([
      ['text', 'bo'],
      ['text', 'cia'],
    ])
  })

  test('nothing is known of a card that never was', () => {
    const past = new PastWriting(people)
    expect(cardPast({ ...past.past(), cardId })).toEqual({ text: null, present: false, events: [] })
  })
})

describe('a removed card', () => {
  test('is listed with its words and who removed it, the last first, until it is back', () => {
    const past = new PastWriting(people)
    const other = newNote({ id: 'shape:other', text: 'Torget', x: 0, y: 0, index: 'a2', sector: null })
    const empty = newNote({ id: 'shape:empty', text: '', x: 0, y: 0, index: 'a3', sector: null })
    past.write('anna', (doc) => {
      for (const record of [card(), other, empty]) writeRecord(doc, record)
    })
    past.at(MINUTE).write('bo', (doc) => removeRecord(doc, cardId))
    past.at(2 * MINUTE).write('cia', (doc) => {
      removeRecord(doc, 'shape:empty')
      recordsMap(doc).delete('shape:other')
    })
    const listed = () => removedCards(past.past()).map(({ text, memberId }) => [text, memberId])
    expect(listed()).toEqual([
      ['Torget', 'cia'],
      ['Vi kan trä', 'bo'],
    ])
    past.at(3 * MINUTE).write('anna', (doc) => writeRecord(doc, card()))
    expect(listed()).toEqual([['Torget', 'cia']])
  })

  /** The board after a card was brought back, or why it was not. */
  const broughtBack = (past: PastWriting, id: string, withHistory = true) => {
    const { history } = past.past()
    const result = bringBack({
      base: packBase(past.board()),
      cardId: id,
      history: withHistory ? history : null,
    })
    if (!result.ok) return result.reason
    const doc = new Y.Doc()
    Y.applyUpdate(doc, past.board())
    Y.applyUpdate(doc, result.update)
    return readRecords(doc).find((record) => record.id === id)
  }

  test('comes back as it was, the same card; one that is there, or never was, does not', () => {
    const past = new PastWriting(people)
    past.write('anna', (doc) => writeRecord(doc, card()))
    past.write('bo', (doc) => change(doc, { x: 700 }))
    expect(broughtBack(past, cardId)).toBe('present')
    past.write('cia', (doc) => removeRecord(doc, cardId))
    expect(broughtBack(past, cardId)).toEqual({ ...card(), x: 700 })
    expect(broughtBack(past, 'shape:never')).toBe('unknown')
  })

  test('comes back from history where the board does not hold it any more', () => {
    const past = new PastWriting(people)
    past.write('anna', (doc) => writeRecord(doc, card()))
    past.at(MINUTE).write('cia', (doc) => recordsMap(doc).delete(cardId))
    expect(broughtBack(past, cardId, false)).toBe('unknown')
    expect(broughtBack(past, cardId)).toEqual(card())
  })

  test('lies where it lay, also when the heading around it is gone', () => {
    const past = new PastWriting(people)
    const frame = {
      ...card('x'),
      id: 'shape:frame',
      type: 'frame',
      x: 1_000,
      y: 500,
      props: { w: 400, h: 400, name: 'Rubrik', color: 'black' },
    }
    past.write('anna', (doc) => {
      writeRecord(doc, frame)
      writeRecord(doc, { ...card(), x: 30, y: 40, parentId: frame.id })
    })
    past.at(MINUTE).write('bo', (doc) => {
      removeRecord(doc, cardId)
      removeRecord(doc, frame.id)
    })
    const page = { id: 'page:page', typeName: 'page', name: '', index: 'a1', meta: {} }
    past.write('bo', (doc) => writeRecord(doc, page))
    expect(broughtBack(past, cardId)).toMatchObject({ x: 1_030, y: 540, parentId: 'page:page' })
  })
})

describe('a replay', () => {
  const written = fc.array(
    fc.record({
      who: fc.constantFrom(...people),
      id: fc.nat(5),
      removes: fc.boolean(),
      wait: fc.constantFrom(0, 900, 4_000, 3_600_000),
    }),
    { minLength: 1, maxLength: 50 },
  )

  test('ends as the board is, goes forward in time, and has no more steps than it may', () => {
    fc.assert(
      fc.property(written, fc.integer({ min: 2, max: 20 }), (acts, most) => {
        const past = new PastWriting(people)
        for (const { who, id, removes, wait } of acts) {
          past.wait(wait)
          const record = newNote({ id: `shape:${id}`, text: who, x: id, y: 0, index: 'a1', sector: null })
          past.write(who, (doc) => (removes ? removeRecord(doc, record.id) : writeRecord(doc, record)))
        }
        const frames = readReplay(writeReplay(framesOf(past.past().history, most)))
        expect(frames.length).toBeLessThanOrEqual(most + 1)
        const doc = new Y.Doc()
        let before = 0
        for (const { at, update } of frames) {
          expect(at).toBeGreaterThan(before)
          before = at
          Y.applyUpdate(doc, update)
        }
        const board = new Y.Doc()
        Y.applyUpdate(board, past.board())
        expect(canonicalJson(readRecords(doc))).toBe(canonicalJson(readRecords(board)))
      }),
      { numRuns: 60 },
    )
  })

  test('begins with the board as it was, where history does not reach to the beginning', () => {
    const past = new PastWriting(people)
    past.write('anna', (doc) => writeRecord(doc, card()))
    const { history } = past.past()
    expect(framesOf(history)).toHaveLength(1)
    expect(framesOf({ base: null, segments: [] })).toEqual([])
  })
})
