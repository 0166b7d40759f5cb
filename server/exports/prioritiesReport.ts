/**
 * What weighing came to, as blocks of the report: the order by criteria with how far it holds, room by room, and the
 * cards on which sectors differ most.
 * @module
 */
import { keepsSectors, minorityOf, mostDivided, scoredApart } from '../../shared/insights/minority.ts'
import { type Stability, stabilityOf } from '../../shared/insights/stability.ts'
import {
  type Criterion,
  firstsBySector,
  type WeighedItem,
  type Weighing,
  weighingOf,
} from '../../shared/insights/weighing.ts'
import { type Language, sectorNames, sectors } from '../../shared/vocabulary.ts'
import { roomName } from './facts.ts'
import { type InsightRecord, inBriefOf, type Outcome, type RoomOutcome } from './RoomOutcome.ts'
import type { Block, ReportItem } from './report.ts'
import { documentWords } from './words.ts'

/** Actions that a brief report has of an order, of few rooms and of many. */
const BRIEF_ORDER = [5, 3] as const
/** The same of the cards that sectors score most differently. */
const BRIEF_APART = [3, 1] as const
/** Cards that a report names as those on which sectors differ. */
const DIVIDED = 3

const heading = (level: 2 | 3, text: string): Block => ({ type: 'heading', level, text })
const counted = (text: string): Block => ({ type: 'paragraph', text, by: 'server' })
const number = (value: number, language: Language, decimals: number): string =>
  value.toLocaleString(language, { maximumFractionDigits: decimals })

/** As it is quoted inside a sentence. */
const quoted = (text: string): string => text.replace(/\.$/, '')

function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all))
}

function criteriaTable(criteria: readonly Criterion[], language: Language): Block {
  const words = documentWords[language]
  return {
    type: 'table',
    caption: words.criteria,
    headings: [words.criterion, words.weight, words.confirmedWeight, words.record],
    widths: [5, 1, 1.3, 2],
    rows: criteria.map(({ id, text, weight, confirmed }) => [text, weight, confirmed, id]),
  }
}

/** From the lowest to the highest value by a sector's own scores; null where fewer than two are told. */
function betweenSectors({ bySector }: WeighedItem<InsightRecord>, language: Language): string | null {
  const values = sectors.flatMap((sector) => bySector[sector] ?? [])
  if (values.length < 2) return null
  return `${number(Math.min(...values), language, 2)}–${number(Math.max(...values), language, 2)}`
}

function orderTable(
  { items }: Weighing<InsightRecord>,
  stability: Stability | null,
  language: Language,
  most = items.length,
): Block {
  const words = documentWords[language]
  const isScored = items.some((item) => betweenSectors(item, language) !== null)
  const rangeOf = (id: string) => {
    const range = stability?.ranges.get(id)
    if (!range) return null
    return range.best === range.worst ? String(range.best) : `${range.best}–${range.worst}`
  }
  return {
    type: 'table',
    caption:
      most < items.length ? filled(words.firstOfOrder, { count: most, all: items.length }) : words.order,
    headings: [
      words.place,
      words.action,
      words.weighedValue,
      ...(isScored ? [words.betweenSectors] : []),
      words.placesTried,
      words.votes,
      words.record,
    ],
    widths: isScored ? [1.1, 3.4, 1.2, 1.9, 1.6, 1.2, 1.9] : [1, 4, 1, 1.3, 1, 2.5],
    rows: items.slice(0, most).map((item) => {
      const { insight, rank, isTied, value } = item
      return [
        rank === null ? null : isTied ? `${rank} (${words.tied})` : String(rank),
        insight.text,
        value,
        ...(isScored ? [betweenSectors(item, language)] : []),
        rangeOf(insight.id),
        insight.votes?.total ?? null,
        insight.id,
      ]
    }),
  }
}

function stabilityWords(
  stability: Stability,
  weighing: Weighing<InsightRecord>,
  language: Language,
): Block[] {
  const words = documentWords[language]
  const texts = new Map(weighing.items.map(({ insight }) => [insight.id, insight.text]))
  const { trials, firstHolds, turns } = stability
  return [
    counted(filled(words.stability, { trials, holds: firstHolds })),
    ...turns.map(({ criterion, weight, rival }) =>
      counted(
        filled(words.turn, {
          criterion: quoted(criterion.text),
          weight: number(weight, language, 1),
          now: number(criterion.weight ?? 0, language, 1),
          rival: quoted(texts.get(rival) ?? rival),
        }),
      ),
    ),
  ]
}

/** Which actions the sectors' own scores put first, where it is another than all together do. */
function firstWords({ items }: Weighing<InsightRecord>, language: Language): Block[] {
  const words = documentWords[language]
  const texts = new Map(items.map(({ insight }) => [insight.id, insight.text]))
  const firsts = firstsBySector(items)
  const same = firsts.filter(({ isSame }) => isSame)
  return [
    ...(same.length > 0
      ? [
          counted(
            filled(words.sameFirst, {
              sectors: same.map(({ sector }) => sectorNames[sector][language]).join(', '),
            }),
          ),
        ]
      : []),
    ...firsts
      .filter(({ isSame }) => !isSame)
      .map(({ sector, first }) =>
        counted(
          filled(words.otherFirst, {
            sector: sectorNames[sector][language],
            actions: first.map((id) => quoted(texts.get(id) ?? id)).join('; '),
          }),
        ),
      ),
  ]
}

/** Whether a room has an order of its actions by criteria. */
export const isWeighed = ({ snapshot }: RoomOutcome): boolean =>
  weighingOf(snapshot.insights).items.some(({ rank }) => rank !== null)

function weighedRoom(room: RoomOutcome, outcome: Outcome): Block[] {
  const { scope, length } = outcome
  const { language } = room
  const weighing = weighingOf(room.snapshot.insights)
  if (!isWeighed(room)) return []
  const stability = stabilityOf(weighing)
  const isBrief = length === 'brief'
  const tried =
    stability && stability.trials > 0
      ? stabilityWords(isBrief ? { ...stability, turns: [] } : stability, weighing, language)
      : []
  return [
    ...(scope === 'process' ? [heading(3, roomName(room))] : []),
    ...(isBrief ? [] : [criteriaTable(weighing.criteria, language)]),
    orderTable(weighing, stability, language, isBrief ? inBriefOf(outcome, ...BRIEF_ORDER) : undefined),
    ...tried,
    ...firstWords(weighing, language),
  ]
}

/** The order of the actions by criteria, of each room that has one; in brief its beginning, and not what would turn it. */
export function weighedOrder(outcome: Outcome): Block[] {
  const blocks = outcome.rooms.flatMap((room) => weighedRoom(room, outcome))
  return blocks.length > 0 ? [heading(2, documentWords[outcome.language].order), ...blocks] : []
}

type Rounds = NonNullable<RoomOutcome['snapshot']['rounds']>

/** The cards on which sectors differ most, with each told sector's share of its own votes. */
export function dividedItems({ rooms, language }: Outcome): ReportItem[] {
  const words = documentWords[language]
  const part = (share: number) =>
    share.toLocaleString(language, { style: 'percent', maximumFractionDigits: 0 })
  const insights = rooms.flatMap(({ snapshot }) => snapshot.insights)
  const given = Object.assign({}, ...rooms.map(({ snapshot }) => snapshot.rounds)) as Rounds
  return mostDivided(minorityOf(insights, given), DIVIDED).map(({ insight, share, sectors }) => ({
    text: insight.text,
    details: [
      ...sectors.map((one) => `${sectorNames[one.sector][language]}: ${one.votes} (${part(one.share)})`),
      `${words.allSectors}: ${insight.votes?.total ?? 0} (${part(share)})`,
    ],
    id: insight.id,
  }))
}

/** That some sectors are not told apart, where it is so. */
export const keptNote = ({ rooms, language }: Outcome): Block[] =>
  rooms.some(({ snapshot }) => keepsSectors(snapshot.insights))
    ? [counted(documentWords[language].sectorsKept)]
    : []

/** The actions that sectors score most differently, with each told sector's own value. */
export function apartByScores(outcome: Outcome): ReportItem[] {
  const { rooms, language, length } = outcome
  const most = length === 'brief' ? inBriefOf(outcome, ...BRIEF_APART) : DIVIDED
  const words = documentWords[language]
  const apart = rooms.flatMap(({ snapshot }) => scoredApart(weighingOf(snapshot.insights).items))
  return mostDivided(
    apart.toSorted((a, b) => b.distance - a.distance || (a.insight.id < b.insight.id ? -1 : 1)),
    most,
  ).map(({ insight, by, value, sectors: told }) => ({
    text: insight.text,
    details: [
      ...told.map((one) => `${sectorNames[one.sector][language]}: ${number(one.value, language, 2)}`),
      `${words.allSectors}: ${number(value, language, 2)}`,
      ...(by === 'impact' ? [words.ofImpact] : []),
    ],
    id: insight.id,
  }))
}
