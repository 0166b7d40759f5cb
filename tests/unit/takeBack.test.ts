/**
 * What one member did is taken back; what others wrote stays, whatever they did at the same time.
 * @module
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { takeBack } from '../../server/history/takeBack.ts'
import { newNote, textOfRecord } from '../../shared/board/cards.ts'
import {
  readRecord,
  readRecords,
  recordsMap,
  removeRecord,
  textFragment,
  writeRecord,
} from '../../shared/board/document.ts'
import { richTextFrom } from '../../shared/board/richText.ts'
import { firstText } from '../support/board.ts'
import { PastWriting } from '../support/pastWriting.ts'

const MINUTE = 60_000

function note(id: string, text: string, x = 0) {
  return newNote({ id: `shape:${id}`, text, x, y: 0, index: 'a1', sector: null })
}

function type(doc: Y.Doc, id: string, at: number, words: string): void {
  firstText(textFragment(doc, `shape:${id}`))?.insert(at, words)
}

const textOf = (doc: Y.Doc, id: string) => {
  const record = readRecord(doc, `shape:${id}`)
  return record && textOfRecord(record)
}

/** Takes back what Mallory did since a time, on the board as everyone has it. */
function taken(past: PastWriting, since: number) {
  const result = takeBack({ ...past.past(), memberId: 'mallory', since })
  const live = new Y.Doc()
  Y.applyUpdate(live, past.board())
  if (result.update) Y.applyUpdate(live, result.update)
  expect([live.store.pendingStructs, live.store.pendingDs]).toEqual([null, null])
  return { ...result, live }
}

describe('what a member did is taken back', () => {
  test('cards they added go, those they removed come back, what they changed is as it was', () => {
    const past = new PastWriting(['anna', 'mallory'])
    past.at(0).write('anna', (doc) => {
      for (const [id, text] of [
        ['removed', 'Bussen går sällan'],
        ['moved', 'Skidspåren'],
        ['reworded', 'Vi kan trä'],
      ])
        writeRecord(doc, note(id as string, text as string))
    })
    past.write('mallory', (doc) => writeRecord(doc, note('early', 'Från förut')))
    past.at(10 * MINUTE).write('mallory', (doc) => writeRecord(doc, note('spam', 'KÖP NU')))
    past.write('mallory', (doc) => removeRecord(doc, 'shape:removed'))
    past.write('mallory', (doc) => {
      const moved = readRecord(doc, 'shape:moved')
      if (moved) writeRecord(doc, { ...moved, x: 9_000, props: { ...(moved.props as object), color: 'red' } })
    })
    past.write('mallory', (doc) => {
      const text = firstText(textFragment(doc, 'shape:reworded'))
      text?.delete(0, 6)
      text?.insert(0, 'Ni kan inte')
    })
    const { live, ...counts } = taken(past, past.time(5 * MINUTE))
    expect(readRecords(live).map(({ id }) => id)).toEqual(
      ['early', 'moved', 'removed', 'reworded'].map((id) => `shape:${id}`),
    )
    expect(readRecord(live, 'shape:moved')).toEqual(note('moved', 'Skidspåren'))
    expect([textOf(live, 'removed'), textOf(live, 'reworded')]).toEqual(['Bussen går sällan', 'Vi kan trä'])
    expect(counts).toMatchObject({ removed: 1, back: 1, changed: 2 })
  })

  test('a card in which another has written stays, with their words alone', () => {
    const past = new PastWriting(['anna', 'mallory'])
    past.write('mallory', (doc) => writeRecord(doc, note('both', 'dumheter')))
    past.write('anna', (doc) => type(doc, 'both', 4, ' håller inte med '))
    const { live, removed } = taken(past, 0)
    expect([textOf(live, 'both'), removed]).toEqual(['håller inte med', 0])
  })

  test('what another has changed since stays as they left it', () => {
    const past = new PastWriting(['anna', 'mallory'])
    past.write('anna', (doc) => writeRecord(doc, note('card', 'Vi kan trä')))
    past.at(MINUTE).write('mallory', (doc) => {
      const card = readRecord(doc, 'shape:card')
      if (card) writeRecord(doc, { ...card, x: 500 })
    })
    past.write('anna', (doc) => {
      const card = readRecord(doc, 'shape:card')
      if (card) writeRecord(doc, { ...card, x: 700 })
    })
    const { live, update } = taken(past, past.time(MINUTE))
    expect([readRecord(live, 'shape:card')?.x, update]).toEqual([700, null])
  })

  test('what they deleted together with others in one moment is told apart', () => {
    const past = new PastWriting(['anna', 'bo', 'mallory'])
    past.write('anna', (doc) => writeRecord(doc, note('card', 'abcdef')))
    past
      .at(MINUTE)
      .together(
        ['bo', (doc) => firstText(textFragment(doc, 'shape:card'))?.delete(0, 2)],
        ['mallory', (doc) => firstText(textFragment(doc, 'shape:card'))?.delete(4, 2)],
      )
    expect(textOf(taken(past, past.time(MINUTE)).live, 'card')).toBe('cdef')
  })

  test('nothing is taken back of one who did nothing, or did it before', () => {
    const past = new PastWriting(['anna', 'mallory'])
    past.write('mallory', (doc) => writeRecord(doc, note('card', 'Vi kan trä')))
    past.at(MINUTE).write('anna', (doc) => writeRecord(doc, note('other', 'Torget')))
    expect(taken(past, past.time(MINUTE))).toMatchObject({ update: null, removed: 0, back: 0, changed: 0 })
  })
})

const names = ['anna', 'bo', 'mallory'] as const
const ids = ['a', 'b', 'c', 'd']
const step = fc.record({
  who: fc.constantFrom(...names),
  what: fc.constantFrom('add', 'remove', 'back', 'move', 'type', 'delete', 'rewrite', 'destroy'),
  id: fc.constantFrom(...ids),
  place: fc.nat(40),
  length: fc.integer({ min: 1, max: 5 }),
  wait: fc.constantFrom(0, 500, 3_000, 40_000),
  alone: fc.boolean(),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

function act(doc: Y.Doc, { who, what, id, place, length }: Step): void {
  const shapeId = `shape:${id}`
  const record = readRecord(doc, shapeId)
  const text = record && firstText(textFragment(doc, shapeId))
  if (what === 'add' && !record) writeRecord(doc, note(id, `${who} skrev`, place))
  else if (what === 'back') {
    const again = recordsMap(doc).get(shapeId)
    if (again && !record)
      for (const key of [...again.keys()]) if (key.startsWith('removed.')) again.delete(key)
  } else if (!record) return
  else if (what === 'remove') removeRecord(doc, shapeId)
  else if (what === 'move')
    writeRecord(doc, { ...record, x: place, props: { ...(record.props as object), color: who } })
  else if (what === 'type') text?.insert(place % (text.length + 1), who.slice(0, length).toUpperCase())
  else if (what === 'delete' && text && text.length > 0) {
    const at = place % text.length
    text.delete(at, Math.min(length, text.length - at))
  } else if (what === 'rewrite')
    writeRecord(doc, {
      ...record,
      props: { ...(record.props as object), richText: richTextFrom(`${who}\n${place}`) },
    })
  else if (what === 'destroy' && place > 30) recordsMap(doc).delete(shapeId)
}

/** The letters of a text that are there, by writer and clock, in cards that are on the board. */
function letters(doc: Y.Doc): Map<string, { readonly client: number; readonly card: string }> {
  const found = new Map<string, { client: number; card: string }>()
  const visit = (type: Pick<Y.XmlFragment, '_start'>, card: string): void => {
    for (let item = type._start; item; item = item.right) {
      if (item.deleted) continue
      if (item.content instanceof Y.ContentType) visit(item.content.type, card)
      else if (item.content instanceof Y.ContentString)
        for (let i = 0; i < item.length; i++)
          found.set(`${item.id.client} ${item.id.clock + i}`, { client: item.id.client, card })
    }
  }
  for (const { id } of readRecords(doc)) {
    const fragment = textFragment(doc, id)
    if (fragment) visit(fragment, id)
  }
  return found
}

test('taking back never removes what others wrote, and leaves nothing of what the member added', () => {
  let tookSomething = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), fc.nat(60), (steps, cut) => {
      const past = new PastWriting(names)
      let since = Number.POSITIVE_INFINITY
      for (const [i, one] of steps.entries()) {
        past.wait(one.wait)
        if (i === cut % steps.length) {
          past.wait(3_000)
          since = past.now
        }
        past.write(one.who, (doc) => act(doc, one), { syncs: !one.alone })
      }
      const before = new Y.Doc()
      Y.applyUpdate(before, past.board())
      const { live } = taken(past, since)
      const [was, is] = [letters(before), letters(live)]
      const present = new Set(readRecords(live).map(({ id }) => id))
      for (const [letter, { client, card }] of was) {
        if (past.ownerOf(client) !== 'mallory') {
          expect(present).toContain(card)
          expect(is.has(letter)).toBe(true)
        } else if (past.isSince(letter, since)) {
          expect(is.has(letter)).toBe(false)
          tookSomething++
        }
      }
      for (const { id } of readRecords(before))
        if (!past.addedSince(before, id, since)) expect(present).toContain(id)
    }),
    { numRuns: Number(process.env.CONVERGENCE_RUNS ?? 150) },
  )
  expect(tookSomething).toBeGreaterThan(0)
})
