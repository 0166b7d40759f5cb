/**
 * Records and relations as tables, in one order of columns for every kind of table file.
 * @module
 */
import {
  type Kind,
  kindNames,
  type Language,
  relationNames,
  sectorNames,
  sectors,
  statusNames,
  strengthAreaNames,
} from '../../shared/vocabulary.ts'
import { recordColumns } from './fieldColumns.ts'
import { type InsightRecord, type Outcome, type RoomOutcome, zonesOfOutcome } from './RoomOutcome.ts'
import { documentWords, facetName, headings, mixedSector } from './words.ts'

/** A time is a text of ISO 8601 here; what shows it as a date decides the format of the file. */
export type Value = string | number | boolean | null

/**
 * A value as people read it: decimals as their language writes them. Not grouped, for a year is a number too.
 */
export function shownValue(value: Value, language: Language): string {
  if (value === null) return ''
  if (typeof value !== 'number') return String(value)
  // In English the sign would be a hyphen.
  return value.toLocaleString(language, { useGrouping: false, maximumFractionDigits: 20 }).replace(/^-/, '−')
}

export interface Table {
  readonly headings: readonly string[]
  readonly rows: readonly (readonly Value[])[]
}

/** The same for what takes its rows one after the other. */
export interface RowsInTurn {
  readonly headings: readonly string[]
  readonly rows: Iterable<readonly Value[]>
}

function votesBySector({ votes }: InsightRecord): Value[] {
  if (!votes) return sectors.map(() => null)
  // A sector that is not told apart is an empty cell, and no 0.
  return sectors.map((sector) => votes.bySector[sector] ?? (votes.suppressed ? null : 0))
}

/** The attributes of its kind, such as the year of a milestone, as JSON; nothing where there are none. */
const attributes = ({ attrs }: InsightRecord) =>
  Object.keys(attrs).length > 0 ? JSON.stringify(attrs) : null

/** The name of the sector that a record comes from; nothing where none is known. */
export function sectorOf({ sector }: Pick<InsightRecord, 'sector'>, language: Language): string | null {
  if (sector === null) return null
  return (sector === 'mixed' ? mixedSector : sectorNames[sector])[language]
}

/** What was said about a card beside it, a line each; nothing where nothing was. */
function commentsOf({ comments = [] }: InsightRecord, language: Language): string | null {
  const { commentOpen, commentResolved, noSector } = documentWords[language]
  const lines = comments.map(({ text, sector, resolved }) => {
    const from = sector ? sectorNames[sector][language] : noSector
    return `${text} (${from}, ${resolved ? commentResolved : commentOpen})`
  })
  return lines.length > 0 ? lines.join('\n') : null
}

function recordRow(
  insight: InsightRecord,
  zoneName: string,
  { snapshot, language }: RoomOutcome,
  groupHeadings: ReadonlyMap<string, string>,
): Value[] {
  const { provenance } = insight
  return [
    insight.id,
    insight.version,
    insight.step,
    snapshot.roomTitle,
    zoneName,
    insight.order,
    kindNames[insight.kind][language],
    facetName(insight.facet, language) || null,
    insight.text,
    insight.lang,
    sectorOf(insight, language),
    insight.strengthArea && strengthAreaNames[insight.strengthArea][language],
    statusNames[insight.status][language],
    insight.statusReason ?? null,
    insight.votes?.total ?? null,
    ...votesBySector(insight),
    insight.group && (groupHeadings.get(insight.group) || insight.group),
    attributes(insight),
    provenance.createdAt,
    provenance.changedAt,
    provenance.importedFrom,
    provenance.firstSeenSnapshotId,
    provenance.snapshotId,
    provenance.enteredByProxy ?? null,
    commentsOf(insight, language),
    insight.scores?.impact?.mean ?? null,
    insight.scores?.effort?.mean ?? null,
    insight.scores ? JSON.stringify(insight.scores) : null,
    ...recordColumns.map(({ read }) => read(insight, language)),
  ]
}

/** All documents and tables of a zip ask for them. */
const texts = new WeakMap<Outcome['rooms'], ReadonlyMap<string, string>>()

/** The words of every record, of all rooms: relations lead from one room to another. */
export function textsById({ rooms }: Pick<Outcome, 'rooms'>): ReadonlyMap<string, string> {
  const known = texts.get(rooms)
  if (known) return known
  const made = new Map(
    rooms.flatMap(({ snapshot }) => snapshot.insights.map(({ id, text }) => [id, text] as const)),
  )
  texts.set(rooms, made)
  return made
}

/** Rows of records room by room, zone by zone, in reading order; those of one kind alone where one is named. */
function* recordRows({ rooms }: Outcome, kind?: Kind): Generator<Value[]> {
  for (const room of rooms) {
    const groups = new Map(room.snapshot.groups.map(({ id, heading }) => [id, heading]))
    for (const zone of zonesOfOutcome(room))
      for (const insight of zone.insights)
        if (kind === undefined || insight.kind === kind) yield recordRow(insight, zone.name, room, groups)
  }
}

const recordHeadings = ({ language }: Outcome): string[] =>
  [...headings.records, ...recordColumns.map(({ name }) => name)].map((heading) => heading[language])

/** Records as a table whose rows are made when their turn comes. */
export const recordsInTurn = (outcome: Outcome): RowsInTurn => ({
  headings: recordHeadings(outcome),
  rows: recordRows(outcome),
})

export const recordsTable = (outcome: Outcome, kind?: Kind): Table => ({
  headings: recordHeadings(outcome),
  rows: [...recordRows(outcome, kind)],
})

/** Relations room by room, by the arrow that drew them, with the words at both ends. */
export function relationsTable(outcome: Outcome): Table {
  const texts = textsById(outcome)
  const textOf = (id: string): string | null => texts.get(id) ?? outcome.elsewhere?.get(id)?.text ?? null
  const rows = outcome.rooms.flatMap(({ snapshot, language }) =>
    snapshot.relations.map(({ from, to, type, score, note, shapeId }): Value[] => [
      from,
      textOf(from),
      relationNames[type][language],
      to,
      textOf(to),
      score ?? null,
      note ?? null,
      shapeId,
    ]),
  )
  return { headings: headings.relations.map((heading) => heading[outcome.language]), rows }
}
