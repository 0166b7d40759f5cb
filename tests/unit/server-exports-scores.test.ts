/**
 * Scores that people gave, in what leaves the room: the report's tables and sentences, the table of records, and JSON.
 * @module
 */
import { Ajv2020 } from 'ajv/dist/2020.js'
import jsonld from 'jsonld'
import { describe, expect, test } from 'vitest'
import { toCsv } from '../../server/exports/csv.ts'
import { toJsonLd } from '../../server/exports/jsonld.ts'
import { jsonldSchema } from '../../server/exports/jsonldSchema.ts'
import { toMarkdown } from '../../server/exports/markdown.ts'
import { priorities } from '../../server/exports/priorities.ts'
import { apartByScores, weighedOrder } from '../../server/exports/prioritiesReport.ts'
import type { Outcome } from '../../server/exports/RoomOutcome.ts'
import { type Block, documentOf } from '../../server/exports/report.ts'
import { recordsTable } from '../../server/exports/tables.ts'
import type { Scored } from '../../shared/facilitation/scoring.ts'
import { criteriaOf, weighingOf } from '../../shared/insights/weighing.ts'
import { demoProcess } from '../support/outcome.ts'

const demo = await demoProcess()
const room = demo.rooms.find(({ snapshot }) => snapshot.step === 'prioritisation')
if (!room) throw new Error('the demo has no room of actions')
const criteria = criteriaOf(room.snapshot.insights).map(({ id }) => id)
const [first, second] = weighingOf(room.snapshot.insights).items.map(({ insight }) => insight.id)

/** Business gave the one, academia the other: of the rest two answered, who are not told. */
const scored = (mean: number, business: number, academia: number): Scored => ({
  mean,
  scorers: 8,
  min: 1,
  max: 5,
  bySector: {
    business: { mean: business, scorers: 3, min: business, max: business },
    academia: { mean: academia, scorers: 3, min: academia, max: academia },
  },
  suppressed: true,
})
const scoresFor = (one: Scored) => ({
  round: 'one',
  impact: one,
  criteria: Object.fromEntries(criteria.map((id) => [id, one])),
})

/** The demo, with two of its actions scored. */
const outcome: Outcome = {
  ...demo,
  rooms: demo.rooms.map((one) => ({
    ...one,
    snapshot: {
      ...one.snapshot,
      insights: one.snapshot.insights.map((insight) => {
        if (insight.id === first) return { ...insight, scores: scoresFor(scored(4.5, 5, 2)) }
        return insight.id === second ? { ...insight, scores: scoresFor(scored(2.5, 1, 3)) } : insight
      }),
    },
  })),
}
const textOf = (id: string | undefined) => room.snapshot.insights.find((one) => one.id === id)?.text
const tables = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.type === 'table' ? [block] : []))
const givenIn = (of: Outcome) =>
  tables(documentOf(of).blocks).filter(({ headings }) => headings[0] === 'Mått')

describe('scores that people gave', () => {
  test('are in the full report by action and measure, with an empty cell for who is not told', () => {
    const given = givenIn({ ...outcome, length: 'full' })
    expect(given).toHaveLength(2)
    const table = given.find(({ caption }) => caption === `${textOf(first)} (${first})`)
    expect(table?.headings.slice(0, 4)).toEqual(['Mått', 'Medel', 'Antal', 'Från–till'])
    expect(table?.rows).toHaveLength(1 + criteria.length)
    expect(table?.rows[0]).toEqual(['Effekt', 4.5, 8, '1–5', null, 5, null, 2])
    expect(givenIn({ ...outcome, length: 'brief' })).toEqual([])
    expect(givenIn({ ...demo, length: 'full' })).toEqual([])
  })

  test('decide the order, which says how far apart the sectors are; without any it is as it was', () => {
    const orderOf = (of: Outcome) =>
      tables(weighedOrder(of)).find(({ headings }) => headings.includes('Värde'))
    const row = orderOf(outcome)?.rows.find((one) => one[1] === textOf(first))
    expect(row?.slice(2, 4)).toEqual([4.5, '2–5'])
    expect(orderOf(outcome)?.headings).toContain('Mellan sektorerna')
    expect(orderOf(demo)?.headings).not.toContain('Mellan sektorerna')
  })

  test('in brief the order has its beginning, and not what would turn it', () => {
    const brief: Outcome = { ...outcome, length: 'brief' }
    const [order, ...others] = tables(weighedOrder(brief))
    expect(others).toEqual([])
    expect(order?.rows).toHaveLength(5)
    expect(order?.caption).toBe('De 5 första av 10 insatser')
    expect(order?.rows).toEqual(
      tables(weighedOrder(outcome))
        .find(({ headings }) => headings.includes('Värde'))
        ?.rows.slice(0, 5),
    )
    expect(weighedOrder(brief).length).toBeLessThan(weighedOrder(outcome).length)
  })

  test('stand where sectors differ most, each told sector beside all', () => {
    const [most] = apartByScores(outcome)
    expect(most).toEqual({
      text: textOf(first),
      details: ['Näringsliv: 5', 'Akademi: 2', 'Alla: 4,5'],
      id: first,
    })
    expect(apartByScores(demo)).toEqual([])
  })

  test('that lie close are told apart by lines, and the chart says what those are', () => {
    const close = {
      ...outcome,
      rooms: outcome.rooms.map((one) => ({
        ...one,
        snapshot: {
          ...one.snapshot,
          insights: one.snapshot.insights.map((insight) =>
            insight.id === first || insight.id === second
              ? { ...insight, scores: { ...scoresFor(scored(4.5, 5, 2)), effort: scored(2.5, 2, 3) } }
              : insight,
          ),
        },
      })),
    }
    const saying = (of: Outcome) =>
      priorities(of)
        .flatMap((block) => (block.type === 'chart' ? block.alternative : []))
        .join(' ')
    expect(saying(close)).toContain('leder ett streck till rätt plats')
    expect(saying(demo)).not.toContain('streck')
  })

  test('are the grades of the chart, and its table says so', () => {
    const graded = tables(priorities(outcome)).find(({ headings }) => headings.includes('Effekt'))
    expect(graded?.caption).toContain('medelvärdet')
    expect(graded?.rows.find((row) => row[1] === textOf(first))?.[2]).toBe(4.5)
  })

  test('stand under their card in the text, each measure with its mean, how many, how far apart and the sectors told', () => {
    const text = toMarkdown(outcome)
    expect(text).toContain('  - Effekt: 4,5 (8 svar, 1–5; Näringsliv 5, Akademi 2)\n')
    expect(text.split('\n').filter((line) => line.includes('svar, 1–5'))).toHaveLength(
      2 * (1 + criteria.length),
    )
    expect(
      toMarkdown({
        ...outcome,
        language: 'en',
        rooms: outcome.rooms.map((one) => ({ ...one, language: 'en' })),
      }),
    ).toContain('  - Impact: 4.5 (8 answers, 1–5; Business 5, Academia 2)\n')
    expect(toMarkdown(demo)).not.toContain('svar, 1–5')
  })

  test('are ratings in linked data, of what they were given for, and by the sectors told', async () => {
    const document = JSON.parse(toJsonLd(outcome)) as jsonld.JsonLdDocument
    const schema = 'https://schema.org/'
    const nodes = (await jsonld.expand(document)) as Record<string, Record<string, unknown>[]>[]
    const ratings = nodes.flatMap((node) => node[`${schema}aggregateRating`] ?? [])
    expect(ratings).toHaveLength(2 * (1 + criteria.length))
    expect(ratings[0]).toMatchObject({
      'urn:samrum:term:ratedFor': [{ '@id': 'urn:samrum:term:impact' }],
      [`${schema}ratingValue`]: [{ '@value': 4.5 }],
      [`${schema}ratingCount`]: [{ '@value': 8 }],
      [`${schema}bestRating`]: [{ '@value': 5 }],
    })
    expect(ratings[0]?.['urn:samrum:term:bySector']).toHaveLength(2)
    expect(ratings[1]?.['urn:samrum:term:ratedFor']).toEqual([{ '@id': `urn:samrum:record:${criteria[0]}` }])
    const fits = new Ajv2020({ strict: false, validateFormats: false }).compile(jsonldSchema)
    expect([fits(document), fits.errors]).toEqual([true, null])
  })

  test('are numbers with a decimal comma in the table that Swedish spreadsheets open, and with a point in the other', () => {
    expect(toCsv(outcome, 'records')).toMatch(/;4,5;/)
    expect(toCsv(outcome, 'records')).not.toMatch(/;4\.5;/)
    expect(toCsv(outcome, 'records', 'comma')).toMatch(/,4\.5,/)
  })

  test('are columns of every record, empty where nobody scored', () => {
    const { headings, rows } = recordsTable(outcome)
    const at = headings.indexOf('Effekt, deltagarnas medel')
    const row = rows.find(([id]) => id === first)
    expect(row?.slice(at, at + 2)).toEqual([4.5, null])
    expect(JSON.parse(String(row?.[at + 2]))).toEqual(scoresFor(scored(4.5, 5, 2)))
    for (const one of rows) expect(one).toHaveLength(headings.length)
    expect(rows.filter((one) => one[at] !== null)).toHaveLength(2)
  })
})
