/**
 * Who took part, by sector: as counts and organisations, and no names; and of whom there were few.
 * @module
 */
import { type Language, type Sector, sectorNames, sectors } from '../../shared/vocabulary.ts'
import { balanceBlocks } from './balanceTable.ts'
import { barChart } from './chart.ts'
import { everyInsight, type InsightRecord, type Outcome } from './RoomOutcome.ts'
import type { Block } from './report.ts'
import { reportWordsIn } from './reportTexts.ts'
import { documentWords, percentIn } from './words.ts'

const counted = (text: string): Block => ({ type: 'paragraph', text, by: 'server' })

const percent = (part: number, whole: number, language: Language): string =>
  percentIn(whole === 0 ? 0 : (100 * part) / whole, language)

/** The same people are in several rooms: the largest count of a sector is the least that were there. */
const peopleOf = ({ rooms }: Outcome, sector: Sector): number =>
  Math.max(0, ...rooms.map(({ snapshot }) => snapshot.participants[sector]))

const cardsOf = (outcome: Outcome, sector: Sector): number =>
  everyInsight(outcome).filter((insight) => insight.sector === sector).length

function bySector(outcome: Outcome): Block {
  const { language } = outcome
  const names = documentWords[language]
  const all = everyInsight(outcome).length
  return {
    type: 'table',
    caption: names.participation,
    headings: [names.sector, names.people, names.cards, names.share, reportWordsIn[language].organisations],
    widths: [2, 1.2, 0.8, 1.4, 4],
    rows: sectors.map((sector) => {
      const [people, cards] = [peopleOf(outcome, sector), cardsOf(outcome, sector)]
      return [
        sectorNames[sector][language],
        // Of a process that came as a file its people are not known, but for what they wrote.
        people || (cards > 0 ? null : 0),
        cards,
        percent(cards, all, language),
        outcome.organisations?.[sector]?.join(', ') ?? null,
      ]
    }),
  }
}

function sectorChart(outcome: Outcome): Block {
  const { language } = outcome
  const names = documentWords[language]
  const isPeopled = sectors.some((sector) => peopleOf(outcome, sector) > 0)
  return {
    type: 'chart',
    chart: barChart(
      sectors.map((sector) => ({
        name: sectorNames[sector][language],
        values: isPeopled
          ? [peopleOf(outcome, sector), cardsOf(outcome, sector)]
          : [cardsOf(outcome, sector)],
      })),
      isPeopled ? [names.people, names.cards] : [names.cards],
    ),
    alternative: reportWordsIn[language][isPeopled ? 'balanceChart' : 'cardsChart'],
  }
}

/** In brief the chart stands in an appendix, with its table; the balance room by room is for the full report. */
export function participation(outcome: Outcome): Block[] {
  const { language, length } = outcome
  const names = documentWords[language]
  const missing = sectors
    .filter((sector) => peopleOf(outcome, sector) + cardsOf(outcome, sector) === 0)
    .map((sector) => sectorNames[sector][language])
  return [
    { type: 'heading', level: 2, text: names.participation },
    bySector(outcome),
    ...(length === 'brief' ? [] : [sectorChart(outcome), ...balanceBlocks(outcome)]),
    ...(missing.length > 0 ? [counted(`${names.missing}: ${missing.join(', ')}.`)] : []),
    ...fewFrom(everyInsight(outcome), language),
    ...writtenBetween(everyInsight(outcome), language),
  ]
}

export const participationInBrief = (outcome: Outcome): Block[] =>
  outcome.length === 'brief' ? [bySector(outcome), sectorChart(outcome)] : []

/** The days on which the first and the last of the cards were written. */
function writtenBetween(insights: readonly InsightRecord[], language: Language): Block[] {
  const days = insights.flatMap(({ provenance }) => provenance.createdAt?.slice(0, 10) ?? []).sort()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  const words = reportWordsIn[language]
  const text = first === last ? words.writtenOn : words.writtenFrom
  return [counted(text.replace('{first}', first).replace('{last}', last))]
}

/** Says it where a sector has written less than half of what would be even: who decides is to know. */
function fewFrom(insights: readonly InsightRecord[], language: Language): Block[] {
  const words = reportWordsIn[language]
  const of = insights.filter(({ sector }) => sector !== null)
  const few = sectors.flatMap((sector) => {
    const count = of.filter((insight) => insight.sector === sector).length
    if (count * sectors.length * 2 >= of.length) return []
    return words.ofAll
      .replace('{sector}', sectorNames[sector][language])
      .replace('{count}', String(count))
      .replace('{all}', String(of.length))
  })
  return few.length > 0 ? [counted(words.few.replace('{names}', few.join(', ')))] : []
}
