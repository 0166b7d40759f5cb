/**
 * What was prioritised: by votes, and by impact and effort; each as a chart with its table beside it.
 * @module
 */
import { impactEffortOf } from '../../shared/insights/impactEffort.ts'
import { gradeOf } from '../../shared/insights/scores.ts'
import { type Sector, sectorNames, sectors } from '../../shared/vocabulary.ts'
import { barChart, type Graded, impactChart } from './chart.ts'
import { everyInsight, type InsightRecord, inBriefOf, type Outcome } from './RoomOutcome.ts'
import type { Block } from './report.ts'
import { reportWordsIn } from './reportTexts.ts'
import type { Value } from './tables.ts'

/** Cards with most votes that a chart shows: as many as one takes in. */
const MOST_VOTED = 12
/** The same of a brief report, which is read at one sitting. */
const BRIEF_SHOWN = 5
const BRIEF_GRADED = [6, 4] as const
/** Actions that the chart of impact and effort holds without its numbers lying over each other. */
const MOST_GRADED = 60

const heading = (level: 2 | 3, text: string): Block => ({ type: 'heading', level, text })

/** Votes of a sector for a card; an empty cell where it is not told apart. */
const votesOf = ({ votes }: InsightRecord, sector: Sector): Value =>
  votes?.bySector[sector] ?? (votes?.suppressed ? null : 0)

function votes(outcome: Outcome): Block[] {
  const { language } = outcome
  const names = reportWordsIn[language]
  const voted = everyInsight(outcome)
    .filter((insight) => (insight.votes?.total ?? 0) > 0)
    .toSorted((a, b) => (b.votes?.total ?? 0) - (a.votes?.total ?? 0) || (a.id < b.id ? -1 : 1))
  if (voted.length === 0) return []
  const shown = voted.slice(0, outcome.length === 'brief' ? BRIEF_SHOWN : MOST_VOTED)
  return [
    {
      type: 'chart',
      chart: barChart(shown.map(({ text, votes: given }) => ({ name: text, values: [given?.total ?? 0] }))),
      alternative: names.votesChart.replace('{count}', String(shown.length)),
    },
    {
      type: 'table',
      caption: names.votesTable
        .replace('{shown}', String(shown.length))
        .replace('{all}', String(voted.length)),
      headings: [
        names.card,
        names.votes,
        ...sectors.map((sector) => sectorNames[sector][language]),
        names.record,
      ],
      widths: [7, 1, 1, 1, 1, 1, 1.6],
      rows: shown.map((insight) => [
        insight.text,
        insight.votes?.total ?? 0,
        ...sectors.map((sector) => votesOf(insight, sector)),
        insight.id,
      ]),
    },
  ]
}

/** Where marks are drawn: at their grades, but where means would lie half over each other clear of one another. */
function pointsOf(graded: readonly InsightRecord[]): Graded[] {
  const grades = graded.map((insight) => ({
    impact: gradeOf(insight, 'impact') ?? 1,
    effort: gradeOf(insight, 'effort') ?? 1,
  }))
  const isWhole = grades.every(({ impact, effort }) => Number.isInteger(impact) && Number.isInteger(effort))
  const marks = new Map(impactEffortOf(graded).placed.map((mark) => [mark.insight.id, mark]))
  return grades.map((grade, i) => {
    const mark = isWhole ? undefined : marks.get(graded[i]?.id ?? '')
    return { number: i + 1, ...grade, ...mark?.at, ...(mark?.isAway ? { place: grade } : {}) }
  })
}

/** Most effect first, of those the least effort. */
const byWorth = (a: InsightRecord, b: InsightRecord): number =>
  (gradeOf(b, 'impact') ?? 0) - (gradeOf(a, 'impact') ?? 0) ||
  (gradeOf(a, 'effort') ?? 0) - (gradeOf(b, 'effort') ?? 0)

function impactAndEffort(outcome: Outcome): Block[] {
  const { language } = outcome
  const names = reportWordsIn[language]
  const graded = everyInsight(outcome)
    .filter(
      (insight) => insight.kind === 'action' && gradeOf(insight, 'impact') && gradeOf(insight, 'effort'),
    )
    // What was carried on to another room is the same action; it is shown once.
    .filter(({ provenance }, _i, all) => !all.some(({ id }) => id === provenance.importedFrom))
    .toSorted(outcome.length === 'brief' ? byWorth : () => 0)
    .slice(0, outcome.length === 'brief' ? inBriefOf(outcome, ...BRIEF_GRADED) : MOST_GRADED)
  if (graded.length === 0) return []
  const points = pointsOf(graded)
  return [
    heading(3, names.impactAndEffort),
    {
      type: 'chart',
      chart: impactChart(points, names, outcome.length === 'brief' ? 'small' : 'whole'),
      alternative: [
        names.impactChart.replace('{count}', String(points.length)),
        ...(points.some(({ place }) => place) ? [names.impactLeads] : []),
      ].join(' '),
    },
    {
      type: 'table',
      caption: graded.some(({ scores }) => scores) ? names.impactTableScored : names.impactTable,
      headings: [names.number, names.action, names.impact, names.effort, names.record],
      widths: [0.6, 5, 1, 1, 2.4],
      rows: graded.map((insight, i) => [
        i + 1,
        insight.text,
        gradeOf(insight, 'impact'),
        gradeOf(insight, 'effort'),
        insight.id,
      ]),
    },
  ]
}

/** In brief the votes stand in an appendix; what had most of them is in the summary. */
export const votesInBrief = (outcome: Outcome): Block[] => (outcome.length === 'brief' ? votes(outcome) : [])

/** Nothing where nothing was voted on or graded. */
export function priorities(outcome: Outcome): Block[] {
  const voted = outcome.length === 'brief' ? [] : votes(outcome)
  const blocks = [
    ...(voted.length > 0 ? [heading(3, reportWordsIn[outcome.language].votes), ...voted] : []),
    ...impactAndEffort(outcome),
  ]
  return blocks.length > 0 ? [heading(2, reportWordsIn[outcome.language].priorities), ...blocks] : []
}
