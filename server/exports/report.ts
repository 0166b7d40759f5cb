/**
 * The outcome report as blocks, in the order a decision needs them; what writes HTML, Word or PDF only lays them out.
 * The order is that of docs/domain.md: what is asked first, every record last.
 * @module
 */
import { openComments } from '../../shared/insights/comments.ts'
import { kindFields } from '../../shared/insights/kindFields.ts'
import type { OutcomeDocument } from '../../shared/outcome/reportWords.ts'
import { kindNames, type Language, statusNames } from '../../shared/vocabulary.ts'
import { actionPlan } from './actionPlan.ts'
import { appendices } from './appendices.ts'
import type { Chart } from './chart.ts'
import { changes, links } from './connections.ts'
import { coverage } from './coverageReport.ts'
import { cardWords, originWords } from './elsewhere.ts'
import { followUp } from './evaluationReport.ts'
import { type Fact, headFactsOf, roomName, titleOf } from './facts.ts'
import { participation } from './participation.ts'
import type { Picture } from './picture/boardSvg.ts'
import { priorities } from './priorities.ts'
import { apartByScores, dividedItems, isWeighed, keptNote, weighedOrder } from './prioritiesReport.ts'
import {
  everyInsight,
  type InsightRecord,
  inBriefOf,
  type Outcome,
  type RoomOutcome,
  zonesOfOutcome,
} from './RoomOutcome.ts'
import { basisTable, registrySheet } from './registrySheet.ts'
import { reportWordsIn } from './reportTexts.ts'
import { scoresGiven } from './scoresReport.ts'
import { type Spoken, spokenIn } from './spoken.ts'
import { sectorOf, type Value } from './tables.ts'
import { onPaper } from './toldTables.ts'
import { documentWords, quotedIn } from './words.ts'

/** A card as a report tells it: its words, what is known of it, and the id it is found by. */
export interface ReportItem {
  readonly text: string
  readonly details: readonly string[]
  readonly id: string
}

/** `by` tells the facilitator's own words from what the server counted. */
export type Block =
  | {
      readonly type: 'heading'
      readonly level: 1 | 2 | 3 | 4
      readonly text: string
      /** On paper it stands at the head of a page. */
      readonly opensPage?: boolean
    }
  | { readonly type: 'paragraph'; readonly text: string; readonly by?: 'facilitator' | 'server' }
  | { readonly type: 'facts'; readonly facts: readonly Fact[] }
  | { readonly type: 'items'; readonly items: readonly ReportItem[] }
  | {
      readonly type: 'table'
      readonly caption: string
      readonly headings: readonly string[]
      readonly rows: readonly (readonly Value[])[]
      /** Shares of the width, where the columns are not alike. */
      readonly widths?: readonly number[]
    }
  | {
      readonly type: 'picture'
      readonly picture: Picture
      readonly alternative: string
      /** Whose board it is of. */
      readonly roomId: string
    }
  /** Drawn from its marks; a table with the same numbers stands beside it. */
  | { readonly type: 'chart'; readonly chart: Chart; readonly alternative: string }

/** A line that says what comes under it, such as the question that cards answer: the two stay on one page. */
export const leadsInto = (block: Block, next: Block | undefined): boolean =>
  block.type === 'paragraph' &&
  block.by !== 'facilitator' &&
  (next?.type === 'items' || next?.type === 'table')

export interface Report {
  readonly title: string
  readonly language: Language
  /** Laid out so that what comes before its appendices has four pages at most. */
  readonly isBrief: boolean
  readonly blocks: readonly Block[]
  /** Which of its words are in another language. */
  readonly spoken: Spoken
}

/** Points that a summary names. */
const TOP = 3
/** Records that a Word or PDF file lists: some hundred pages, and some seconds to make. */
export const MAX_LISTED = 1_500
/** Cards of a room that a brief report names, and entries of its lists: four pages in all. */
const BRIEF_ITEMS = 3
/** Cards that it names of all its rooms together, where one of each is no more. */
const BRIEF_RESULTS = 12

const heading = (level: 1 | 2 | 3 | 4, text: string): Block => ({ type: 'heading', level, text })
const counted = (text: string): Block => ({ type: 'paragraph', text, by: 'server' })
const written = (text: string): Block[] =>
  text.trim() === '' ? [] : [{ type: 'paragraph', text: text.trim(), by: 'facilitator' }]

const begun = /^\s*(?:[-–•*]|\d+[.)])\s/u

/** One measure a line, numbered where they are several and nobody has: so it goes into the minutes. */
function writtenPoints(text: string): Block[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const isPlain = lines.length > 1 && !lines.some((line) => begun.test(line))
  return written(isPlain ? lines.map((line, i) => `${i + 1}. ${line.trim()}`).join('\n') : text)
}

const votesFor = ({ votes }: InsightRecord): number => votes?.total ?? 0
const byVotes = (a: InsightRecord, b: InsightRecord): number =>
  votesFor(b) - votesFor(a) || (a.id < b.id ? -1 : 1)

/** The first of a list in a brief report; all of it in full. */
const inBrief = <T>(all: readonly T[], outcome: Outcome): readonly T[] =>
  outcome.length === 'brief' ? all.slice(0, inBriefOf(outcome, BRIEF_ITEMS, BRIEF_ITEMS - 1)) : all

function itemOf(insight: InsightRecord, outcome: Outcome): ReportItem {
  const { language } = outcome
  const words = documentWords[language]
  const { kind, votes, status, statusReason, comments } = insight
  const origin = originWords(insight, outcome)
  const standing = status === 'trial' ? '' : statusNames[status][language]
  return {
    text: insight.text,
    details: [
      kindNames[kind][language],
      sectorOf(insight, language) ?? words.noSector,
      statusReason ? `${standing} (${statusReason})` : standing,
      votes ? `${words.votes}: ${votes.total}` : '',
      openComments(comments) > 0 ? `${words.openComments}: ${openComments(comments)}` : '',
      origin === null ? '' : `${words.carriedFrom}: ${origin}`,
    ].filter(Boolean),
    id: insight.id,
  }
}

const itemsOf = (insights: readonly InsightRecord[], outcome: Outcome): Block[] =>
  insights.length === 0
    ? [counted(documentWords[outcome.language].none)]
    : [{ type: 'items', items: insights.map((insight) => itemOf(insight, outcome)) }]

/** The three cards with most votes; where several have as many as the third they too, and past twice that how many. */
function mostSupported(outcome: Outcome): Block[] {
  const voted = everyInsight(outcome)
    .filter((insight) => votesFor(insight) > 0)
    .toSorted(byVotes)
  const last = voted[TOP - 1]
  const top = last ? voted.filter((insight) => votesFor(insight) >= votesFor(last)) : voted
  if (top.length === 0) return []
  const names = documentWords[outcome.language]
  const more = top.length - 2 * TOP
  return [
    heading(3, names.mostVotes),
    ...itemsOf(top.slice(0, 2 * TOP), outcome),
    ...(more > 0 ? [counted(names.moreWithAsMany.replace('{count}', String(more)))] : []),
  ]
}

interface Conflict {
  readonly insight: InsightRecord
  readonly sides: readonly string[]
  readonly score: number | null
}

/** How hard a conflict is: what its card says, else the lowest that is said on what it is about; null where nobody says. */
function hardnessOf(
  insight: InsightRecord,
  concerned: readonly { readonly score?: number }[],
): number | null {
  if (typeof insight.attrs.score === 'number') return insight.attrs.score
  const scores = concerned.flatMap(({ score }) => score ?? [])
  return scores.length > 0 ? Math.min(...scores) : null
}

/** Goal conflicts, the hardest first: by the lowest score on the scale from -3 to +3, then by votes. */
function conflictsOf(outcome: Outcome): Conflict[] {
  return everyInsight(outcome)
    .filter(({ kind }) => kind === 'goal_conflict')
    .map((insight) => {
      const concerned = insight.relations.filter(({ type }) => type === 'concerns' || type === 'interacts')
      return {
        insight,
        sides: concerned.map(({ to }) => cardWords(to, outcome)),
        score: hardnessOf(insight, concerned),
      }
    })
    .toSorted((a, b) => (a.score ?? 0) - (b.score ?? 0) || byVotes(a.insight, b.insight))
}

function summary(outcome: Outcome): Block[] {
  const { language, words } = outcome
  const names = documentWords[language]
  const hardest = conflictsOf(outcome).find(({ insight }) => insight.status !== 'declined')
  return [
    heading(2, names.summary),
    ...question(outcome),
    ...written(words.summary),
    ...mostSupported(outcome),
    ...(hardest ? [heading(3, names.hardest), ...itemsOf([hardest.insight], outcome)] : []),
  ]
}

/**
 * What those who came were asked, as the facilitator puts it; where nothing is written, what the rooms ask by their template.
 */
function question({ scope, language, words, asked, rooms }: Outcome): Block[] {
  if (words.question) return [heading(3, documentWords[language].question), ...written(words.question)]
  if (!asked) return []
  const texts = rooms.map((room) => {
    const text = asked[room.snapshot.step][language]
    return scope === 'process' ? `${roomName(room)}: ${text}` : text
  })
  return [
    heading(3, documentWords[language].question),
    ...texts.map((text): Block => ({ type: 'paragraph', text })),
  ]
}

/** A decision that is needed, with who is to make it, by when and for which year, where that is said. */
function decisionOf(insight: InsightRecord, outcome: Outcome): ReportItem {
  const names = reportWordsIn[outcome.language]
  const { body, deadline, operatingYear } = insight.attrs
  const label = (deadline as { label?: string } | undefined)?.label
  const said = (name: string, value: unknown) =>
    typeof value === 'string' || typeof value === 'number' ? [`${name}: ${value}`] : []
  const item = itemOf(insight, outcome)
  return {
    ...item,
    details: [
      ...said(names.body, body),
      ...said(names.deadline, label),
      ...said(names.operatingYear, operatingYear),
      ...said(names.owner, insight.owner?.organisation),
      ...item.details,
    ],
  }
}

/** What was parked or declined is not asked for any more; its zone has it, with the reason. */
const isSetAside = ({ status }: InsightRecord): boolean => status === 'parked' || status === 'declined'

function decisions(outcome: Outcome): Block[] {
  const { language, words } = outcome
  const needed = everyInsight(outcome).filter((one) => one.kind === 'decision_need' && !isSetAside(one))
  if (needed.length === 0 && words.decisions === '') return []
  return [
    heading(2, documentWords[language].decisions),
    ...writtenPoints(words.decisions),
    ...(needed.length > 0
      ? [{ type: 'items' as const, items: needed.toSorted(byVotes).map((one) => decisionOf(one, outcome)) }]
      : []),
  ]
}

function results(outcome: Outcome): Block[] {
  const { language, rooms, length, scope } = outcome
  // In brief what a room weighed stands in the order that follows, and not twice.
  const isTold = (room: RoomOutcome) => length === 'brief' && scope === 'process' && isWeighed(room)
  const shown = rooms.filter((room) => !isTold(room))
  return [
    ...(shown.length > 0 || rooms.length === 0 ? [heading(2, documentWords[language].results)] : []),
    ...shown.flatMap((room): Block[] => [
      ...(scope === 'process' ? [heading(3, roomName(room))] : []),
      ...(length === 'brief' ? itemsOf(mostVotedOf(room, shown.length), outcome) : zoneBlocks(room, outcome)),
    ]),
  ]
}

/** In brief: a room's cards with most votes, or its first where nothing was voted on. */
function mostVotedOf({ snapshot }: RoomOutcome, rooms: number): InsightRecord[] {
  const most = Math.min(BRIEF_ITEMS, Math.max(1, Math.floor(BRIEF_RESULTS / rooms)))
  return snapshot.insights.toSorted(byVotes).slice(0, most)
}

function zoneBlocks(room: RoomOutcome, outcome: Outcome): Block[] {
  return [
    ...zonesOfOutcome(room)
      .filter(({ insights }) => insights.length > 0)
      .flatMap((zone): Block[] => [
        heading(outcome.scope === 'process' ? 4 : 3, zone.name),
        ...(zone.prompt ? [{ type: 'paragraph' as const, text: zone.prompt }] : []),
        ...itemsOf(zone.insights, outcome),
      ]),
  ]
}

const handlings = kindFields.goal_conflict.find(({ key }) => key === 'handling')?.form

/** How a conflict is to be handled: in a word, and in the words that somebody wrote. */
function handlingOf({ attrs }: InsightRecord, language: Language): string | null {
  const options = handlings?.is === 'choice' ? handlings.options : {}
  const chosen = typeof attrs.handling === 'string' ? options[attrs.handling]?.[language] : undefined
  const said = typeof attrs.handlingText === 'string' ? attrs.handlingText : undefined
  return [chosen, said].filter(Boolean).join(': ') || null
}

const affectedOf = ({ attrs }: InsightRecord): string | null =>
  Array.isArray(attrs.affects) ? attrs.affects.join(', ') || null : null

const politicalOf = ({ attrs }: InsightRecord, language: Language): string | null =>
  typeof attrs.political === 'boolean' ? reportWordsIn[language][attrs.political ? 'yes' : 'no'] : null

function conflicts(outcome: Outcome): Block[] {
  const { language } = outcome
  const names = documentWords[language]
  const found = inBrief(conflictsOf(outcome), outcome)
  if (found.length === 0) return []
  return [
    heading(2, names.conflicts),
    {
      type: 'table',
      caption: names.conflicts,
      headings: [
        names.conflict,
        names.sides,
        names.score,
        reportWordsIn[language].affected,
        reportWordsIn[language].handling,
        reportWordsIn[language].political,
        names.votes,
        names.record,
      ],
      widths: [2.6, 4, 0.9, 1.6, 1.6, 1.2, 0.8, 2],
      rows: found.map(({ insight, sides, score }) => [
        insight.text,
        sides.join(' / '),
        score,
        affectedOf(insight),
        handlingOf(insight, language),
        politicalOf(insight, language),
        insight.votes?.total ?? null,
        insight.id,
      ]),
    },
  ]
}

function disagreements(outcome: Outcome): Block[] {
  const { language } = outcome
  const names = documentWords[language]
  const against = outcome.rooms
    .flatMap(({ snapshot }) => snapshot.relations)
    .filter(({ type }) => type === 'contradicts')
  const claims = inBrief(against, outcome).map(({ from, to }) => ({
    text: `${quotedIn(cardWords(from, outcome), language)} ${names.contradicts} ${quotedIn(cardWords(to, outcome), language)}`,
    details: [],
    id: `${from} → ${to}`,
  }))
  const apart = inBrief(dividedItems(outcome), outcome)
  const byScores = apartByScores(outcome)
  if (claims.length + apart.length + byScores.length === 0) return []
  return [
    heading(2, names.disagreements),
    ...(apart.length > 0 ? [counted(names.apart)] : []),
    ...(apart.length + claims.length > 0 ? [{ type: 'items' as const, items: [...apart, ...claims] }] : []),
    ...keptNote(outcome),
    ...(byScores.length > 0 ? [counted(names.scoredApart), { type: 'items' as const, items: byScores }] : []),
  ]
}

const gaps = new Set(['assumption', 'question', 'evidence'])

function assumptions(outcome: Outcome): Block[] {
  const found = inBrief(
    everyInsight(outcome).filter(({ kind }) => gaps.has(kind)),
    outcome,
  )
  if (found.length === 0) return []
  return [heading(2, documentWords[outcome.language].assumptions), ...itemsOf(found, outcome)]
}

function nextSteps(outcome: Outcome): Block[] {
  const { language, words } = outcome
  const first = inBrief(
    everyInsight(outcome).filter(
      (one) => (one.zone === 'first_step' || one.zone === 'next_loop') && !isSetAside(one),
    ),
    outcome,
  )
  if (first.length === 0 && words.nextSteps === '') return []
  return [
    heading(2, documentWords[language].next),
    ...written(words.nextSteps),
    ...(first.length > 0 ? itemsOf(first, outcome) : []),
  ]
}

/**
 * @param most records that what lays the report out can list; past that it is brief, and says where all of them are
 */
export function reportOf(whole: Outcome, most = Number.POSITIVE_INFINITY): Report {
  const isTooLong = everyInsight(whole).length > most
  const outcome: Outcome = isTooLong ? { ...whole, length: 'brief' } : whole
  const { language } = outcome
  const names = documentWords[language]
  const title = titleOf(outcome)
  const behind = appendices(outcome)
  return {
    title,
    language,
    isBrief: outcome.length === 'brief',
    spoken: spokenIn(outcome),
    blocks: [
      heading(1, title),
      { type: 'facts', facts: headFactsOf(outcome) },
      { type: 'paragraph', text: reportWordsIn[language].reading },
      ...(isTooLong ? [counted(names.tooLong.replace('{count}', String(everyInsight(whole).length)))] : []),
      ...summary(outcome),
      ...decisions(outcome),
      ...participation(outcome),
      ...priorities(outcome),
      ...results(outcome),
      ...weighedOrder(outcome),
      ...scoresGiven(outcome),
      ...coverage(outcome),
      ...followUp(outcome),
      ...conflicts(outcome),
      ...disagreements(outcome),
      ...assumptions(outcome),
      ...links(outcome),
      ...nextSteps(outcome),
      ...changes(outcome),
      ...behind,
    ],
  }
}

/** Everything that a document holds under its title, in the order of its kind. */
const documents: Record<
  Exclude<OutcomeDocument, 'report'>,
  { readonly name: 'plan' | 'register'; readonly blocks: (outcome: Outcome) => Block[] }
> = {
  plan: {
    name: 'plan',
    blocks: (outcome) => [
      { type: 'facts', facts: headFactsOf(outcome) },
      ...actionPlan(outcome),
      ...(outcome.rooms.length > 1
        ? [heading(2, reportWordsIn[outcome.language].basis), basisTable(outcome)]
        : []),
    ],
  },
  register: { name: 'register', blocks: registrySheet },
}

/** The document that an outcome is asked for as. */
export function documentOf(outcome: Outcome, most?: number): Report {
  const wanted = outcome.document ?? 'report'
  if (wanted === 'report') return reportOf(outcome, most)
  const { name, blocks } = documents[wanted]
  const title = `${reportWordsIn[outcome.language][name]}: ${titleOf(outcome)}`
  return {
    title,
    language: outcome.language,
    isBrief: false,
    spoken: spokenIn(outcome),
    blocks: [heading(1, title), ...blocks(outcome)],
  }
}

const laidOut = new WeakMap<Outcome, Report>()

/** The same as far as paper has room for it: put together once for the Word document and the PDF of a zip. */
export function paperOf(outcome: Outcome): Report {
  const known = laidOut.get(outcome)
  if (known) return known
  const report = documentOf(outcome, MAX_LISTED)
  const made = { ...report, blocks: onPaper(report.blocks) }
  laidOut.set(outcome, made)
  return made
}
