/**
 * Everything in one file: each format of the outcome, and a manifest with the hash of every file in it.
 * @module
 */
import { buffer } from 'node:stream/consumers'
import yazl from 'yazl'
import { hashOf } from '../storage/ids.ts'
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
import { pictureOfRoom } from './picture/pictureOf.ts'
import { pngOf } from './picture/png.ts'
import type { Outcome } from './RoomOutcome.ts'
import { toXlsx } from './xlsx.ts'

async function filesOf(outcome: Outcome): Promise<[name: string, content: string | Uint8Array][]> {
  const pictures = outcome.rooms.flatMap((room): [string, string | Uint8Array][] => {
    const picture = pictureOfRoom(room)
    const name = `board-${room.snapshot.step}-${room.snapshot.roomId}`
    return picture
      ? [
          [`${name}.svg`, withOrigin(picture.svg, [room])],
          [`${name}.png`, pngWithOrigin(pngOf(picture), [room])],
        ]
      : []
  })
  return [
    ['records.json', toJson(outcome)],
    ['records.jsonld', toJsonLd(outcome)],
    ['records.jsonld.schema.json', `${JSON.stringify(jsonldSchema, null, 2)}\n`],
    ['records.csv', toCsv(outcome, 'records')],
    ['relations.csv', toCsv(outcome, 'relations')],
    ['balance.csv', toCsv(outcome, 'balance')],
    ['records.xlsx', await toXlsx(outcome)],
    ['report.md', toMarkdown(outcome)],
    ['report.html', toHtml(outcome)],
    ['report.docx', await toDocx(outcome)],
    ['report.pdf', await toPdf(outcome)],
    ['action-plan.docx', await toDocx({ ...outcome, document: 'plan' })],
    ['action-plan.pdf', await toPdf({ ...outcome, document: 'plan' })],
    ['registry-sheet.pdf', await toPdf({ ...outcome, document: 'register' })],
    ...pictures,
  ]
}

/** What the file holds and how to check it: SHA-256, in hex, of each file, and of each snapshot's records. */
function manifestOf(outcome: Outcome, files: readonly (readonly [string, Uint8Array])[]): string {
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
    files: files.map(([name, content]) => ({ name, bytes: content.byteLength, sha256: hashOf(content) })),
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}

/** The zip, and the hash of each file in it but the manifest. */
export interface Bundle {
  readonly zip: Uint8Array
  readonly within: readonly string[]
}

export async function toZip(outcome: Outcome): Promise<Bundle> {
  const encoder = new TextEncoder()
  const files = (await filesOf(outcome)).map(
    ([name, content]) => [name, typeof content === 'string' ? encoder.encode(content) : content] as const,
  )
  const zip = new yazl.ZipFile()
  // One time for all, so that equal outcomes give equal files.
  const mtime = new Date(Math.max(0, ...outcome.rooms.map(({ snapshot }) => Date.parse(snapshot.takenAt))))
  const add = (name: string, content: Uint8Array) => zip.addBuffer(Buffer.from(content), name, { mtime })
  add('manifest.json', encoder.encode(manifestOf(outcome, files)))
  for (const [name, content] of files) add(name, content)
  zip.end()
  return { zip: await buffer(zip.outputStream), within: files.map(([, content]) => hashOf(content)) }
}
