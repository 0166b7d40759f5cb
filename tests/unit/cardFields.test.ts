/**
 * The fields of a card: one schema a kind, read softly, kept whole, merged key by key.
 * @module
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { newNote } from '../../shared/board/cards.ts'
import { type BoardRecord, readRecord, writeRecord } from '../../shared/board/document.ts'
import { attributeKey, metaOfFields, readCardFields } from '../../shared/insights/cardFields.ts'
import { extractInsights } from '../../shared/insights/extract.ts'
import { type Field, readField } from '../../shared/insights/fields.ts'
import { kindFields } from '../../shared/insights/kindFields.ts'
import { firstFields, recordFields } from '../../shared/insights/recordFields.ts'
import { attributeSchema } from '../../shared/protocol/attributes.ts'
import { Insight } from '../../shared/protocol/insights.ts'
import { kinds, languages } from '../../shared/vocabulary.ts'

const room = { id: 'r'.repeat(21), step: 'prioritisation', processId: 'p'.repeat(21) } as const
const card = (meta: Record<string, unknown>, kind = 'action'): BoardRecord => {
  const note = newNote({ id: 'shape:a', text: 'Kort', x: -9_000, y: 0, index: 'a1', sector: 'academia' })
  return { ...note, meta: { ...(note.meta as object), kind, ...meta } }
}
const recordOf = (meta: Record<string, unknown>, kind = 'action') => {
  const { insights, warnings } = extractInsights([card(meta, kind)], room)
  const [insight] = insights
  if (!insight) throw new Error('no record')
  return { insight, warnings: warnings.filter(({ code }) => code === 'field_unfit') }
}

/** The fields of domain.md, 2.3 and 3.1, by kind. */
const wanted = {
  observation: ['facet'],
  actor: ['orgType'],
  evidence: ['source', 'url', 'date'],
  assumption: ['tested'],
  milestone: ['year', 'checks.direction', 'checks.platform', 'checks.return'],
  goal_conflict: ['sides', 'score', 'handling', 'handlingText'],
  focus_area: ['needs', 'actions'],
  action: ['what', 'how', 'impact', 'effort', 'quadrant', 'criteriaScores'],
  criterion: ['weight'],
  governance_body: ['bodyType', 'members', 'mandate', 'meetingRhythm'],
  mandate: ['who', 'what', 'basis', 'steeredBy'],
  decision_need: ['body', 'deadline', 'operatingYear'],
  steering_document: ['ref', 'dnr'],
  instrument: ['level', 'instrumentType'],
  funding: ['source', 'callPeriod', 'amountEstimate', 'coFinancing'],
  indicator: [
    'type',
    'unit',
    'baseline.value',
    'baseline.date',
    'target.value',
    'target.date',
    'source',
    'frequency',
  ],
  result: ['value', 'date'],
  adjustment: ['changes', 'of'],
} as const

describe.each(kinds)('the schema of %s', (kind) => {
  test('has a name in both languages for each field and choice, and each field once', () => {
    const fields: readonly Field[] = [...kindFields[kind], ...recordFields]
    for (const { name, help, form } of fields)
      for (const language of languages) {
        expect(name[language]).not.toBe('')
        if (help) expect(help[language]).not.toBe('')
        if (form.is === 'choice')
          for (const option of Object.values(form.options)) expect(option[language]).not.toBe('')
      }
    expect(new Set(fields.map(({ key }) => key)).size).toBe(fields.length)
  })

  test('has the fields that the domain names', () => {
    const keys = kindFields[kind].map(({ key }) => key)
    expect(keys).toEqual(
      expect.arrayContaining([...((wanted as Record<string, readonly string[]>)[kind] ?? [])]),
    )
  })
})

test('the fields of any kind are those of the record model', () => {
  expect(recordFields.map(({ key }) => key).sort()).toEqual(
    [
      'goals',
      'horizonYear',
      'mode',
      'owner.organisation',
      'period',
      'place',
      'reviewDate',
      'sdg',
      'subArea',
    ].sort(),
  )
  for (const keys of Object.values(firstFields))
    for (const key of keys) expect(recordFields.some((field) => field.key === key)).toBe(true)
})

describe('a card', () => {
  test('says in its record what was filled in, nested where a key has a dot, a time with its words', () => {
    const { insight, warnings } = recordOf({
      'attrs.how': ' Pilot i två kommuner ',
      'attrs.impact': 5,
      'attrs.checks.direction': true,
      'attrs.checks.return': false,
      'owner.organisation': 'Kommunernas näringslivskontor',
      period: 'Från och med januari 2022',
      place: ['Åre', 'Härjedalen', 'Åre'],
      sdg: [11, 8],
      horizonYear: 2030,
      mode: 'seeking',
      reviewDate: '2022-12',
    })
    expect(insight).toMatchObject({
      attrs: { how: 'Pilot i två kommuner', impact: 5, checks: { direction: true, return: false } },
      owner: { organisation: 'Kommunernas näringslivskontor' },
      period: { label: 'Från och med januari 2022', from: '2022-01-01' },
      place: ['Åre', 'Härjedalen'],
      sdg: [8, 11],
      horizonYear: 2030,
      mode: 'seeking',
      reviewDate: '2022-12',
    })
    expect([insight.unfit, warnings]).toEqual([undefined, []])
  })

  test('keeps what its fields cannot take, apart, and a warning tells of it', () => {
    const meta = { 'attrs.impact': 'mycket', 'attrs.unheardOf': 1, sdg: [18], 'attrs.effort': 2 }
    const { insight, warnings } = recordOf(meta)
    expect(insight.attrs).toEqual({ effort: 2 })
    expect(insight.unfit).toEqual({ 'attrs.impact': 'mycket', 'attrs.unheardOf': 1, sdg: [18] })
    expect(warnings.map(({ field, shapeId }) => [field, shapeId])).toEqual([
      ['attrs.impact', 'shape:a'],
      ['attrs.unheardOf', 'shape:a'],
      ['sdg', 'shape:a'],
    ])
  })

  test('that was of another kind keeps what that kind said, without a warning', () => {
    const { insight, warnings } = recordOf({ 'attrs.impact': 4 }, 'need')
    expect([insight.attrs, insight.unfit, warnings]).toEqual([{}, { 'attrs.impact': 4 }, []])
    expect(recordOf({ 'attrs.impact': 4 }).insight.attrs).toEqual({ impact: 4 })
  })

  test('of a board from before each field had its key is read as it was, and each key comes before', () => {
    const attrs = { impact: 3, effort: 2, checks: { platform: true } }
    expect(recordOf({ attrs, 'attrs.impact': 5, 'attrs.effort': null }).insight.attrs).toEqual({
      impact: 5,
      checks: { platform: true },
    })
  })

  test('tells nobody’s fields from the prototype of objects', () => {
    const meta = JSON.parse('{"attrs": {"__proto__": 1, "constructor": 2}, "attrs.toString": 3}')
    const { insight } = recordOf(meta)
    expect(insight.attrs).toEqual({})
    expect(Object.keys(insight.unfit ?? {}).sort()).toEqual([
      'attrs.__proto__',
      'attrs.constructor',
      'attrs.toString',
    ])
  })
})

const anyValue = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.integer({ min: -4, max: 18 }),
  fc.constantFrom(
    '2024',
    '2024-02-30',
    '2021-05',
    'https://example.org/a',
    'seeking',
    'eu',
    'avoid',
    'strength',
    '',
  ),
  fc.array(fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constantFrom('Åre', '')), { maxLength: 4 }),
)
const anyKey = fc.constantFrom(
  ...recordFields.map(({ key }) => key),
  ...kinds.flatMap((kind) => kindFields[kind].map(({ key }) => attributeKey(key))),
  'attrs.x',
  'attrs.y.z',
)
const anyMeta = fc.dictionary(anyKey, anyValue, { maxKeys: 12 })

test('whatever stands on a card: its record fits the schemas, and nothing said is lost', () => {
  fc.assert(
    fc.property(anyMeta, fc.constantFrom(...kinds), (meta, kind) => {
      const { insight } = recordOf(meta, kind)
      expect(attributeSchema(kind).safeParse(insight.attrs).error).toBeUndefined()
      expect(Insight.safeParse(insight).error).toBeUndefined()
      const { record, attrs, unfit } = readCardFields(meta, kind, {})
      const kept = metaOfFields({ kind, attrs, unfit: unfit ?? {}, ...record })
      for (const [key, value] of Object.entries(meta)) {
        if (value === null) continue
        expect(Object.hasOwn(kept, key) || derivedOf(kind, key)).toBe(true)
        if (unfit && Object.hasOwn(unfit, key)) expect(kept[key]).toEqual(value)
      }
    }),
  )
})

const derivedOf = (kind: (typeof kinds)[number], key: string) =>
  kindFields[kind].some((field) => field.derived && attributeKey(field.key) === key)

test('what was read, written again, reads the same: in every kind, for every value that fits', () => {
  fc.assert(
    fc.property(anyMeta, fc.constantFrom(...kinds), (meta, kind) => {
      const first = recordOf(meta, kind).insight
      const again = recordOf(metaOfFields(first) as Record<string, unknown>, kind).insight
      const { quadrant: _quadrant, criteriaScores: _scores, ...attrs } = first.attrs
      expect({ ...again, attrs: again.attrs }).toEqual({ ...first, attrs })
    }),
  )
})

test('a value that fits is taken by the schema, and one that does not is not', () => {
  const fields = kinds.flatMap((kind) => kindFields[kind].map((field) => ({ kind, field })))
  const scores = fields.find(({ field }) => field.key === 'criteriaScores')
  if (!scores) throw new Error('no field holds scores')
  fc.assert(
    fc.property(fc.constantFrom(...fields), anyValue, ({ kind, field }, value) => {
      const read = readField(field, value)
      const [outer = '', inner] = field.key.split('.')
      const said = read.fits ? read.value : value
      const attrs = inner === undefined ? { [outer]: said } : { [outer]: { [inner]: said } }
      const taken = attributeSchema(kind).safeParse(attrs).success
      if (read.fits) expect(taken).toBe(true)
      else if (!['line', 'text', 'list', 'url', 'schedule', 'records', 'date'].includes(field.form.is))
        expect(taken && value !== undefined).toBe(false)
    }),
    // No scores at all are no value.
    { examples: [[scores, {}]] },
  )
})

test('two people who fill in different fields of one card at the same time both win', () => {
  const [anna, bertil] = [new Y.Doc(), new Y.Doc()]
  writeRecord(anna, card({}))
  Y.applyUpdate(bertil, Y.encodeStateAsUpdate(anna))
  const say = (doc: Y.Doc, key: string, value: unknown) => {
    const record = readRecord(doc, 'shape:a')
    if (!record) throw new Error('the card is gone')
    writeRecord(doc, { ...record, meta: { ...(record.meta as object), [key]: value } }, { text: false })
  }
  say(anna, 'attrs.impact', 5)
  say(bertil, 'attrs.effort', 2)
  Y.applyUpdate(anna, Y.encodeStateAsUpdate(bertil))
  Y.applyUpdate(bertil, Y.encodeStateAsUpdate(anna))
  for (const doc of [anna, bertil])
    expect(readRecord(doc, 'shape:a')?.meta).toMatchObject({ 'attrs.impact': 5, 'attrs.effort': 2 })
})
