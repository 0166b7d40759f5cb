/**
 * Indicators over time: readings kept one key each, read in order, laid beside baseline and target.
 * @module
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { newNote } from '../../shared/board/cards.ts'
import { readRecord, writeRecord } from '../../shared/board/document.ts'
import { entryKey, metaOfFields, readCardFields } from '../../shared/insights/cardFields.ts'
import { courseOf, marksOf, measuredBy, readingsOf, tellsCourse } from '../../shared/insights/evaluation.ts'
import { extractInsights } from '../../shared/insights/extract.ts'
import { readField } from '../../shared/insights/fields.ts'
import { attributeSchema } from '../../shared/protocol/attributes.ts'
import { Insight } from '../../shared/protocol/insights.ts'

const key = (id: string) => entryKey('readings', id)
const card = (meta: Record<string, unknown>) => {
  const note = newNote({ id: 'shape:i', text: 'Byar med coach', x: -9_000, y: 0, index: 'a1', sector: null })
  return { ...note, meta: { ...(note.meta as object), kind: 'indicator', ...meta } }
}
const room = { id: 'r'.repeat(21), step: 'evaluation' } as const

const reading = fc.record(
  {
    date: fc.constantFrom('2026', '2027-02', '2027-02-28', '2028-11-01'),
    value: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    unit: fc.constantFrom('byar', 'procent'),
    source: fc.constant('Kommunernas enkät'),
    note: fc.constant('Två byar svarade inte.'),
  },
  { requiredKeys: ['date', 'value'] },
)
const readings = fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), reading, { minKeys: 1, maxKeys: 8 })

describe('readings', () => {
  test('stand one key each on the card, are in the record whole, and are carried with the card', () => {
    fc.assert(
      fc.property(readings, (given) => {
        const meta = Object.fromEntries(Object.entries(given).map(([id, one]) => [key(id), one]))
        const { insights, warnings } = extractInsights([card(meta)], room)
        const [insight] = insights
        if (!insight) throw new Error('no record')
        expect(insight.attrs).toEqual({ readings: given })
        expect(warnings.filter(({ code }) => code === 'field_unfit')).toEqual([])
        expect(attributeSchema('indicator').safeParse(insight.attrs).error).toBeUndefined()
        expect(Insight.safeParse(insight).error).toBeUndefined()
        expect(
          extractInsights([card(metaOfFields(insight) as object as never)], room).insights[0]?.attrs,
        ).toEqual(insight.attrs)
      }),
    )
  })

  test('come in the order of time, whatever they are called', () => {
    fc.assert(
      fc.property(readings, (given) => {
        const ordered = readingsOf({ attrs: { readings: given } })
        expect(ordered.map(({ id }) => id).sort()).toEqual(Object.keys(given).sort())
        const times = ordered.map(({ date }) => new Date(date).getTime())
        expect(times).toEqual(times.toSorted((a, b) => a - b))
      }),
    )
  })

  test.each([
    ['without a value', { date: '2027' }],
    ['of a day that there is not', { date: '2027-02-30', value: 1 }],
    ['with something else in it', { date: '2027', value: 1, who: 'Anna' }],
    ['of no number', { date: '2027', value: '12' }],
  ])('one %s is kept apart, and a warning tells of it', (_what, wrong) => {
    expect(readField({ form: { is: 'readings' } }, { a: wrong }).fits).toBe(false)
    const { attrs, unfit, misfits } = readCardFields(
      { [key('a')]: wrong, [key('b')]: { date: '2027', value: 2 } },
      'indicator',
      {},
    )
    expect(attrs).toEqual({ readings: { b: { date: '2027', value: 2 } } })
    expect([unfit, misfits]).toEqual([{ [key('a')]: wrong }, [key('a')]])
  })

  test('of two people at the same time are both there', () => {
    const [anna, bertil] = [new Y.Doc(), new Y.Doc()]
    writeRecord(anna, card({}))
    Y.applyUpdate(bertil, Y.encodeStateAsUpdate(anna))
    const say = (doc: Y.Doc, id: string, value: unknown) => {
      const record = readRecord(doc, 'shape:i')
      if (!record) throw new Error('the card is gone')
      writeRecord(doc, { ...record, meta: { ...(record.meta as object), [key(id)]: value } }, { text: false })
    }
    say(anna, 'a', { date: '2027', value: 1 })
    say(bertil, 'b', { date: '2028', value: 2 })
    Y.applyUpdate(anna, Y.encodeStateAsUpdate(bertil))
    Y.applyUpdate(bertil, Y.encodeStateAsUpdate(anna))
    for (const doc of [anna, bertil]) {
      const record = readRecord(doc, 'shape:i')
      expect(record && extractInsights([record], room).insights[0]?.attrs.readings).toEqual({
        a: { date: '2027', value: 1 },
        b: { date: '2028', value: 2 },
      })
    }
  })
})

describe('a course', () => {
  const attrs = {
    unit: 'byar',
    baseline: { value: 2, date: '2026' },
    target: { value: 12, date: '2030' },
    readings: {
      a: { date: '2028', value: 7 },
      b: { date: '2027', value: 4 },
      c: { date: '2029', value: 60, unit: 'procent' },
    },
  }

  test('tells how much of the way is done and of the time gone, by the newest reading in its own unit', () => {
    const course = courseOf({ attrs })
    expect(course.latest?.id).toBe('a')
    expect([course.done, course.gone?.toFixed(2)]).toEqual([0.5, '0.50'])
    expect(marksOf(course).measured.map(({ value }) => value)).toEqual([4, 7])
    expect(marksOf(course).way.map(({ value }) => value)).toEqual([2, 12])
    expect(marksOf(course).levels).toEqual([])
  })

  test('has an end without a date as a level of its chart', () => {
    const undated = courseOf({ attrs: { ...attrs, baseline: { value: 2 }, target: { value: 12 } } })
    expect(marksOf(undated)).toMatchObject({ way: [], levels: [2, 12] })
  })

  test('tells nothing in a chart while there is one value alone', () => {
    const drawn = (some: Record<string, unknown>) => tellsCourse(marksOf(courseOf({ attrs: some })))
    expect(drawn({})).toBe(false)
    expect(drawn({ readings: { a: { date: '2028', value: 7 } } })).toBe(false)
    expect(drawn({ target: { value: 12, date: '2030' } })).toBe(false)
    expect(drawn({ readings: { a: { date: '2028', value: 7 } }, target: { value: 12 } })).toBe(true)
    expect(drawn(attrs)).toBe(true)
  })

  test('goes the same way whether more or less is better', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -99, max: 99 }),
        fc.integer({ min: 1, max: 99 }),
        fc.boolean(),
        fc.integer({ min: 0, max: 4 }),
        (from, by, isMore, quarters) => {
          const to = isMore ? from + by : from - by
          const value = from + ((to - from) * quarters) / 4
          const { done } = courseOf({
            attrs: {
              baseline: { value: from },
              target: { value: to },
              readings: { a: { date: '2027', value } },
            },
          })
          expect(done).toBeCloseTo(quarters / 4, 9)
        },
      ),
    )
  })

  test('says nothing of a way that is not set', () => {
    for (const gap of [
      { baseline: undefined },
      { target: undefined },
      { target: attrs.baseline },
      { readings: undefined },
    ])
      expect(courseOf({ attrs: { ...attrs, ...gap } }).done).toBeNull()
  })
})

test('an indicator’s card says what in another room is measured by it, from there to here', () => {
  const vision = `${'v'.repeat(21)}:v03`
  const { relations, insights } = extractInsights(
    [card({ relations: [{ type: 'measured_by', from: vision }] })],
    room,
  )
  const id = insights[0]?.id ?? ''
  expect(relations).toEqual([{ from: vision, to: id, type: 'measured_by', shapeId: 'shape:i' }])
  expect(measuredBy(id, relations)).toEqual([vision])
})
