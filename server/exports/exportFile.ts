/**
 * An outcome as a file in one of the formats.
 * @module
 */
import type { OutcomeDocument, ReportLength, ReportWords } from '../../shared/outcome/reportWords.ts'
import type { ExportFormat } from '../../shared/protocol/api.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { unpackBoard } from '../snapshots/boardChunks.ts'
import { readSnapshot } from '../snapshots/read.ts'
import { hashOf } from '../storage/ids.ts'
import type { WholeSnapshot } from '../storage/wholeSnapshots.ts'
import type { Bundle } from './bundle.ts'
import { type CsvPart, type CsvSeparator, toCsv } from './csv.ts'
import { documentMarkdown } from './documentMarkdown.ts'
import { contentDisposition } from './fileName.ts'
import { toJson } from './json.ts'
import { toMarkdown } from './markdown.ts'
import { pngWithOrigin, withOrigin } from './origin.ts'
import { pictureOf } from './picture/pictureOf.ts'
import type { Outcome, RoomOutcome } from './RoomOutcome.ts'
import { reportWordsIn } from './reportTexts.ts'
import { documentWords } from './words.ts'

export interface ExportFile {
  readonly body: Uint8Array<ArrayBuffer>
  /** SHA-256, in hex, of the file, and of each file in it where it is a zip. */
  readonly hashes: readonly string[]
  readonly headers: { readonly 'Content-Type': string; readonly 'Content-Disposition': string }
}

/** What of an outcome a file shall hold, where its format leaves a choice. */
export interface Wanted {
  readonly format: ExportFormat
  /** CSV only: which of the two tables. */
  readonly part?: CsvPart | undefined
  readonly separator?: CsvSeparator | undefined
}

/** All that the thread behind {@link Exporter} needs: rows and bytes as they are stored. */
export interface ExportRequest extends Wanted {
  readonly scope: Outcome['scope']
  readonly process: Outcome['process']
  /** Null for the language that each snapshot was taken in. */
  readonly language: Language | null
  readonly length: ReportLength
  readonly words: ReportWords
  readonly document?: OutcomeDocument | undefined
  readonly organisations: NonNullable<Outcome['organisations']>
  readonly rooms: readonly { readonly row: WholeSnapshot; readonly board: readonly Uint8Array[] | null }[]
}

const contentTypes: Record<ExportFormat, string> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  jsonld: 'application/ld+json; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  zip: 'application/zip',
}

/** Is told how far a file is, as a share of 1. */
export type OnShare = (share: number) => void
/** What reading the boards is of all the work, roughly. */
const READING_SHARE = 0.1

/** Heavy writers are loaded by the first file that needs them. */
async function bodyOf(
  outcome: Outcome,
  { format, part, separator }: Wanted,
  onShare: OnShare,
): Promise<string | Uint8Array | Bundle> {
  switch (format) {
    case 'json':
      return toJson(outcome)
    case 'csv':
      return toCsv(outcome, part ?? 'records', separator)
    case 'xlsx':
      return (await import('./xlsx.ts')).toXlsx(outcome)
    case 'md':
      return (outcome.document ?? 'report') === 'report' ? toMarkdown(outcome) : documentMarkdown(outcome)
    case 'html':
      return (await import('./html.ts')).toHtml(outcome)
    case 'jsonld':
      return (await import('./jsonld.ts')).toJsonLd(outcome)
    case 'docx':
      return (await import('./docx.ts')).toDocx(outcome)
    case 'pdf':
      return (await import('./pdf.ts')).toPdf(outcome)
    case 'svg':
      return withOrigin(pictureOf(outcome).svg, outcome.rooms)
    case 'png':
      return pngWithOrigin(
        (await import('./picture/png.ts')).pngOf(pictureOf(outcome), { onShare }),
        outcome.rooms,
      )
    case 'zip':
      return (await import('./bundle.ts')).toZip(outcome, onShare)
  }
}

/** What the file is called before its ending, and the number that tells it from the next of its kind. */
function nameOf(
  { scope, process, rooms, language, document }: Outcome,
  { format, part }: Wanted,
): [string, number] {
  const { relations, balance } = documentWords[language]
  const texts = reportWordsIn[language]
  const which = document === 'plan' || document === 'register' ? ` ${texts[document].toLowerCase()}` : ''
  const parts = {
    records: which,
    relations: ` ${relations.toLowerCase()}`,
    balance: ` ${balance.toLowerCase()}`,
  }
  const table = format === 'csv' ? parts[part ?? 'records'] : which
  const snapshot = rooms[0]?.snapshot
  if (scope === 'process' || !snapshot) {
    const number = rooms.reduce((sum, room) => sum + room.snapshot.number, 0)
    return [`${process.title}${table}`, number]
  }
  // Two rooms may have one name, as the region's own fourth and fifth have; the step tells them apart.
  return [
    `${snapshot.processTitle} ${roomTemplates[snapshot.step].number} ${snapshot.roomTitle}${table}`,
    snapshot.number,
  ]
}

/** The file of an outcome that has been read. */
export async function exportFile(
  outcome: Outcome,
  wanted: Wanted,
  onShare: OnShare = () => {},
): Promise<ExportFile> {
  const made = await bodyOf(outcome, wanted, onShare)
  const { zip, within } =
    typeof made === 'string' || made instanceof Uint8Array ? { zip: made, within: [] } : made
  const body = typeof zip === 'string' ? new TextEncoder().encode(zip) : new Uint8Array(zip)
  return {
    body,
    hashes: [hashOf(body), ...within],
    headers: {
      'Content-Type': contentTypes[wanted.format],
      'Content-Disposition': contentDisposition(...nameOf(outcome, wanted), wanted.format),
    },
  }
}

async function readRoom(
  { row, board }: ExportRequest['rooms'][number],
  wanted: Language | null,
): Promise<RoomOutcome> {
  const { snapshot, language } = await readSnapshot(row)
  return {
    snapshot,
    language: wanted ?? language,
    board: board && unpackBoard(board),
  }
}

/** Reads what is stored and makes the file. Throws when a snapshot's blob is damaged. */
export async function makeFile(request: ExportRequest, onShare: OnShare = () => {}): Promise<ExportFile> {
  onShare(0)
  const rooms = await Promise.all(request.rooms.map((room) => readRoom(room, request.language)))
  const { scope, process, length, words, document = 'report', organisations } = request
  const language = request.language ?? rooms[0]?.language ?? 'sv'
  onShare(READING_SHARE)
  const outcome = { scope, process, language, length, words, document, organisations, rooms }
  return exportFile(outcome, request, (share) => onShare(READING_SHARE + (1 - READING_SHARE) * share))
}
