/**
 * An outcome as a file in one of the formats.
 * @module
 */
import { createHash } from 'node:crypto'
import type { OutcomeDocument, ReportLength, ReportWords } from '../../shared/outcome/reportWords.ts'
import type { ExportFormat } from '../../shared/protocol/exports.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { unpackBoard } from '../snapshots/boardChunks.ts'
import { readSnapshot } from '../snapshots/read.ts'
import type { WholeSnapshot } from '../storage/wholeSnapshots.ts'
import { type CsvPart, type CsvSeparator, csvPieces } from './csv.ts'
import { documentMarkdown } from './documentMarkdown.ts'
import { readElsewhere } from './elsewhere.ts'
import { contentDisposition } from './fileName.ts'
import { jsonPieces } from './json.ts'
import { markdownPieces } from './markdown.ts'
import { pngWithOrigin, withOrigin } from './origin.ts'
import type { KeptPicture } from './picture/images.ts'
import { pictureOf } from './picture/pictureOf.ts'
import { cut, joined } from './pieces.ts'
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

/** All that the process behind {@link Exporter} needs: rows and bytes as they are stored. */
export interface ExportRequest extends Wanted {
  readonly scope: Outcome['scope']
  readonly process: Outcome['process']
  /** Null for the language that each snapshot was taken in. */
  readonly language: Language | null
  readonly length: ReportLength
  readonly words: ReportWords
  readonly document?: OutcomeDocument | undefined
  readonly asked: NonNullable<Outcome['asked']>
  readonly organisations: NonNullable<Outcome['organisations']>
  readonly rooms: readonly {
    readonly row: WholeSnapshot
    readonly board: readonly Uint8Array[] | null
    readonly pictures?: readonly KeptPicture[] | undefined
    readonly during?: RoomOutcome['during']
  }[]
  /** Snapshots of other rooms, for the words of cards that relations lead to; of those that whoever asks may read. */
  readonly others?: readonly WholeSnapshot[]
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

/** Who takes a file as it is made. */
export interface FileSink {
  /** Is told before the first piece. */
  readonly begin: (headers: ExportFile['headers']) => void
  /** Resolves when more may come. */
  readonly write: (piece: Uint8Array<ArrayBuffer>) => void | Promise<void>
  readonly onShare?: OnShare
}

/** Is told how far a file is, as a share of 1. */
export type OnShare = (share: number) => void
/** What reading the boards is of all the work, roughly. */
const READING_SHARE = 0.1

/**
 * The file as it is made: text piece by piece, a zip file by file, and as a whole where its format is put together at its end.
 * Heavy writers are loaded by the first file that needs them.
 * @returns the hashes of the files in it
 */
async function* piecesOf(
  outcome: Outcome,
  { format, part, separator }: Wanted,
  onShare: OnShare,
): AsyncGenerator<string | Uint8Array, readonly string[]> {
  switch (format) {
    case 'json':
      yield* joined(jsonPieces(outcome))
      return []
    case 'csv':
      yield* joined(csvPieces(outcome, part ?? 'records', separator))
      return []
    case 'md':
      if ((outcome.document ?? 'report') === 'report') yield* joined(markdownPieces(outcome))
      else yield documentMarkdown(outcome)
      return []
    case 'html':
      yield* joined((await import('./html.ts')).htmlPieces(outcome))
      return []
    case 'jsonld':
      yield* joined((await import('./jsonld.ts')).jsonLdPieces(outcome))
      return []
    case 'zip':
      return yield* (await import('./bundle.ts')).zipPieces(outcome, onShare)
    default:
      yield await wholeOf(outcome, format, onShare)
      return []
  }
}

async function wholeOf(
  outcome: Outcome,
  format: 'xlsx' | 'docx' | 'pdf' | 'svg' | 'png',
  onShare: OnShare,
): Promise<string | Uint8Array> {
  switch (format) {
    case 'xlsx':
      return (await import('./xlsx.ts')).toXlsx(outcome)
    case 'docx':
      return (await import('./docx.ts')).toDocx(outcome)
    case 'pdf':
      return (await import('./pdf.ts')).toPdf(outcome)
    case 'svg':
      return withOrigin(pictureOf(outcome).svg, outcome.rooms)
    case 'png':
      return pngWithOrigin(
        await (await import('./picture/png.ts')).pngInTurns(pictureOf(outcome), { onShare }),
        outcome.rooms,
      )
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

/**
 * Hands on the file of an outcome that has been read, piece by piece.
 * @returns its hashes
 */
async function writeOutcome(
  outcome: Outcome,
  wanted: Wanted,
  { begin, write, onShare = () => {} }: FileSink,
): Promise<readonly string[]> {
  const headers = {
    'Content-Type': contentTypes[wanted.format],
    'Content-Disposition': contentDisposition(...nameOf(outcome, wanted), wanted.format),
  }
  const pieces = piecesOf(outcome, wanted, onShare)
  const hash = createHash('sha256')
  for (let isFirst = true; ; isFirst = false) {
    const { done, value } = await pieces.next()
    // Not before there is something of it: what cannot be made at all is refused instead.
    if (isFirst) begin(headers)
    if (done) return [hash.digest('hex'), ...value]
    for (const piece of cut(value)) {
      hash.update(piece)
      await write(piece)
    }
  }
}

/** The whole file of an outcome that has been read. */
export async function exportFile(outcome: Outcome, wanted: Wanted): Promise<ExportFile> {
  const pieces: Uint8Array[] = []
  let headers: ExportFile['headers'] | undefined
  const hashes = await writeOutcome(outcome, wanted, {
    begin: (told) => {
      headers = told
    },
    write: (piece) => {
      pieces.push(piece)
    },
  })
  if (!headers) throw new Error('a file was not begun')
  return { body: new Uint8Array(Buffer.concat(pieces)), hashes, headers }
}

async function readRoom(
  { row, board, pictures, during }: ExportRequest['rooms'][number],
  wanted: Language | null,
): Promise<RoomOutcome> {
  const { snapshot, language } = await readSnapshot(row)
  return {
    snapshot,
    language: wanted ?? language,
    board: board && unpackBoard(board),
    pictures,
    during,
  }
}

/**
 * Reads what is stored and hands on the file. Throws when a snapshot's blob is damaged.
 * @returns SHA-256, in hex, of the file, and of each file in it where it is a zip
 */
export async function writeFile(request: ExportRequest, sink: FileSink): Promise<readonly string[]> {
  const { onShare = () => {} } = sink
  onShare(0)
  const rooms = await Promise.all(request.rooms.map((room) => readRoom(room, request.language)))
  const { scope, process, length, words, document = 'report', asked, organisations } = request
  const language = request.language ?? rooms[0]?.language ?? 'sv'
  onShare(READING_SHARE)
  const elsewhere = await readElsewhere(rooms, request.others ?? [], language)
  const about = { scope, process, language, length, words, document, asked, organisations }
  const outcome = { ...about, rooms, elsewhere }
  return writeOutcome(outcome, request, {
    ...sink,
    onShare: (share) => onShare(READING_SHARE + (1 - READING_SHARE) * share),
  })
}
