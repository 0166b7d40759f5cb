/**
 * Groups that are proposed: the same for any order of the cards, each card in one at most, in Swedish and in English.
 * @module
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { makeGroup } from '../../client/groups/makeGroup.ts'
import { newNote, PAGE_ID, readCards, readZones } from '../../shared/board/cards.ts'
import { readRecords, writeRecord } from '../../shared/board/document.ts'
import { seedBoard } from '../../shared/board/seed.ts'
import { extractInsights } from '../../shared/insights/extract.ts'
import { suggestGroups } from '../../shared/insights/similar.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'

const cards = [
  ['b1', 'Det saknas bostäder för säsongspersonal'],
  ['b2', 'Säsongspersonalen hittar ingen bostad i fjällen'],
  ['b3', 'Bygg bostäder som säsongspersonal kan hyra'],
  ['t1', 'Bussarna går bara på skoldagar'],
  ['t2', 'Kör bussar till arbetspassen också på kvällen'],
  ['e1', 'Small villages lack a charging station'],
  ['e2', 'More charging stations along the road'],
  ['x1', 'Älgjakten börjar i september'],
].map(([id = '', text = '']) => ({ id, text }))

const sets = (given: typeof cards) => suggestGroups(given).map(({ ids }) => [...ids].sort())

describe('proposed groups', () => {
  test('gather what speaks of the same thing, whatever form the words stand in, and name it by its words', () => {
    expect(sets(cards)).toEqual([
      ['b1', 'b2', 'b3'],
      ['e1', 'e2'],
      ['t1', 't2'],
    ])
    expect(suggestGroups(cards)[0]?.name).toMatch(/[Ss]äsongspersonal/)
    expect(suggestGroups(cards).find(({ ids }) => ids.includes('t1'))?.name).toBe('Bussar')
  })

  test('are the same for any order of the cards; each card is in one at most, and none is alone', () => {
    const text = fc
      .array(
        fc.constantFrom('buss', 'bussar', 'skog', 'skogen', 'och', 'the', 'school', 'vindkraftverk', ''),
        {
          maxLength: 6,
        },
      )
      .map((words) => words.join(' '))
    const several = fc
      .array(text, { maxLength: 14 })
      .map((texts) => texts.map((one, i) => ({ id: `c${String(i).padStart(2, '0')}`, text: one })))
    fc.assert(
      fc.property(
        several.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          const found = sets(all)
          expect(sets(shuffled).sort()).toEqual(found.toSorted())
          const ids = found.flat()
          expect(new Set(ids).size).toBe(ids.length)
          for (const group of suggestGroups(all)) {
            expect(group.ids.length).toBeGreaterThan(1)
            expect(group.name).not.toBe('')
          }
        },
      ),
    )
  })

  test('gather one thing in its one form and in several, with and without its article', () => {
    const texts = [
      'Elnätet är fullt vid kusten',
      'Utbyggnad av elnätet tar tio år',
      'Elnäten räcker inte till nya verksamheter',
      'Grannsamverkan fungerar',
      'Snow comes later each year',
      'Flats for young people are too few',
    ]
    const cards = texts.map((text, i) => ({ id: `e${i}`, text }))
    expect(suggestGroups(cards)).toEqual([{ ids: ['e0', 'e1', 'e2'], name: 'Elnätet' }])
  })

  test('are named by two words as the cards say them, where one follows the other there', () => {
    const given = ['Young people leave to study', 'Young people cannot find a flat', 'Flats for young people']
    const cards = given.map((text, i) => ({ id: `y${i}`, text }))
    expect(suggestGroups(cards)).toEqual([{ ids: ['y0', 'y1', 'y2'], name: 'Young people' }])
  })

  test('know a word whose vowel changes when there are several, and see nothing in common in a word that says little', () => {
    const said = [
      'Unga saknar bostad efter skolan',
      'Bostäder byggs inte där jobben är',
      'Vi hittar ingen personal',
      'Gästen hittar inte hit',
      'Det saknas jurister',
    ]
    const given = said.map((text, i) => ({ id: `c${i}`, text }))
    expect(suggestGroups(given)).toEqual([{ ids: ['c0', 'c1'], name: 'Bostad' }])
  })

  test('nothing is proposed of cards that share no word', () => {
    expect(suggestGroups([])).toEqual([])
    expect(sets([cards[0], cards[3], cards[7]].flatMap((one) => one ?? []))).toEqual([])
  })
})

describe('an accepted group', () => {
  function board() {
    const doc = new Y.Doc()
    const seed = seedBoard(roomTemplates.analysis)
    const zone = readZones(seed).find(({ id }) => id === 'challenges_needs')
    if (!zone) throw new Error('the zone is gone')
    for (const record of seed) writeRecord(doc, record)
    const { x, y } = zone.box
    for (const [i, { id, text }] of cards.entries())
      writeRecord(
        doc,
        newNote({
          id: `shape:${id}`,
          text,
          x: x + 40 + i * 230,
          y: y + 160,
          index: `a${i + 1}`,
          sector: null,
        }),
      )
    return doc
  }
  const read = (doc: Y.Doc) => extractInsights(readRecords(doc), { id: 'r'.repeat(21), step: 'analysis' })
  const wanted = ['shape:b1', 'shape:b2', 'shape:b3']

  test('is a heading in the same zone with its cards under it, none over another, and can be taken back', () => {
    const doc = board()
    const before = readRecords(doc)
    const back = makeGroup(doc, 'challenges_needs', wanted, 'Bostäder')
    const { groups, insights } = read(doc)
    expect(groups.map(({ heading, members }) => [heading, members.length])).toEqual([['Bostäder', 3]])
    expect(new Set(insights.map(({ zone }) => zone))).toEqual(new Set(['challenges_needs']))
    const boxes = readCards(readRecords(doc)).map(({ box }) => box)
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(i + 1))
        expect(a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y).toBe(true)
    back?.()
    const places = (records: typeof before) =>
      records
        .filter(({ type }) => type === 'note' || type === 'frame')
        .map(({ id, x, y, parentId, index }) => ({ id, x, y, parentId, index }))
    expect(places(readRecords(doc))).toEqual(places(before))
    expect(read(doc).groups).toEqual([])
  })

  test('has room for its name over it, clear of the cards that were there', () => {
    const doc = board()
    makeGroup(doc, 'challenges_needs', ['shape:t1', 'shape:t2'], 'Bussar')
    const frame = readRecords(doc).find(({ type }) => type === 'frame')
    const [x, y, w] = [
      Number(frame?.x),
      Number(frame?.y),
      Number((frame?.props as { w?: number } | undefined)?.w),
    ]
    // At a third of its size a board still shows a name in letters of the screen's own size.
    const name = { x, y: y - 80, w, h: 80 }
    const others = readCards(readRecords(doc)).filter(({ record }) => record.parentId === PAGE_ID)
    expect(others).toHaveLength(6)
    for (const { box } of others)
      expect(box.x + box.w <= name.x || name.x + w <= box.x || box.y + box.h <= name.y || y <= box.y).toBe(
        true,
      )
  })

  test('leaves a card that another has moved since where they put it, and is none of one card', () => {
    const doc = board()
    const back = makeGroup(doc, 'challenges_needs', wanted, 'Bostäder')
    const moved = readRecords(doc).find(({ id }) => id === 'shape:b2')
    if (!moved) throw new Error('the card is gone')
    writeRecord(doc, { ...moved, x: -5_000, y: 0, parentId: PAGE_ID }, { text: false })
    back?.()
    expect(readRecords(doc).find(({ id }) => id === 'shape:b2')).toMatchObject({ x: -5_000 })
    expect(makeGroup(doc, 'challenges_needs', ['shape:b1'], 'Ensam')).toBeNull()
  })
})
