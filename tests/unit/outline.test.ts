import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { makeGroup } from '../../client/groups/makeGroup.ts'
import { addCard, fitNote, moveCard, removeCard, writeCardText } from '../../client/outline/cardEdits.ts'
import { fieldText, withFieldText } from '../../client/outline/editText.ts'
import { mergeText, movedPlace } from '../../client/outline/mergeText.ts'
import { keepSame, readOutline } from '../../client/outline/readOutline.ts'
import { readCards, readZones } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import { readRecord, readRecords, textFragment, writeRecord } from '../../shared/board/document.ts'
import type { RichText } from '../../shared/board/richText.ts'
import { richTextFrom, richTextOf } from '../../shared/board/richText.ts'
import { seedBoard } from '../../shared/board/seed.ts'
import { extractInsights } from '../../shared/insights/extract.ts'
import type { Member } from '../../shared/protocol/members.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'
import { areApart } from '../support/boxes.ts'

const room = { id: 'r', processId: 'p', step: 'analysis' } as const
const author: Member = {
  id: 'member-1',
  role: 'participant',
  sector: 'business',
  name: 'Anna',
  organisation: null,
}

function board(): Y.Doc {
  const doc = new Y.Doc()
  for (const record of seedBoard(roomTemplates.analysis)) writeRecord(doc, record)
  return doc
}

function zone(doc: Y.Doc, id: string) {
  const found = readZones(readRecords(doc)).find((candidate) => candidate.id === id)
  if (!found) throw new Error(`no zone ${id}`)
  return found
}

const outline = (doc: Y.Doc) => readOutline(readRecords(doc), room)
const cardsOf = (doc: Y.Doc, key: string) => outline(doc).find((section) => section.key === key)?.cards ?? []

function arrow(doc: Y.Doc, id: string, from: string, to: string, text = ''): void {
  const shape = { id, typeName: 'shape', type: 'arrow', x: 0, y: 0, index: 'a5', parentId: 'page:page' }
  writeRecord(doc, { ...shape, props: { text }, meta: { relation: 'leads_to' } })
  for (const [terminal, toId] of [
    ['start', from],
    ['end', to],
  ])
    writeRecord(doc, {
      id: `binding:${id}-${terminal}`,
      typeName: 'binding',
      type: 'arrow',
      fromId: id,
      toId,
      props: { terminal },
      meta: {},
    } as BoardRecord)
}

describe('the outline of a board', () => {
  test('has every zone in the order of the template, and the cards of a snapshot', () => {
    const doc = board()
    expect(outline(doc).map(({ key }) => key)).toEqual(roomTemplates.analysis.zones.map(({ id }) => id))
    addCard(doc, zone(doc, 'strengths'), 'Stark besöksnäring', author)
    addCard(doc, zone(doc, 'strengths'), 'Nära till skogen', author)
    const inOutline = outline(doc).flatMap(({ key, cards }) => cards.map(({ text }) => [key, text]))
    const { insights } = extractInsights(readRecords(doc), room)
    const inSnapshot = [...insights]
      .sort((a, b) => a.order - b.order)
      .map(({ zone: zoneId, text }) => [zoneId, text])
    expect(inOutline).toEqual(inSnapshot)
    expect(inOutline).toEqual([
      ['strengths', 'Stark besöksnäring'],
      ['strengths', 'Nära till skogen'],
    ])
  })

  test('lists first what lies outside every zone', () => {
    const doc = board()
    const id = addCard(doc, zone(doc, 'threats'), 'Utflyttning', author)
    const record = readRecord(doc, id) as BoardRecord
    writeRecord(doc, { ...record, x: -5_000 })
    expect(outline(doc)[0]).toMatchObject({ key: '', zone: null, cards: [{ text: 'Utflyttning' }] })
  })

  test('says under which heading a card was gathered, and of the heading itself nothing', () => {
    const doc = board()
    const cards = ['Bussarna går för sällan', 'Ingen buss på kvällen', 'Skolan ska läggas ned'].map((text) =>
      addCard(doc, zone(doc, 'challenges_needs'), text, author),
    )
    makeGroup(doc, 'challenges_needs', cards.slice(0, 2), 'Bussar')
    expect(cardsOf(doc, 'challenges_needs').map(({ text, heading }) => [text, heading])).toEqual([
      ['Skolan ska läggas ned', ''],
      ['Bussarna går för sällan', 'Bussar'],
      ['Ingen buss på kvällen', 'Bussar'],
    ])
    const plain = {
      id: 'shape:plain',
      typeName: 'shape',
      type: 'group',
      x: 0,
      y: 0,
      index: 'a9',
      rotation: 0,
    }
    writeRecord(doc, { ...plain, parentId: 'page:page', props: {}, meta: {} } as unknown as BoardRecord)
    const title = { id: 'shape:title', typeName: 'shape', type: 'text', x: 0, y: 0, index: 'a1', rotation: 0 }
    const said = { ...title, parentId: 'shape:plain', props: { richText: richTextFrom('Skolor') }, meta: {} }
    writeRecord(doc, said as unknown as BoardRecord)
    const school = readRecord(doc, cards[2] ?? '') as BoardRecord
    writeRecord(doc, { ...school, parentId: 'shape:plain' }, { text: false })
    const all = outline(doc).flatMap((section) => section.cards)
    expect(all.map(({ text, heading }) => [text, heading])).toContainEqual(['Skolor', ''])
    expect(all.map(({ text, heading }) => [text, heading])).toContainEqual([
      'Skolan ska läggas ned',
      'Skolor',
    ])
  })

  test('says relations at both ends', () => {
    const doc = board()
    const cause = addCard(doc, zone(doc, 'drivers'), 'Färre unga', author)
    const effect = addCard(doc, zone(doc, 'threats'), 'Skolor läggs ned', author)
    arrow(doc, 'shape:arrow', cause, effect)
    expect(cardsOf(doc, 'drivers')[0]?.relations).toMatchObject([
      { type: 'leads_to', outgoing: true, other: { id: effect, text: 'Skolor läggs ned' } },
    ])
    expect(cardsOf(doc, 'threats')[0]?.relations).toMatchObject([
      { type: 'leads_to', outgoing: false, other: { id: cause, text: 'Färre unga' } },
    ])
  })

  test('says what is written on an arrow between two cards, at both', () => {
    const doc = board()
    const cause = addCard(doc, zone(doc, 'drivers'), 'Färre unga', author)
    const effect = addCard(doc, zone(doc, 'threats'), 'Skolor läggs ned', author)
    arrow(doc, 'shape:arrow', cause, effect, 'på sikt')
    for (const key of ['drivers', 'threats'])
      expect(cardsOf(doc, key)[0]?.relations, key).toMatchObject([{ type: 'leads_to', note: 'på sikt' }])
  })

  test('a change elsewhere leaves the objects of the other cards as they were', () => {
    const doc = board()
    addCard(doc, zone(doc, 'drivers'), 'Ett', author)
    const id = addCard(doc, zone(doc, 'drivers'), 'Två', author)
    const before = outline(doc)
    writeCardText(doc, id, 'Två nya')
    const after = keepSame(before, outline(doc))
    const section = (list: typeof before, key: string) => list.find((one) => one.key === key)
    expect(section(after, 'threats')).toBe(section(before, 'threats'))
    expect(section(after, 'drivers')?.cards[0]).toBe(section(before, 'drivers')?.cards[0])
    expect(section(after, 'drivers')?.cards[1]?.text).toBe('Två nya')
  })
})

describe('editing cards', () => {
  test('a full zone grows for new cards and for those that are moved there', () => {
    const doc = board()
    const below = addCard(doc, zone(doc, 'threats'), 'Under', author)
    for (let i = 0; i < 20; i++) addCard(doc, zone(doc, 'strengths'), `Styrka ${i}`, author)
    moveCard(doc, addCard(doc, zone(doc, 'drivers'), 'Flyttad', author), zone(doc, 'strengths'))
    expect(cardsOf(doc, 'strengths')).toHaveLength(21)
    expect(cardsOf(doc, 'threats').map(({ id }) => id)).toEqual([below])
    expect(areApart(readCards(readRecords(doc)).map(({ box }) => box))).toBe(true)
    expect(areApart(readZones(readRecords(doc)).map(({ box }) => box))).toBe(true)
  })

  test('a new card carries who, when and which sector, and overlaps nothing', () => {
    const doc = board()
    const target = zone(doc, 'strengths')
    const text = 'En lång tanke om hur dalens vatten kan ge både el och fiske under många år framåt. '.repeat(
      3,
    )
    for (let i = 0; i < 4; i++) addCard(doc, target, text, author)
    const cards = readCards(readRecords(doc))
    expect(cards[0]?.meta).toMatchObject({
      by: 'member-1',
      sector: 'business',
      createdAt: expect.any(String),
    })
    for (const a of cards)
      for (const b of cards)
        if (a.id < b.id) {
          const apart =
            a.box.x + a.box.w <= b.box.x ||
            b.box.x + b.box.w <= a.box.x ||
            a.box.y + a.box.h <= b.box.y ||
            b.box.y + b.box.h <= a.box.y
          expect(apart).toBe(true)
        }
    expect(cardsOf(doc, 'strengths').length).toBe(4)
  })

  test('a moved card lands in the other zone with its text untouched', () => {
    const doc = board()
    const id = addCard(doc, zone(doc, 'strengths'), 'Fel ställe', author)
    const fragment = textFragment(doc, id)
    moveCard(doc, id, zone(doc, 'threats'))
    expect(cardsOf(doc, 'strengths')).toEqual([])
    expect(cardsOf(doc, 'threats')[0]?.text).toBe('Fel ställe')
    expect(textFragment(doc, id)).toBe(fragment)
  })

  test('a card in a frame moves out of it', () => {
    const doc = board()
    const id = addCard(doc, zone(doc, 'strengths'), 'I en ram', author)
    writeRecord(doc, {
      id: 'shape:frame',
      typeName: 'shape',
      type: 'frame',
      x: 100,
      y: 100,
      rotation: 0.3,
      index: 'a9',
      parentId: 'page:page',
      props: { w: 500, h: 500, name: '' },
      meta: {},
    })
    writeRecord(doc, { ...(readRecord(doc, id) as BoardRecord), parentId: 'shape:frame', x: 5, y: 5 })
    moveCard(doc, id, zone(doc, 'actors'))
    expect(cardsOf(doc, 'actors')[0]?.text).toBe('I en ram')
  })

  test('a removed card takes its arrows along, and all come back', () => {
    const doc = board()
    const cause = addCard(doc, zone(doc, 'drivers'), 'Färre unga', author)
    const effect = addCard(doc, zone(doc, 'threats'), 'Skolor läggs ned', author)
    arrow(doc, 'shape:arrow', cause, effect)
    const before = readRecords(doc)
    const undo = removeCard(doc, cause)
    expect(readRecords(doc).map(({ id }) => id)).not.toContain('shape:arrow')
    expect(cardsOf(doc, 'threats')[0]?.relations).toEqual([])
    undo()
    expect(readRecords(doc)).toEqual(before)
  })

  test('an arrow with words on it stays', () => {
    const doc = board()
    const cause = addCard(doc, zone(doc, 'drivers'), 'Färre unga', author)
    const effect = addCard(doc, zone(doc, 'threats'), 'Skolor läggs ned', author)
    arrow(doc, 'shape:arrow', cause, effect, 'på sikt')
    removeCard(doc, cause)
    expect(outline(doc).flatMap(({ cards }) => cards.map(({ text }) => text))).toContain('på sikt')
  })

  test('a note grows with its text and shrinks when much of it is gone', () => {
    const doc = board()
    const id = addCard(doc, zone(doc, 'drivers'), 'Kort', author)
    const growY = () => (readRecord(doc, id)?.props as { growY: number } | undefined)?.growY
    expect(growY()).toBe(0)
    fitNote(doc, id, 'ord '.repeat(100))
    expect(growY()).toBeGreaterThan(200)
    fitNote(doc, id, 'Kort')
    expect(growY()).toBe(0)
  })

  test('a word longer than its line gets smaller letters, and a new note is as large as its text from the start', () => {
    const doc = board()
    const props = (id: string) =>
      readRecord(doc, id)?.props as { growY: number; fontSizeAdjustment: number } | undefined
    const long = addCard(doc, zone(doc, 'drivers'), 'Infrastrukturförvaltning '.repeat(12), author)
    expect(props(long)?.growY).toBeGreaterThan(0)
    expect(props(long)?.fontSizeAdjustment).toBeLessThan(18)
    fitNote(doc, long, 'Kort')
    expect(props(long)).toMatchObject({ growY: 0, fontSizeAdjustment: 18 })
  })

  test('two people who type in one card both keep their letters', () => {
    const a = board()
    const id = addCard(a, zone(a, 'drivers'), 'Bredband', author)
    const b = new Y.Doc()
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
    writeCardText(a, id, 'Snabbt bredband')
    writeCardText(b, id, 'Bredband i hela dalen')
    Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
    const fragment = textFragment(a, id)
    const text = fragment && fieldText(richTextOf(fragment))
    expect(text).toContain('Snabbt ')
    expect(text).toContain(' i hela dalen')
  })
})

describe('plain text over rich text', () => {
  const bold = [{ type: 'bold' }]
  const rich: RichText = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'Mål', marks: bold },
          { type: 'text', text: ' för 2030' },
        ],
      },
      {
        type: 'bulletList',
        content: ['vatten', 'skog'].map((text) => ({
          type: 'listItem',
          content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
        })),
      },
    ],
  }

  test('shows a line for each block and trims nothing', () => {
    expect(fieldText(rich)).toBe('Mål för 2030\nvatten\nskog')
    expect(fieldText(richTextFrom(' a \n\nb '))).toBe(' a \n\nb ')
  })

  test('a change within a line keeps marks and lists', () => {
    const edited = withFieldText(rich, 'Målen för 2030\nvatten\nfjällskog')
    expect(fieldText(edited)).toBe('Målen för 2030\nvatten\nfjällskog')
    const once = withFieldText(rich, 'Målen för 2030\nvatten\nskog')
    expect(once.content?.[0]?.content?.[0]).toEqual({ type: 'text', text: 'Målen', marks: bold })
    expect(once.content?.[1]).toEqual(rich.content?.[1])
  })

  test('writing on below leaves what is above as it was', () => {
    const edited = withFieldText(rich, 'Mål för 2030\nvatten\nskog\noch fjäll')
    expect(edited.content?.slice(0, 2)).toEqual(rich.content)
    expect(edited.content?.[2]).toEqual({ type: 'paragraph', content: [{ type: 'text', text: 'och fjäll' }] })
  })

  test('whatever is typed is what the field shows afterwards', () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'å', ' ', '\n', '😀', '-'), maxLength: 12 })
    fc.assert(
      fc.property(line, line, (before, after) => {
        expect(fieldText(withFieldText(richTextFrom(before), after))).toBe(after)
        expect(fieldText(withFieldText(rich, after))).toBe(after)
      }),
    )
  })
})

describe('two people in one field', () => {
  test.each([
    ['Bredband', 'Snabbt bredband', 'Bredband nu', 'Snabbt bredband nu'],
    ['a c', 'a b c', 'a c d', 'a b c d'],
    ['abc', 'ac', 'abcd', 'acd'],
    ['abc', 'abc', 'x', 'x'],
    ['abc', 'x', 'abc', 'x'],
    ['hej', 'hej!', 'hej?', 'hej?!'],
  ])('%s: %s and %s give %s', (base, mine, theirs, both) => {
    expect(mergeText(base, mine, theirs)).toBe(both)
  })

  test('letters that only one of them wrote are all there', () => {
    const letters = (alphabet: string) => fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 8 })
    fc.assert(
      fc.property(letters('ab'), fc.nat(8), fc.nat(8), letters('xy'), letters('12'), (base, i, j, x, one) => {
        const mine = base.slice(0, i) + x + base.slice(i)
        const theirs = base.slice(0, j) + one + base.slice(j)
        const merged = [...mergeText(base, mine, theirs)].sort().join('')
        expect(merged).toBe([...base, ...x, ...one].sort().join(''))
      }),
    )
  })

  test('the caret stays between the same letters', () => {
    expect(movedPlace('Bredband', 'Nytt bredband', 8)).toBe(13)
    expect(movedPlace('Bredband', 'Bredband nu', 3)).toBe(3)
    expect(movedPlace('abcdef', 'af', 3)).toBe(1)
  })
})
