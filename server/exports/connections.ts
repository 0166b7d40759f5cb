/**
 * What the outcome hangs on and what carries it, what has changed since the snapshot before, and where there is evidence
 * for each criterion of smart specialisation.
 * @module
 */
import { sdgNames } from '../../shared/insights/sdgNames.ts'
import { type Language, type Localised, strengthAreaNames, strengthAreas } from '../../shared/vocabulary.ts'
import { changesText, roomName } from './facts.ts'
import { everyInsight, type InsightRecord, inBriefOf, type Outcome, type RoomOutcome } from './RoomOutcome.ts'
import type { Block } from './report.ts'
import { reportWordsIn } from './reportTexts.ts'
import type { Value } from './tables.ts'
import { documentWords, listedIn } from './words.ts'

const heading = (level: 2 | 3, text: string): Block => ({ type: 'heading', level, text })
function upwards(outcome: Outcome): Block[] {
  const { language } = outcome
  const names = reportWordsIn[language]
  const insights = everyInsight(outcome)
  const counted = (name: string, is: (insight: InsightRecord) => boolean): Value[][] => {
    const count = insights.filter(is).length
    return count > 0 ? [[name, count]] : []
  }
  const goals = [...new Set(insights.flatMap(({ goals: of = [] }) => of))].sort()
  const sdg = [...new Set(insights.flatMap(({ sdg: of = [] }) => of))].sort((a, b) => a - b)
  const rows = [
    ...strengthAreas.flatMap((area) =>
      counted(strengthAreaNames[area][language], ({ strengthArea }) => strengthArea === area),
    ),
    ...goals.flatMap((goal) => counted(goal, ({ goals: of = [] }) => of.includes(goal))),
    ...sdg.flatMap((number) =>
      counted(
        `${names.sdg.replace('{number}', String(number))}: ${sdgNames[number - 1]?.[language] ?? ''}`,
        ({ sdg: of = [] }) => of.includes(number),
      ),
    ),
  ]
  if (rows.length === 0) return []
  return [
    {
      type: 'table',
      caption: names.upwards,
      headings: [names.serves, documentWords[language].cards],
      widths: [6, 1],
      rows,
    },
  ]
}

const carries = new Set(['steering_document', 'instrument', 'funding'])
const carriedKinds = new Set(['action', 'focus_area'])
/** Relations in which nothing is carried: two that stand against each other, and a card with what it came from. */
const carryingNothing = new Set(['contradicts', 'interacts', 'derived_from', 'merged_into'])

function downwards(outcome: Outcome): Block[] {
  const names = reportWordsIn[outcome.language]
  const texts = new Map(
    everyInsight(outcome).flatMap(({ id, kind, text }) =>
      carriedKinds.has(kind) ? [[id, text] as const] : [],
    ),
  )
  const relations = outcome.rooms
    .flatMap(({ snapshot }) => snapshot.relations)
    .filter(({ type }) => !carryingNothing.has(type))
  const rows = everyInsight(outcome)
    .filter(({ kind }) => carries.has(kind))
    .flatMap((carrier): Value[][] => {
      const carried = relations.flatMap(({ from, to }) =>
        from === carrier.id ? [to] : to === carrier.id ? [from] : [],
      )
      const words = [...new Set(carried)].flatMap((id) => texts.get(id) ?? [])
      return words.length > 0 ? [[carrier.text, listedIn(words), carrier.id]] : []
    })
  if (rows.length === 0) return []
  return [
    {
      type: 'table',
      caption: names.downwards,
      headings: [names.carrier, names.carried, names.record],
      widths: [3, 5, 2.4],
      rows,
    },
  ]
}

/** What a brief report names of each, of few rooms and of many: those of most cards. */
const BRIEF_LINKS = [5, 3] as const

/** One line each way, in brief: what is served by how many cards, and what carries how many. */
function linesInBrief(blocks: readonly Block[], outcome: Outcome): Block[] {
  const { more } = reportWordsIn[outcome.language]
  return blocks.flatMap((block): Block[] => {
    if (block.type !== 'table') return []
    const all = block.rows
      .map(([name, cards]) => ({
        name: String(name).replace(/\.$/, ''),
        count: typeof cards === 'number' ? cards : String(cards ?? '').split('; ').length,
      }))
      .toSorted((a, b) => b.count - a.count)
    const most = inBriefOf(outcome, ...BRIEF_LINKS)
    // The last alone takes no more room than the words that there is one more.
    const told = all
      .slice(0, all.length === most + 1 ? all.length : most)
      .map(({ name, count }) => `${name} (${count})`)
    const rest = all.length - told.length
    const others = rest > 0 ? `; ${more.replace('{count}', String(rest))}` : ''
    return [{ type: 'paragraph', text: `${block.caption}: ${told.join('; ')}${others}.`, by: 'server' }]
  })
}

export function links(outcome: Outcome): Block[] {
  const tables = [...upwards(outcome), ...downwards(outcome)]
  const blocks = outcome.length === 'brief' ? linesInBrief(tables, outcome) : tables
  return blocks.length > 0 ? [heading(2, reportWordsIn[outcome.language].links), ...blocks] : []
}

export function changes(outcome: Outcome): Block[] {
  const names = reportWordsIn[outcome.language]
  const isSame = ({ snapshot: { changes } }: RoomOutcome) =>
    changes?.added === 0 && changes.changed === 0 && changes.removed === 0
  const [same, others] = [outcome.rooms.filter(isSame), outcome.rooms.filter((room) => !isSame(room))]
  const told = outcome.rooms.length > 1 ? others : outcome.rooms
  const lines = told.flatMap((room): Block[] => {
    const text = changesText(room, outcome.language)
    if (text === null) return []
    const where = outcome.rooms.length > 1 ? `${roomName(room)}: ` : ''
    return [{ type: 'paragraph', text: where + text, by: 'server' }]
  })
  if (outcome.rooms.length > 1 && same.length > 0)
    lines.push({
      type: 'paragraph',
      text:
        same.length === outcome.rooms.length
          ? names.allUnchanged
          : names.unchanged.replace('{rooms}', same.map(roomName).join('; ')),
      by: 'server',
    })
  return lines.length > 0 ? [heading(2, reportWordsIn[outcome.language].changes), ...lines] : []
}

/** Which rooms hold evidence for which criterion; an empty list means every room, by who took part. */
const criteria: readonly { readonly name: Localised; readonly steps: readonly string[] }[] = [
  {
    name: {
      sv: '1. Aktuell analys av utmaningar för spridning av innovation och för digitalisering',
      en: '1. Up-to-date analysis of challenges for innovation diffusion and digitalisation',
    },
    steps: ['analysis'],
  },
  { name: { sv: '2. Ansvarigt organ', en: '2. Responsible body' }, steps: ['governance'] },
  {
    name: { sv: '3. Verktyg för uppföljning och utvärdering', en: '3. Tools for monitoring and evaluation' },
    steps: ['evaluation'],
  },
  {
    name: { sv: '4. Fungerande samarbete mellan aktörer', en: '4. Functioning cooperation of stakeholders' },
    steps: [],
  },
  {
    name: {
      sv: '5. Åtgärder för bättre forsknings- och innovationssystem',
      en: '5. Actions to improve research and innovation systems',
    },
    steps: ['policy_mix'],
  },
  {
    name: { sv: '6. Stöd till industriell omställning', en: '6. Support for industrial transition' },
    steps: ['analysis'],
  },
  {
    name: {
      sv: '7. Samarbete med partner utanför landet',
      en: '7. Cooperation with partners outside the member state',
    },
    steps: ['policy_mix'],
  },
]

/** Criterion 7 rests on the cells of the policy mix for the EU alone. */
function evidenceIn({ snapshot }: RoomOutcome, index: number): InsightRecord[] {
  return index === 6 ? snapshot.insights.filter(({ zone }) => zone?.startsWith('eu.')) : snapshot.insights
}

export function s3Evidence(outcome: Outcome): Block[] {
  if (outcome.length === 'brief' || outcome.scope === 'room') return []
  const language: Language = outcome.language
  const names = reportWordsIn[language]
  const rows = criteria.map(({ name, steps }, i): Value[] => {
    const rooms = outcome.rooms.filter(({ snapshot }) => steps.length === 0 || steps.includes(snapshot.step))
    const cards = rooms.reduce((sum, room) => sum + evidenceIn(room, i).length, 0)
    const where = rooms.map(roomName).join('; ')
    return [name[language], cards > 0 ? where : null, cards]
  })
  return [
    { type: 'paragraph', text: names.evidenceNote },
    {
      type: 'table',
      caption: names.evidence,
      headings: [names.evidenceCriterion, names.evidenceIn, names.evidenceCards],
      widths: [4, 5, 1],
      rows,
    },
  ]
}
