/**
 * The action plan: for each area of strength what, how, who and when, put together from the rooms of vision,
 * prioritisation and policy mix. A card that was carried on from room to room is one row.
 * @module
 */
import { type StrengthArea, statusNames, strengthAreaNames, strengthAreas } from '../../shared/vocabulary.ts'
import { everyInsight, type InsightRecord, type Outcome } from './RoomOutcome.ts'
import type { Block } from './report.ts'
import { reportWordsIn } from './reportTexts.ts'
import type { Value } from './tables.ts'
import { listedIn } from './words.ts'

/** What carries an action, as it stands in the policy mix. */
const carrying = new Set(['implements', 'funds', 'steered_by', 'owned_by'])
/** What is set aside is in no plan; the report has it, with the reason. */
const setAside = new Set(['parked', 'declined'])

const heading = (level: 1 | 2 | 3, text: string): Block => ({ type: 'heading', level, text })

/** An action under all the ids that it has in the rooms it came through. */
interface Planned {
  readonly latest: InsightRecord
  readonly ids: ReadonlySet<string>
  /** The latest room's first: what it says counts. */
  readonly all: readonly InsightRecord[]
  /** Null for one that belongs to all. */
  readonly area: StrengthArea | null
}

/** The records that a carried one comes from, the nearest first; a ring of origins ends where it began. */
function originsOf(id: string, byId: ReadonlyMap<string, InsightRecord>): string[] {
  const origins: string[] = []
  const seen = new Set([id])
  for (let at = id; ; ) {
    const from = byId.get(at)?.provenance.importedFrom
    if (!from || seen.has(from)) return origins
    seen.add(from)
    origins.push(from)
    at = from
  }
}

/** Each action once, but for those that the last room they came to set aside. */
function plannedActions(insights: readonly InsightRecord[]): Planned[] {
  const byId = new Map(insights.map((insight) => [insight.id, insight]))
  const actions = insights.filter(({ kind }) => kind === 'action')
  const groups = Map.groupBy(actions, ({ id }) => originsOf(id, byId).at(-1) ?? id)
  return [...groups.values()].flatMap((group) => {
    const all = group.toSorted((a, b) => b.step - a.step)
    const [latest] = all
    if (!latest || setAside.has(latest.status)) return []
    const area = firstOf(all, ({ strengthArea }) => strengthArea)
    return [{ latest, ids: new Set(all.map(({ id }) => id)), all, area }]
  })
}

/** Visions and milestones of an area, each once: of one that was carried on, what its last room says counts. */
function aimsOf(insights: readonly InsightRecord[], area: StrengthArea | null): InsightRecord[] {
  const byId = new Map(insights.map((insight) => [insight.id, insight]))
  const aims = insights.filter(
    ({ kind, strengthArea }) => (kind === 'vision' || kind === 'milestone') && strengthArea === area,
  )
  const originsBy = new Map(aims.map(({ id }) => [id, originsOf(id, byId)]))
  // Of a ring none is the last: all of it stands.
  const before = new Set(
    aims.flatMap(({ id }) => originsBy.get(id)?.filter((one) => !originsBy.get(one)?.includes(id)) ?? []),
  )
  return aims.filter(({ id }) => !before.has(id)).toSorted((a, b) => yearOf(a) - yearOf(b))
}

const firstOf = <T>(
  all: readonly InsightRecord[],
  pick: (insight: InsightRecord) => T | null | undefined,
) => {
  for (const insight of all) {
    const value = pick(insight)
    if (value !== null && value !== undefined && value !== '') return value
  }
  return null
}
const textAt = (insight: InsightRecord, key: string): string | null =>
  typeof insight.attrs[key] === 'string' ? insight.attrs[key] : null

/** Cards that point at an action, or that it points at, by a relation that carries it. */
function carriersOf({ ids }: Planned, outcome: Outcome): InsightRecord[] {
  const byId = new Map(everyInsight(outcome).map((insight) => [insight.id, insight]))
  const found = outcome.rooms
    .flatMap(({ snapshot }) => snapshot.relations)
    .filter(({ type }) => carrying.has(type))
    .flatMap(({ from, to }) => (ids.has(from) ? [to] : ids.has(to) ? [from] : []))
  return [...new Set(found)].flatMap((id) => byId.get(id) ?? [])
}

const wordsOf = (insights: readonly InsightRecord[]): string | null =>
  listedIn(insights.map(({ text }) => text)) || null

function rowOf(planned: Planned, outcome: Outcome): Value[] {
  const { latest, all } = planned
  const carriers = carriersOf(planned, outcome)
  const owner = firstOf(all, ({ owner: of }) => of?.organisation)
  const actors = wordsOf(carriers.filter(({ kind }) => kind === 'actor' || kind === 'governance_body'))
  const means = wordsOf(
    carriers.filter(
      ({ kind }) => kind === 'funding' || kind === 'instrument' || kind === 'steering_document',
    ),
  )
  const what = firstOf(all, (insight) => textAt(insight, 'what'))
  const status =
    latest.status === 'trial' ? '' : ` (${statusNames[latest.status][outcome.language].toLowerCase()})`
  return [
    `${latest.text}${what ? `: ${what}` : ''}${status}`,
    firstOf(all, (insight) => textAt(insight, 'how')),
    owner ?? actors,
    firstOf(all, ({ period }) => period?.label),
    means,
    firstOf(all, ({ votes }) => votes?.total),
    [...planned.ids].join(' '),
  ]
}

/** As the table tells them: those of the last room that voted on it. */
const votesOf = ({ all }: Planned): number => firstOf(all, ({ votes }) => votes?.total) ?? 0

function areaBlocks(outcome: Outcome, actions: readonly Planned[], area: StrengthArea | null): Block[] {
  const { language } = outcome
  const names = reportWordsIn[language]
  const planned = actions
    .filter((one) => one.area === area)
    .toSorted((a, b) => votesOf(b) - votesOf(a) || (a.latest.id < b.latest.id ? -1 : 1))
  const aims = aimsOf(everyInsight(outcome), area)
  const title = area ? strengthAreaNames[area][language] : names.crossCutting
  if (planned.length + aims.length === 0)
    return [heading(2, title), { type: 'paragraph', text: names.nothingPlanned, by: 'server' }]
  const rows = planned.map((one) => rowOf(one, outcome))
  const lacking = rows.filter(([, , who, when]) => !who || !when).length
  return [
    heading(2, title),
    ...(aims.length > 0
      ? [
          heading(3, names.towards),
          {
            type: 'items' as const,
            items: aims.map((aim) => ({
              text: aim.text,
              details: Number.isFinite(yearOf(aim)) ? [String(yearOf(aim))] : [],
              id: aim.id,
            })),
          },
        ]
      : []),
    heading(3, names.actions),
    ...(rows.length > 0
      ? [
          {
            type: 'table' as const,
            caption: names.planTable,
            headings: [names.what, names.how, names.who, names.when, names.means, names.votes, names.record],
            widths: [3.2, 2.2, 1.7, 1.4, 2.2, 1.1, 2],
            rows,
          },
        ]
      : [{ type: 'paragraph' as const, text: names.nothingPlanned, by: 'server' as const }]),
    ...(lacking > 0
      ? [
          {
            type: 'paragraph' as const,
            text: names.lacking.replace('{count}', String(lacking)).replace('{all}', String(rows.length)),
            by: 'server' as const,
          },
        ]
      : []),
  ]
}

/** The year that a vision or milestone is for; Infinity where none is said. */
const yearOf = ({ attrs, horizonYear }: InsightRecord): number =>
  horizonYear ?? (typeof attrs.year === 'number' ? attrs.year : Number.POSITIVE_INFINITY)

/** By area of strength, in the order of the programme; what belongs to none comes last. */
export function actionPlan(outcome: Outcome): Block[] {
  const actions = plannedActions(everyInsight(outcome))
  return [...strengthAreas, null].flatMap((area) => areaBlocks(outcome, actions, area))
}
