/**
 * The seed's own pieces: the backcasting ladder and the governance table, word for word and as data.
 * @module
 */
import { describe, expect, test } from 'vitest'
import { readZones } from '../../shared/board/cards.ts'
import { seedBoard } from '../../shared/board/seed.ts'
import { extractInsights } from '../../shared/insights/extract.ts'
import { readSchedule } from '../../shared/insights/schedule.ts'
import { ownTemplate, ProcessTemplate } from '../../shared/protocol/processTemplate.ts'
import { governanceOrder, governanceRows, governanceShapeId } from '../../shared/rooms/governanceTable.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'
import { ladderBoxes, missingBoxes } from '../../shared/rooms/ladder.ts'
import { aimsOf } from '../../shared/rooms/ofTemplate.ts'
import { areInOrder, inYears, templateInYears, yearsFrom } from '../../shared/rooms/years.ts'
import type { Kind } from '../../shared/vocabulary.ts'

const years = { target: 2050, vision: 2030, start: 2022 }

/** Section 1.4 of docs/domain.md. */
const boxes = [
  'Kunskap om backcasting och varför det är viktigt att planera från framtiden, helst med anledning av hållbar utveckling',
  'Vad betyder målbilden för 2050? Vilka drivkrafter innehåller den som påverkar våra uppdrag?',
  'Vilka utmaningar och behov finns?',
  'Vilka aktiviteter behöver vi göra för att uppnå den förändring vi vill se?',
  'Konkreta omställningsaktiviteter att arbeta med från och med 2022',
  'Förbereda för första steget i förändringen från och med januari 2022',
  'Om det behövs politiska beslut, så tas de i december inför verksamhetsåret 2022',
]

describe('the backcasting ladder', () => {
  test('has the seven boxes word for word, in order, and no year of its own', () => {
    expect(ladderBoxes.map(({ prompt }) => inYears(prompt, years).sv)).toEqual(boxes)
    for (const { name, prompt, help } of ladderBoxes) {
      expect(JSON.stringify([name, prompt, help])).not.toMatch(/\d{4}/)
      expect([name.en, prompt.en].every((words) => words.length > 5)).toBe(true)
    }
  })

  test('is laid out on the board of the vision room, clear of its zones, and once', () => {
    const board = seedBoard(roomTemplates.vision)
    const laid = missingBoxes(board, years)
    const zones = readZones([...board, ...laid])
    expect(zones.map(({ id }) => id)).toEqual(expect.arrayContaining(ladderBoxes.map(({ zone }) => zone)))
    const meet = (a: (typeof zones)[number], b: (typeof zones)[number]) =>
      a.box.x < b.box.x + b.box.w - 0.01 &&
      b.box.x < a.box.x + a.box.w - 0.01 &&
      a.box.y < b.box.y + b.box.h - 0.01 &&
      b.box.y < a.box.y + a.box.h - 0.01
    for (const a of zones) for (const b of zones) if (a.id !== b.id) expect(meet(a, b)).toBe(false)
    expect(missingBoxes([...board, ...laid], years)).toEqual([])
    expect(zones.find(({ id }) => id === 'ladder.transition')?.name.sv).toBe('Omställning från 2022')
  })

  test('a card in a box is a record of that box and of its first kind', () => {
    const board = [
      ...seedBoard(roomTemplates.vision),
      ...missingBoxes(seedBoard(roomTemplates.vision), years),
    ]
    for (const { zone, kinds } of ladderBoxes) {
      const { box } = readZones(board).find(({ id }) => id === zone) ?? { box: { x: 0, y: 0 } }
      const note = {
        id: 'shape:one',
        typeName: 'shape',
        type: 'note',
        parentId: 'page:page',
        x: box.x + 20,
        y: box.y + 60,
        props: {
          richText: {
            type: 'doc',
            content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Ett' }] }],
          },
        },
        meta: {},
      }
      const { insights } = extractInsights([...board, note], { id: 'room', step: 'vision' })
      const [insight] = insights
      expect([insight?.zone, kinds.includes(insight?.kind ?? 'asset')]).toEqual([zone, true])
    }
  })
})

describe('the governance table', () => {
  test('has the eight parts of the responsibility, with their timetables word for word and read', () => {
    expect(governanceRows.map(({ area, schedule }) => [area.sv, schedule.sv])).toEqual([
      ['Styrning och kontroll, anslag 1:1', 'Pågår, klart 2021'],
      ['Projekt Vägar till hållbar utveckling', 'Pågår, klart 2023'],
      ['Extern finansiering', 'Oktober 2021'],
      ['Påverkansarbete', 'Oktober 2021'],
      ['Regional infrastrukturplan/länstransportplan', 'I drift 2022.'],
      ['Deltagande i forum', 'Pågår, klart höst 2021'],
      ['Bredband', '2021'],
      ['Kompetensförsörjning', 'Sommaren 2021'],
    ])
    for (const { schedule, steeredBy } of governanceRows) {
      const [sv, en] = [readSchedule(schedule.sv), readSchedule(schedule.en)]
      expect(sv.label).toBe(schedule.sv)
      expect(sv.from && sv.to && sv.precision).toBeTruthy()
      expect({ ...en, label: '' }).toEqual({ ...sv, label: '' })
      expect(steeredBy.map((name) => name.sv)).toEqual(['Regional utvecklingsstrategi (RUS)'])
    }
  })
})

describe('the aims of a process', () => {
  test('are the overall aim and the three priorities word for word, where its template has no others', () => {
    const { overall, priorities } = aimsOf(null)
    expect(overall.sv).toBe(
      'Utvecklingskraft med stärkt lokal och regional konkurrenskraft för en hållbar utveckling i alla delar av länet',
    )
    expect(priorities.map(({ sv }) => sv)).toEqual([
      'Förutsättningar för utvecklingskraft i hela länet',
      'Hållbar utveckling genom att synliggöra och adressera målkonflikter i tillväxtarbetet',
      'Utveckling av styrkeområdena som pekas ut i program för smart specialisering',
    ])
    expect([overall, ...priorities].every(({ en }) => en !== '')).toBe(true)
    const { aims: _, ...older } = ownTemplate()
    expect(aimsOf(ProcessTemplate.parse(older))).toEqual(aimsOf(null))
    const aims = { overall: { sv: 'Alla byar lever', en: 'All villages live' }, priorities: [] }
    expect(aimsOf(ProcessTemplate.parse({ ...older, aims }))).toEqual(aims)
  })
})

describe('the rows of the governance table', () => {
  const row = (shapeId: string, order: number, zone = 'mandates', kind: Kind = 'mandate') => ({
    kind,
    zone,
    order,
    provenance: { shapeId },
  })
  const [first, second] = governanceRows.map(governanceShapeId)

  test('come in the order of the table, however their cards lie; then what was added, as it lies', () => {
    const rows = [
      row('shape:elsewhere', 0, 'working_groups'),
      row('shape:added', 1),
      row(second ?? '', 2),
      row(first ?? '', 3, 'parking'),
      row('shape:body', 4, 'mandates', 'governance_body'),
    ]
    expect(governanceOrder(rows).map(({ provenance: { shapeId } }) => shapeId)).toEqual([
      first,
      second,
      'shape:added',
      'shape:elsewhere',
    ])
  })
})

describe('the years of a process', () => {
  test('come one after the other; where nobody set them, from the year it was made in', () => {
    expect(yearsFrom(new Date('2026-11-26'))).toEqual({ target: 2050, vision: 2030, start: 2027 })
    expect(areInOrder(years)).toBe(true)
    expect(areInOrder({ ...years, vision: 2021 })).toBe(false)
  })

  test('stand in the headings of its rooms, each in the place of its own', () => {
    const { zones, roomName } = templateInYears(roomTemplates.vision, {
      target: 2060,
      vision: 2050,
      start: 2030,
    })
    const names = zones.map(({ name }) => name.sv)
    expect(names).toContain('Vision 2050 per styrkeområde')
    expect(names).toContain('Målbild 2060')
    expect(roomName.sv).toBe('Framtidens rum – 2050')
    expect(templateInYears(roomTemplates.vision, years)).toEqual(roomTemplates.vision)
  })
})
