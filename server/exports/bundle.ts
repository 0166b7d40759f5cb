/**
 * Everything in one file: each format of the outcome, and a manifest with the hash of every file in it.
 * @module
 */
import { EventEmitter, once } from 'node:events'
import type { PassThrough } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import yazl from 'yazl'
import { hashOf } from '../storage/ids.ts'
import { collectPast } from './collectPast.ts'
import { toCsv } from './csv.ts'
import { toDocx } from './docx.ts'
import { titleOf } from './facts.ts'
import { toHtml } from './html.ts'
import { toJson } from './json.ts'
import { toJsonLd } from './jsonld.ts'
import { jsonldSchema } from './jsonldSchema.ts'
import { toMarkdown } from './markdown.ts'
import { pngWithOrigin, withOrigin } from './origin.ts'
import { toPdf } from './pdf.ts'
import type { Picture } from './picture/boardSvg.ts'
import { pictureOfRoom } from './picture/pictureOf.ts'
import { pngInTurns } from './picture/png.ts'
import { type Outcome, takenAt } from './RoomOutcome.ts'
import { toXlsx } from './xlsx.ts'

type FileMaker = readonly [name: string, make: () => string | Uint8Array | Promise<string | Uint8Array>]

/** Each is made when its turn comes, and what it was made from is let go. */
function filesOf(outcome: Outcome): FileMaker[] {
  const plan: Outcome = { ...outcome, document: 'plan' }
  const pictures = outcome.rooms.flatMap((room): FileMaker[] => {
    const name = `board-${room.snapshot.step}-${room.snapshot.roomId}`
    const drawn = <Made>(make: (picture: Picture) => Made) => {
      const picture = pictureOfRoom(room)
      return picture ? make(picture) : ''
    }
    return room.board
      ? [
          [`${name}.svg`, () => drawn(({ svg }) => withOrigin(svg, [room]))],
          [`${name}.png`, () => drawn(async (picture) => pngWithOrigin(await pngInTurns(picture), [room]))],
        ]
      : []
  })
  return [
    ['records.json', () => toJson(outcome)],
    ['records.jsonld', () => toJsonLd(outcome)],
    ['records.jsonld.schema.json', () => `${JSON.stringify(jsonldSchema, null, 2)}\n`],
    ['records.csv', () => toCsv(outcome, 'records')],
    ['relations.csv', () => toCsv(outcome, 'relations')],
    ['balance.csv', () => toCsv(outcome, 'balance')],
    ['records.xlsx', () => toXlsx(outcome)],
    ['report.md', () => toMarkdown(outcome)],
    ['report.html', () => toHtml(outcome)],
    ['report.docx', () => toDocx(outcome)],
    ['report.pdf', () => toPdf(outcome)],
    ['action-plan.docx', () => toDocx(plan)],
    ['action-plan.pdf', () => toPdf(plan)],
    ['registry-sheet.pdf', () => toPdf({ ...outcome, document: 'register' })],
    ...pictures,
  ]
}

interface FileNote {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

/** What the file holds and how to check it: SHA-256, in hex, of each file, and of each snapshot's records. */
function manifestOf(outcome: Outcome, files: readonly FileNote[]): string {
  const manifest = {
    title: titleOf(outcome),
    process: outcome.process,
    snapshots: outcome.rooms.map(
      ({ snapshot: { id, roomId, number, takenAt, hash, docHash, previousId } }) => ({
        id,
        roomId,
        number,
        takenAt,
        hash,
        docHash,
        previousId,
      }),
    ),
    files,
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}

/** Of files that are packed already, as Word documents, PDFs and pictures are: to pack them again saves next to nothing (a workbook it halves). */
const isPacked = (name: string): boolean => /\.(?:docx|pdf|png)$/.test(name)

/** Bytes of the zip that wait to be taken, after which no further file is made. */
const MAX_WAITING = 1024 * 1024

/** Makes one file after the other and adds it, as soon as what is there has been taken. */
async function fill(
  zip: yazl.ZipFile,
  outcome: Outcome,
  { taken, onShare }: { taken: EventEmitter; onShare: (share: number) => void },
): Promise<string[]> {
  // One time for all, so that equal outcomes give equal files.
  const mtime = takenAt(outcome)
  const outputStream = zip.outputStream as PassThrough
  const files: FileNote[] = []
  const makers = filesOf(outcome)
  for (const [i, [name, make]] of makers.entries()) {
    const content = Buffer.from(await make())
    files.push({ name, bytes: content.byteLength, sha256: hashOf(content) })
    zip.addBuffer(content, name, { mtime, compress: !isPacked(name) })
    onShare((i + 1) / makers.length)
    // What packs it is heard of between two turns.
    await turn()
    collectPast()
    while (outputStream.readableLength + outputStream.writableLength > MAX_WAITING) await once(taken, 'piece')
  }
  zip.addBuffer(Buffer.from(manifestOf(outcome, files)), 'manifest.json', { mtime })
  zip.end()
  return files.map(({ sha256 }) => sha256)
}

/**
 * The zip as it is made.
 * @param onShare is told how many of the files are made, as a share of 1
 * @returns the hash of each file in it but the manifest
 */
export async function* zipPieces(
  outcome: Outcome,
  onShare: (share: number) => void = () => {},
): AsyncGenerator<Uint8Array, readonly string[]> {
  const zip = new yazl.ZipFile()
  const taken = new EventEmitter()
  const filled = fill(zip, outcome, { taken, onShare })
  filled.catch((error: Error) => (zip.outputStream as PassThrough).destroy(error))
  for await (const piece of zip.outputStream) {
    yield piece as Buffer
    taken.emit('piece')
  }
  return filled
}
