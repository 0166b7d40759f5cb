/**
 * A snapshot as a file in one of the formats.
 * @module
 */
import type { ExportFormat } from '../../shared/protocol/api.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'
import { type CsvPart, toCsv } from './csv.ts'
import { contentDisposition } from './fileName.ts'
import { toJson } from './json.ts'
import { toMarkdown } from './markdown.ts'
import type { RoomOutcome } from './RoomOutcome.ts'
import { documentWords } from './words.ts'

export interface ExportFile {
  readonly body: string
  readonly headers: { readonly 'Content-Type': string; readonly 'Content-Disposition': string }
}

const contentTypes: Record<ExportFormat, string> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
}

function bodyOf(outcome: RoomOutcome, format: ExportFormat, part: CsvPart): string {
  switch (format) {
    case 'json':
      return toJson(outcome)
    case 'csv':
      return toCsv(outcome, part)
    case 'md':
      return toMarkdown(outcome)
  }
}

/** `part` says which table of CSV; the other formats hold all. */
export function exportFile(
  outcome: RoomOutcome,
  format: ExportFormat,
  part: CsvPart = 'records',
): ExportFile {
  const { processTitle, roomTitle, step, number } = outcome.snapshot
  const { relations } = documentWords[outcome.language]
  const table = format === 'csv' && part === 'relations' ? ` ${relations.toLowerCase()}` : ''
  // Two rooms may have one name, as the region's own fourth and fifth have; the step tells them apart.
  const title = `${processTitle} ${roomTemplates[step].number} ${roomTitle}${table}`
  return {
    body: bodyOf(outcome, format, part),
    headers: {
      'Content-Type': contentTypes[format],
      'Content-Disposition': contentDisposition(title, number, format),
    },
  }
}
