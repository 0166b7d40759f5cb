/**
 * The records, or the relations between them, as a table that a Swedish spreadsheet opens with a double click:
 * UTF-8 with a byte order mark, semicolons, CRLF.
 * @module
 */
import papaparse from 'papaparse'
import type { Language } from '../../shared/vocabulary.ts'
import { kindNames, relationNames, sectorNames, sectors, strengthAreaNames } from '../../shared/vocabulary.ts'
import { cell } from './csvCell.ts'
import { type InsightRecord, type RoomOutcome, zonesOfOutcome } from './RoomOutcome.ts'
import { facetName, headings, mixedSector, statusNames } from './words.ts'

export type CsvPart = 'records' | 'relations'

interface Row {
  readonly insight: InsightRecord
  readonly zoneName: string
}

function votesBySector({ votes }: InsightRecord): (number | string)[] {
  if (!votes) return sectors.map(() => '')
  return sectors.map((sector) => (votes.suppressed ? '' : (votes.bySector[sector] ?? 0)))
}

/** The attributes of its kind, such as the year of a milestone, as JSON; an empty cell where there are none. */
const attributes = ({ attrs }: InsightRecord) => (Object.keys(attrs).length > 0 ? JSON.stringify(attrs) : '')

function sectorName({ sector }: InsightRecord, language: Language): string {
  if (sector === null) return ''
  return (sector === 'mixed' ? mixedSector : sectorNames[sector])[language]
}

function recordRow(
  { insight, zoneName }: Row,
  { snapshot, language }: RoomOutcome,
  headingOf: ReadonlyMap<string, string>,
): unknown[] {
  return [
    insight.id,
    insight.version,
    insight.step,
    snapshot.roomTitle,
    zoneName,
    insight.order,
    kindNames[insight.kind][language],
    facetName(insight.facet, language),
    insight.text,
    insight.lang,
    sectorName(insight, language),
    insight.strengthArea && strengthAreaNames[insight.strengthArea][language],
    statusNames[insight.status][language],
    insight.statusReason,
    insight.votes?.total,
    ...votesBySector(insight),
    insight.group && (headingOf.get(insight.group) || insight.group),
    attributes(insight),
    insight.provenance.createdAt,
    insight.provenance.changedAt,
    insight.provenance.importedFrom,
    insight.provenance.firstSeenSnapshotId,
    insight.provenance.snapshotId,
  ]
}

function recordTable(outcome: RoomOutcome): unknown[][] {
  const headingOf = new Map(outcome.snapshot.groups.map(({ id, heading }) => [id, heading]))
  return zonesOfOutcome(outcome).flatMap((zone) =>
    zone.insights.map((insight) => recordRow({ insight, zoneName: zone.name }, outcome, headingOf)),
  )
}

function relationTable({ snapshot, language }: RoomOutcome): unknown[][] {
  const texts = new Map(snapshot.insights.map(({ id, text }) => [id, text]))
  return snapshot.relations.map(({ from, to, type, score, note, shapeId }) => [
    from,
    texts.get(from),
    relationNames[type][language],
    to,
    texts.get(to),
    score,
    note,
    shapeId,
  ])
}

/** One table of the snapshot. Records are in reading order, zone by zone; relations by the arrow that drew them. */
export function toCsv(outcome: RoomOutcome, part: CsvPart): string {
  const rows = part === 'records' ? recordTable(outcome) : relationTable(outcome)
  const table = [headings[part].map((heading) => heading[outcome.language]), ...rows]
  const text = papaparse.unparse(
    table.map((row) => row.map(cell)),
    {
      delimiter: ';',
      newline: '\r\n',
      quotes: (value: unknown) => typeof value === 'string' && value !== '',
    },
  )
  return `\uFEFF${text}\r\n`
}
