/**
 * A process becomes one file: a zip with its rows, boards, history, snapshots and pictures, and the hash of each. Equal
 * processes give equal files.
 * @module
 */
import { gunzipSync } from 'node:zlib'
import yazl from 'yazl'
import { unpackSegment } from '../history/segment.ts'
import type { BoardCopy } from '../journal/BoardCopies.ts'
import { contentText } from '../snapshots/contentPieces.ts'
import { hashOf } from '../storage/ids.ts'
import { unpackBase } from '../sync/packedBase.ts'
import {
  fileOf,
  type HistoryFile,
  MANIFEST,
  PROCESS_FORMAT,
  PROCESS_FORMAT_VERSION,
  Rows,
  SCHEMAS,
  TABLES,
} from './format.ts'

interface Hashed {
  readonly hash: string
  readonly data: Uint8Array
}

export interface PackedRoom {
  readonly roomId: string
  readonly board: BoardCopy
  /** Of snapshots, as they are stored. */
  readonly contents: readonly { readonly number: number; readonly whole: Uint8Array }[]
  readonly chunks: readonly Hashed[]
  readonly pictures: readonly Hashed[]
}

export interface PackRequest {
  /** By table. */
  readonly rows: Readonly<Record<string, readonly object[]>>
  readonly rooms: readonly PackedRoom[]
  readonly schemas: readonly { readonly version: number; readonly schema: string }[]
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const jsonBytes = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 1)}\n`)

function historyOf({ checkpoint, history, writers }: BoardCopy): HistoryFile {
  return {
    seq: checkpoint.seq,
    writers: writers.map(({ client, clock, memberId }) => ({ client, clock, member: memberId })),
    segments: history.map(({ seq, fromAt, data, base }) => ({
      seq,
      base: base && base64(unpackBase(base)),
      windows: unpackSegment({ fromAt, data }).map(({ at, update, claims }) => ({
        at,
        update: base64(update),
        claims: claims.map(({ memberId, deletions }) => ({
          member: memberId,
          deletions: [...deletions].map(([client, all]): [number, [number, number][]] => [
            client,
            all.map(({ clock, len }) => [clock, len]),
          ]),
        })),
      })),
    })),
  }
}

interface File {
  readonly name: string
  readonly content: Buffer
  /** Pictures are compressed already. */
  readonly isPacked?: true
}

function filesOf({ roomId, board, contents, chunks, pictures }: PackedRoom): File[] {
  return [
    { name: fileOf.board(roomId), content: Buffer.from(unpackBase(board.checkpoint.gzipped)) },
    { name: fileOf.history(roomId), content: jsonBytes(historyOf(board)) },
    ...contents.map(({ number, whole }) => ({
      name: fileOf.snapshot(roomId, number),
      content: contentText(whole),
    })),
    ...chunks.map(({ hash, data }) => ({ name: fileOf.chunk(roomId, hash), content: gunzipSync(data) })),
    ...pictures.map(({ hash, data }) => ({
      name: fileOf.picture(roomId, hash),
      content: Buffer.from(data),
      isPacked: true as const,
    })),
  ]
}

/** The file, and the hashes by which it, and what of it no other hash speaks for, is known again. */
export interface Packed {
  readonly file: Uint8Array
  readonly hashes: readonly string[]
}

/** What unfolding the rooms is of all the work, and what words shrink to, roughly. */
const UNFOLDING_SHARE = 0.4
const PACKED_SHARE = 0.2

/** The zip as it comes, and how far it is by what it is thought to become. */
async function written(
  zip: yazl.ZipFile,
  files: readonly File[],
  onShare: (share: number) => void,
): Promise<Buffer> {
  const expected = files.reduce(
    (sum, { content, isPacked }) => sum + content.byteLength * (isPacked ? 1 : PACKED_SHARE),
    1,
  )
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of zip.outputStream) {
    pieces.push(piece as Buffer)
    bytes += (piece as Buffer).byteLength
    onShare(UNFOLDING_SHARE + (1 - UNFOLDING_SHARE) * Math.min(1, bytes / expected))
  }
  return Buffer.concat(pieces)
}

/**
 * Throws when what the database holds is damaged.
 * @param onShare is told how much of it is done, as a share of 1
 */
export async function packProcess(
  { rows, rooms, schemas }: PackRequest,
  onShare: (share: number) => void = () => {},
): Promise<Packed> {
  const all = Rows.parse(rows)
  const files: File[] = [
    { name: TABLES, content: jsonBytes(all) },
    {
      name: SCHEMAS,
      content: jsonBytes(
        Object.fromEntries(schemas.map(({ version, schema }) => [version, JSON.parse(schema)])),
      ),
    },
    ...rooms.flatMap((room, i) => {
      onShare((UNFOLDING_SHARE * i) / rooms.length)
      return filesOf(room)
    }),
  ]
  const manifest = {
    format: PROCESS_FORMAT,
    version: PROCESS_FORMAT_VERSION,
    files: files.map(({ name, content }) => ({ name, bytes: content.byteLength, sha256: hashOf(content) })),
  }
  const zip = new yazl.ZipFile()
  const mtime = new Date(all.process[0]?.created_at ?? 0)
  zip.addBuffer(jsonBytes(manifest), MANIFEST, { mtime })
  for (const { name, content, isPacked } of files)
    zip.addBuffer(content, name, { mtime, compress: !isPacked })
  zip.end()
  const file = await written(zip, files, onShare)
  const own = new Set([
    TABLES,
    ...rooms.flatMap(({ roomId }) => [fileOf.board(roomId), fileOf.history(roomId)]),
  ])
  const within = manifest.files.filter(({ name }) => own.has(name)).map(({ sha256 }) => sha256)
  return { file, hashes: [hashOf(file), ...within] }
}
