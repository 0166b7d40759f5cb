import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newNote, PAGE_ID, readZones, sectorColors } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import { freeSpot } from '../../shared/board/placement.ts'
import { seedBoard, zoneShapeId } from '../../shared/board/seed.ts'
import { canonicalJson } from '../../shared/insights/canonical.ts'
import { extractInsights } from '../../shared/insights/extract.ts'
import { relationChoices } from '../../shared/insights/relations.ts'
import { GRID_UNIT, roomTemplates } from '../../shared/rooms/index.ts'
import { kinds, relationAllowed, sectors, steps } from '../../shared/vocabulary.ts'

const room = { id: 'room', step: 'analysis', processId: 'process' } as const
const board = seedBoard(roomTemplates.analysis)
const zone = (id: string) => {
  const found = roomTemplates.analysis.zones.find((one) => one.id === id)
  if (!found) throw new Error(`no zone ${id}`)
  return {
    x: found.x * GRID_UNIT,
    y: found.y * GRID_UNIT,
    w: found.w * GRID_UNIT,
    h: found.h * GRID_UNIT,
  }
}
const note = (id: string, zoneId: string | null, meta: object = {}): BoardRecord => {
  const at = zoneId ? freeSpot(zone(zoneId), []) : { x: -5_000, y: -5_000 }
  const sector = 'business'
  return {
    ...newNote({
      id: `shape:${id}`,
      text: `Text ${id}`,
      ...at,
      index: 'a5',
      sector,
    }),
    meta: { sector, ...meta },
  }
}
const arrow = (
  id: string,
  from: string | null,
  to: string | null,
  meta: object = {},
  text = '',
): BoardRecord[] => [
  {
    id: `shape:${id}`,
    typeName: 'shape',
    type: 'arrow',
    x: 0,
    y: 0,
    rotation: 0,
    parentId: PAGE_ID,
    index: 'a6',
    props: { text, start: { x: 0, y: 0 }, end: { x: 100, y: 0 } },
    meta,
  },
  ...(['start', 'end'] as const).flatMap((terminal): BoardRecord[] => {
    const bound = terminal === 'start' ? from : to
    if (!bound) return []
    const ends = { fromId: `shape:${id}`, toId: `shape:${bound}` }
    return [
      {
        id: `binding:${id}-${terminal}`,
        typeName: 'binding',
        type: 'arrow',
        ...ends,
        props: { terminal },
        meta: {},
      },
    ]
  }),
]

describe('a card', () => {
  test('has kind and facet from the zone its centre lies in, and its author’s sector', () => {
    const { insights } = extractInsights([...board, note('a', 'weaknesses')], room)
    expect(insights).toMatchObject([
      {
        id: 'room:a',
        kind: 'observation',
        facet: 'weakness',
        zone: 'weaknesses',
        sector: 'business',
        text: 'Text a',
        status: 'trial',
        step: 1,
        provenance: {
          processId: 'process',
          roomId: 'room',
          shapeId: 'shape:a',
        },
      },
    ])
  })

  test('keeps the kind its author chose where the zone takes it, and else has the zone’s', () => {
    const records = [note('a', 'evidence', { kind: 'question' }), note('b', 'evidence', { kind: 'vision' })]
    const { insights } = extractInsights([...board, ...records], room)
    expect(insights.map((insight) => insight.kind)).toEqual(['question', 'evidence'])
  })

  test('outside every zone is kept, with zone null and a warning', () => {
    const { insights, warnings } = extractInsights([...board, note('a', null)], room)
    expect(insights).toMatchObject([{ zone: null }])
    expect(warnings).toMatchObject([{ code: 'card_unsorted', shapeId: 'shape:a' }])
  })

  test('in two zones belongs to the smaller', () => {
    const inner = board.find((record) => record.id === zoneShapeId('strengths')) as BoardRecord
    const small = {
      ...inner,
      id: 'shape:small',
      props: { ...(inner.props as object), zoneId: 'small', w: 300, h: 400 },
    }
    const { insights } = extractInsights([...board, small, note('a', 'strengths')], room)
    expect(insights).toMatchObject([{ zone: 'small' }])
  })

  test('in a frame is where the frame is, and in the frame’s group', () => {
    const frame = {
      ...zone('threats'),
      id: 'shape:f',
      typeName: 'shape',
      type: 'frame',
      parentId: PAGE_ID,
      rotation: 0,
    }
    const inside = { ...note('a', null), x: 20, y: 200, parentId: 'shape:f' }
    const { insights, groups } = extractInsights(
      [...board, { ...frame, props: { name: 'Bredband' } }, inside],
      room,
    )
    expect(insights).toMatchObject([{ zone: 'threats', group: 'shape:f', status: 'shared' }])
    expect(groups).toEqual([{ id: 'shape:f', heading: 'Bredband', members: ['room:a'] }])
  })

  test('in a group without words inside a frame is under what the frame says', () => {
    const outer = {
      ...zone('threats'),
      ...{ id: 'shape:f', typeName: 'shape', type: 'frame', parentId: PAGE_ID, rotation: 0 },
      props: { name: 'Bredband' },
    }
    const group = {
      ...{ id: 'shape:g', typeName: 'shape', type: 'group', parentId: 'shape:f', rotation: 0, x: 0, y: 0 },
      props: {},
    }
    const inside = (id: string) => ({ ...note(id, null), x: 20, y: 200, parentId: 'shape:g' })
    const read = (groupHas: BoardRecord[]) =>
      extractInsights([...board, outer, group, inside('a'), inside('b'), ...groupHas], room)
    expect(read([]).groups).toEqual([{ id: 'shape:f', heading: 'Bredband', members: ['room:a', 'room:b'] }])
    expect(read([]).insights.map(({ group: of }) => of)).toEqual(['shape:f', 'shape:f'])
    // One that says something of its own goes on being a group of its own.
    const words = { ...inside('c'), type: 'text' }
    expect(read([words]).groups).toMatchObject([
      { id: 'shape:f', heading: 'Bredband', members: [] },
      { id: 'shape:g', members: ['room:a', 'room:b', 'room:c'] },
    ])
  })

  test('in thousands of groups without words, each within the next, is under what the outermost says', () => {
    const deep = 12_000
    const frame = { id: 'shape:0', typeName: 'shape', type: 'frame', parentId: PAGE_ID, x: 0, y: 0 }
    const groups = Array.from({ length: deep }, (_, i) => ({
      ...{ id: `shape:${i + 1}`, typeName: 'shape', type: 'group', parentId: `shape:${i}`, x: 0, y: 0 },
      props: {},
    }))
    const read = (name: string) =>
      extractInsights(
        [
          { ...frame, props: { name } },
          ...groups,
          ...['a', 'b'].map((id, i) => ({ ...note(id, null), parentId: `shape:${deep - i}` })),
        ],
        room,
      ).groups
    expect(read('Bredband')).toEqual([{ id: 'shape:0', heading: 'Bredband', members: ['room:a', 'room:b'] }])
    // Under nothing, each is what its own group holds.
    expect(read('').flatMap(({ members }) => members)).toHaveLength(2)
  })

  test('in groups that are each within the other is still read', () => {
    const ring = ['g', 'h'].map((id) => ({
      ...{ id: `shape:${id}`, typeName: 'shape', type: 'group', x: 0, y: 0, props: {} },
      parentId: id === 'g' ? 'shape:h' : 'shape:g',
    }))
    const { groups } = extractInsights([...ring, { ...note('a', null), parentId: 'shape:g' }], room)
    expect(groups).toEqual([{ id: 'shape:g', heading: '', members: ['room:a'] }])
  })

  test('on a board without zones is read by the template', () => {
    expect(extractInsights([note('a', 'threats')], room).insights).toMatchObject([{ zone: 'threats' }])
  })

  test('that is empty is no record', () => {
    const empty = newNote({
      id: 'shape:e',
      text: '  ',
      x: 0,
      y: 0,
      index: 'a5',
      sector: null,
    })
    expect(extractInsights([...board, empty], room).insights).toEqual([])
  })
})

describe('an arrow', () => {
  const cards = [note('a', 'weaknesses'), note('b', 'challenges_needs')]

  test('bound at both ends is a relation, of the type the kinds at its ends suggest', () => {
    const { relations, insights } = extractInsights([...board, ...cards, ...arrow('r', 'a', 'b')], room)
    expect(relations).toEqual([{ from: 'room:a', to: 'room:b', type: 'leads_to', shapeId: 'shape:r' }])
    expect(insights[0]?.relations).toEqual([{ to: 'room:b', type: 'leads_to', shapeId: 'shape:r' }])
  })

  test('has the type and score chosen on it, where the kinds allow, and its label as a note', () => {
    const chosen = arrow('r', 'a', 'b', { relation: 'contradicts', score: -2 }, 'men inte i Härjedalen')
    expect(extractInsights([...board, ...cards, ...chosen], room).relations).toMatchObject([
      { type: 'contradicts', score: -2, note: 'men inte i Härjedalen' },
    ])
    const wrong = extractInsights([...board, ...cards, ...arrow('r', 'a', 'b', { relation: 'funds' })], room)
    expect(wrong.relations).toMatchObject([{ type: 'leads_to' }])
    expect(wrong.warnings).toMatchObject([{ code: 'relation_not_allowed', shapeId: 'shape:r' }])
  })

  test.each([
    ['at one end', arrow('r', 'a', null), 'arrow_half_bound'],
    ['from a card to itself', arrow('r', 'a', 'a'), 'arrow_to_itself'],
    ['to something without text', arrow('r', 'a', 'zone-threats'), 'relation_end_not_card'],
  ])('bound %s goes to the warnings', (_what, records, code) => {
    const { relations, warnings } = extractInsights([...board, ...cards, ...records], room)
    expect(relations).toEqual([])
    expect(warnings).toMatchObject([{ code, shapeId: 'shape:r' }])
  })

  test('that leads nowhere still has its words in a record', () => {
    const { insights } = extractInsights([...board, ...arrow('r', null, null, {}, 'mot framtiden')], room)
    expect(insights).toMatchObject([{ id: 'room:r', text: 'mot framtiden' }])
  })

  test.each([
    ['at both ends, one of them to what is no card', 'a', 'zone-threats'],
    ['to the label of another arrow', 'a', 's'],
  ])('bound %s has its words in a record as well', (_what, from, to) => {
    const records = [...arrow('r', from, to, {}, 'men inte här'), ...arrow('s', null, null, {}, 'ditåt')]
    const { insights, relations, warnings } = extractInsights([...board, ...cards, ...records], room)
    expect(insights.filter(({ text }) => text === 'men inte här')).toMatchObject([{ id: 'room:r' }])
    expect(relations).toEqual([])
    expect(warnings).toContainEqual(
      expect.objectContaining({ code: 'relation_end_not_card', shapeId: 'shape:r' }),
    )
  })

  test('under a heading is in the zone that its heading lies in', () => {
    const { x, y } = zone('threats')
    const heading = {
      ...{ id: 'shape:f', typeName: 'shape', type: 'frame', parentId: PAGE_ID, rotation: 0 },
      ...{ x: x + 100, y: y + 200, props: { w: 500, h: 400, name: 'Bredband' } },
    }
    const [inside] = arrow('r', null, null, {}, 'ditåt')
    const { insights } = extractInsights(
      [...board, heading, { ...inside, parentId: 'shape:f' } as BoardRecord],
      room,
    )
    expect(insights).toMatchObject([{ zone: 'threats', group: 'shape:f' }])
  })
})

test.each([
  [{ kinds: ['nonsense'] }, 'observation'],
  [{ kinds: ['toString', 'need'] }, 'need'],
  [{ name: null, prompt: 3 }, 'observation'],
])('a zone of which another program says %j is read as far as it can be', (props, kind) => {
  const odd = board.map((record) =>
    record.id === zoneShapeId('threats')
      ? { ...record, props: { ...(record.props as object), ...props } }
      : record,
  )
  const { insights } = extractInsights([...odd, note('a', 'threats')], room)
  expect(insights).toMatchObject([{ zone: 'threats', kind }])
  for (const { name, prompt } of readZones(odd))
    for (const text of [name.sv, name.en, prompt.sv, prompt.en]) expect(typeof text).toBe('string')
})

test('a goal conflict names its sides, and warns of fewer than two', () => {
  const cards = [note('c', 'goal_conflicts'), note('a', 'weaknesses'), note('b', 'challenges_needs')]
  const one = extractInsights([...board, ...cards, ...arrow('r', 'c', 'a')], room)
  expect(one.warnings).toMatchObject([{ code: 'goal_conflict_sides' }])
  const twice = extractInsights([...board, ...cards, ...arrow('r', 'c', 'a'), ...arrow('s', 'c', 'a')], room)
  expect(twice.warnings).toMatchObject([{ code: 'goal_conflict_sides' }])
  const two = extractInsights([...board, ...cards, ...arrow('r', 'c', 'a'), ...arrow('s', 'c', 'b')], room)
  expect(two.warnings).toEqual([])
  expect(two.insights.find((insight) => insight.kind === 'goal_conflict')?.attrs.sides).toEqual([
    'room:a',
    'room:b',
  ])
})

test('relations to other rooms ride on the card', () => {
  const carried = note('a', 'weaknesses', {
    origin: 'vision:v1',
    relations: [{ type: 'leads_to', to: 'vision:v2' }, { type: 'x' }],
  })
  expect(extractInsights([...board, carried], room).relations).toEqual([
    {
      from: 'room:a',
      to: 'vision:v1',
      type: 'derived_from',
      shapeId: 'shape:a',
    },
    { from: 'room:a', to: 'vision:v2', type: 'leads_to', shapeId: 'shape:a' },
  ])
})

const anyCard = fc.record({
  x: fc.integer({ min: -500, max: 4_500 }),
  y: fc.integer({ min: -500, max: 3_000 }),
  text: fc.string({ maxLength: 10 }),
  sector: fc.constantFrom(...sectors),
})

test('every card with text is in exactly one record, whatever the order of the records', () => {
  fc.assert(
    fc.property(fc.array(anyCard, { maxLength: 30 }), fc.integer(), (cards, seed) => {
      const notes = cards.map((card, i) => newNote({ id: `shape:${i}`, index: 'a5', ...card }))
      const records = [...board, ...notes]
      const shuffled = [...records].sort(
        (a, b) => ((a.id.length * seed) % 7) - ((b.id.length * seed) % 5) || (a.id < b.id ? 1 : -1),
      )
      const first = extractInsights(records, room)
      expect(canonicalJson(extractInsights(shuffled, room))).toBe(canonicalJson(first))
      const written = notes.filter((_, i) => cards[i]?.text.trim() !== '').map((one) => one.id)
      expect(first.insights.map((insight) => insight.provenance.shapeId).sort()).toEqual(written.sort())
    }),
    { numRuns: 300 },
  )
})

/** A zone of the template, and two places in it for the middle of a card, as shares of its width and height. */
const anyMove = fc.record({
  zone: fc.constantFrom(...roomTemplates.analysis.zones.map(({ id }) => id)),
  from: fc.tuple(
    fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    fc.double({ min: 0.01, max: 0.99, noNaN: true }),
  ),
  to: fc.tuple(
    fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    fc.double({ min: 0.01, max: 0.99, noNaN: true }),
  ),
})

test('a card that is moved within its zone says what it said: only its place in the reading order may change', () => {
  const at = (zoneId: string, [across, down]: readonly [number, number]) => {
    const box = zone(zoneId)
    return { x: box.x + box.w * across - 100, y: box.y + box.h * down - 100 }
  }
  fc.assert(
    fc.property(fc.array(anyMove, { minLength: 1, maxLength: 20 }), fc.array(fc.nat(19)), (moves, joined) => {
      const lines = joined.flatMap((to, i) =>
        arrow(`line${i}`, `${i % moves.length}`, `${to % moves.length}`, { relation: 'supports' }),
      )
      const notes = (end: 'from' | 'to') =>
        moves.map((move, i) => {
          const place = at(move.zone, move[end])
          return newNote({ id: `shape:${i}`, text: `Kort ${i}`, index: 'a5', sector: 'business', ...place })
        })
      const read = (end: 'from' | 'to') => {
        const { insights, relations } = extractInsights([...board, ...notes(end), ...lines], room)
        const saying = insights.map(({ order: _, ...insight }) => [insight.id, insight] as const)
        const order = insights.map((insight) => `${insight.zone}/${insight.order}`)
        return {
          saying: Object.fromEntries(saying),
          order: order.sort(),
          relations: relations.map(canonicalJson).sort(),
        }
      }
      expect(read('to')).toEqual(read('from'))
    }),
    { numRuns: 300 },
  )
})

test('a free spot lies in the zone and overlaps no card, as long as there is room', () => {
  const box = zone('challenges_needs')
  const taken: { x: number; y: number; w: number; h: number }[] = []
  for (let i = 0; i < 24; i++) {
    const at = { ...freeSpot(box, taken), w: 200, h: i % 3 === 0 ? 260 : 200 }
    if (i < 15)
      for (const other of taken)
        expect(
          at.x >= other.x + other.w ||
            other.x >= at.x + at.w ||
            at.y >= other.y + other.h ||
            other.y >= at.y + at.h,
        ).toBe(true)
    expect(
      at.x >= box.x && at.x + at.w <= box.x + box.w && at.y >= box.y && at.y + 200 <= box.y + box.h,
    ).toBe(true)
    taken.push(at)
  }
})

test('the choices between two kinds are all allowed, and there is always one', () => {
  for (const from of kinds)
    for (const to of kinds) {
      const choices = relationChoices(from, to)
      expect(choices.length).toBeGreaterThan(0)
      expect(choices.every((type) => relationAllowed(type, from, to))).toBe(true)
      expect(new Set(choices).size).toBe(choices.length)
    }
})

test('each of the six rooms has zones in both languages that do not overlap', () => {
  expect(steps.map((step) => roomTemplates[step].number)).toEqual([1, 2, 3, 4, 5, 6])
  for (const step of steps) {
    const { zones } = roomTemplates[step]
    expect(zones.length).toBeGreaterThan(5)
    for (const one of zones) {
      expect(
        [one.name.sv, one.name.en, one.prompt.sv, one.prompt.en].every((words) => words.length > 2),
      ).toBe(true)
      expect(one.kinds.every((kind) => kinds.includes(kind))).toBe(true)
      for (const other of zones)
        if (one !== other)
          expect(
            one.x >= other.x + other.w ||
              other.x >= one.x + one.w ||
              one.y >= other.y + other.h ||
              other.y >= one.y + one.h,
          ).toBe(true)
    }
  }
})

test('each sector has a colour of its own', () => {
  expect(new Set(sectors.map((sector) => sectorColors[sector])).size).toBe(4)
})
