/**
 * The parts of one room in a process's file: its board and past, what its snapshots hold, and its pictures.
 * @module
 */
import { gzipSync } from 'node:zlib'
import * as Y from 'yjs'
import { z } from 'zod'
import { type BoardRecord, readRecords } from '../../shared/board/document.ts'
import { canonicalJson } from '../../shared/insights/canonical.ts'
import { MAX_BOARD_BYTES, MAX_HISTORY_BYTES } from '../../shared/limits.ts'
import { Snapshot } from '../../shared/protocol/snapshots.ts'
import { languages } from '../../shared/vocabulary.ts'
import { type HistoryWindow, packSegment } from '../history/segment.ts'
import type { BoardCopy, CopiedSegment } from '../journal/BoardCopies.ts'
import { cleanPicture } from '../pictures/cleanPicture.ts'
import { contentHash } from '../snapshots/contentHash.ts'
import { type PackedContent, packContent } from '../snapshots/contentPieces.ts'
import type { SnapshotContent } from '../snapshots/SnapshotContent.ts'
import { hashOf } from '../storage/ids.ts'
import { packBase } from '../sync/packedBase.ts'
import type { OpenZip } from '../zip/zipFile.ts'
import { fileOf, HistoryFile, type Rows } from './format.ts'
import { UnfitFile } from './UnfitFile.ts'
import { jsonIn } from './unpack.ts'

const isSound = (read: () => unknown): boolean => {
  try {
    read()
    return true
  } catch {
    return false
  }
}

/** Decoded before anything is made of it, as what comes by a socket is. */
function checkUpdate(update: Uint8Array, where: string): Uint8Array {
  if (!isSound(() => Y.decodeUpdate(update)))
    throw new UnfitFile('wrong_form', where, `${where} holds bytes that are no edit.`)
  return update
}

function checkpointIn(zip: OpenZip, roomId: string, seq: number): BoardCopy['checkpoint'] {
  const name = fileOf.board(roomId)
  const content = zip.read(name)
  if (!content || content.byteLength > MAX_BOARD_BYTES)
    throw new UnfitFile('altered', name, `${name} is missing or too large.`)
  const state = checkUpdate(new Uint8Array(content), name)
  const doc = new Y.Doc()
  const isBoard = isSound(() => {
    Y.applyUpdate(doc, state)
    readRecords(doc)
  })
  const isWhole = !doc.store.pendingStructs && !doc.store.pendingDs
  const stateVector = Y.encodeStateVector(doc)
  doc.destroy()
  if (!isBoard || !isWhole) throw new UnfitFile('wrong_form', name, `${name} is no whole board.`)
  const deletions = Y.diffUpdate(state, stateVector)
  return { seq, gzipped: packBase(state), bytes: state.byteLength, stateVector, deletions }
}

type Segment = HistoryFile['segments'][number]

function segmentIn(segment: Segment, name: string): CopiedSegment {
  const bytes = (text: string) => checkUpdate(new Uint8Array(Buffer.from(text, 'base64')), name)
  const windows = segment.windows.map(
    ({ at, update, claims }): HistoryWindow => ({
      at,
      update: bytes(update),
      claims: claims.map(({ member, deletions }) => ({
        memberId: member,
        deletions: new Map(
          deletions.map(([client, ranges]) => [client, ranges.map(([clock, len]) => ({ clock, len }))]),
        ),
      })),
    }),
  )
  const packed = packSegment(windows)
  if (!packed) throw new UnfitFile('wrong_form', name, `${name} has a segment of nothing.`)
  return { ...packed, seq: segment.seq, base: segment.base === null ? null : packBase(bytes(segment.base)) }
}

export function boardIn(zip: OpenZip, roomId: string): BoardCopy {
  const name = fileOf.history(roomId)
  const { seq, writers, segments } = jsonIn(zip, name, HistoryFile)
  if (segments.some((one, i) => one.seq > seq || one.seq <= (segments[i - 1]?.seq ?? 0)))
    throw new UnfitFile('wrong_form', name, `${name}: segments are not in the order of the log.`)
  const history = segments.map((segment) => segmentIn(segment, name))
  const bytes = history.reduce((sum, { data, base }) => sum + data.byteLength + (base?.byteLength ?? 0), 0)
  if (bytes > MAX_HISTORY_BYTES)
    throw new UnfitFile('too_large', name, `${name} is larger than a room's history may be.`)
  return {
    checkpoint: checkpointIn(zip, roomId, seq),
    history,
    writers: writers.map(({ client, clock, member }) => ({ client, clock, memberId: member })),
  }
}

/** What a snapshot keeps (`snapshots/SnapshotContent.ts`). What later versions add stays with it. */
const Content = Snapshot.pick({
  processId: true,
  step: true,
  roomTitle: true,
  processTitle: true,
  extractor: true,
  participants: true,
  insights: true,
  relations: true,
  groups: true,
  warnings: true,
  zones: true,
  rounds: true,
}).extend({
  language: z.enum(languages),
  gone: z.array(
    z.object({
      id: z.string(),
      version: z.number().int(),
      contentHash: z.string(),
      snapshotId: z.string().nullable(),
      firstSeenSnapshotId: z.string().nullable(),
      changedAt: z.string().nullable(),
    }),
  ),
  since: z.object({ removed: z.array(z.string()), returned: z.array(z.string()) }).optional(),
})

function contentIn(zip: OpenZip, row: Rows['snapshot'][number]): SnapshotContent {
  const name = fileOf.snapshot(row.room_id, row.number)
  const content = jsonIn(zip, name, Content)
  // All that is there, so that nothing the schema does not know is lost.
  const kept = JSON.parse((zip.read(name) as Buffer).toString('utf8')) as SnapshotContent
  if (contentHash(kept) !== row.hash)
    throw new UnfitFile('altered', name, `${name} is not what the hash of its snapshot says.`)
  if (content.insights.length !== row.insights || content.relations.length !== row.relations)
    throw new UnfitFile('altered', name, `${name} holds other counts than its snapshot says.`)
  return kept
}

const ofRoom = <Row extends { readonly room_id: string }>(rows: readonly Row[], roomId: string): Row[] =>
  rows.filter(({ room_id }) => room_id === roomId)

/** By number; a piece that several share is with the first of them. */
export function contentsIn(zip: OpenZip, rows: Rows, roomId: string): Map<number, PackedContent> {
  const [contents, kept] = [new Map<number, PackedContent>(), new Set<string>()]
  for (const row of ofRoom(rows.snapshot, roomId)) {
    const packed = packContent(contentIn(zip, row), kept)
    for (const hash of packed.pieces) kept.add(hash)
    contents.set(row.number, packed)
  }
  return contents
}

const Records = z.array(z.looseObject({ id: z.string().max(200), typeName: z.string().max(40) }))

function chunkIn(zip: OpenZip, roomId: string, hash: string): Uint8Array {
  const name = fileOf.chunk(roomId, hash)
  const records = jsonIn(zip, name, Records) as unknown as BoardRecord[]
  const text = canonicalJson(records)
  if (hashOf(text) !== hash) throw new UnfitFile('altered', name, `${name} is not what its name says.`)
  return gzipSync(text, { level: 4 })
}

/** The pieces that the snapshots of a room name, each once. */
export function chunksIn(zip: OpenZip, rows: Rows, roomId: string): { hash: string; data: Uint8Array }[] {
  const hashes = ofRoom(rows.snapshot, roomId).flatMap(({ board }) =>
    board === null ? [] : (JSON.parse(board) as string[]),
  )
  return [...new Set(hashes)].map((hash) => ({ hash, data: chunkIn(zip, roomId, hash) }))
}

export function picturesIn(zip: OpenZip, rows: Rows, roomId: string): Map<string, Uint8Array> {
  return new Map(
    ofRoom(rows.picture, roomId).map(({ hash, type, bytes }) => {
      const name = fileOf.picture(roomId, hash)
      const data = zip.read(name)
      if (!data || data.byteLength !== bytes || hashOf(data) !== hash)
        throw new UnfitFile('altered', name, `${name} is missing or damaged.`)
      const cleaned = cleanPicture(data)
      if (!cleaned.ok || cleaned.type !== type || hashOf(cleaned.data) !== hash)
        throw new UnfitFile('wrong_form', name, `${name} is no picture that is taken here.`)
      return [hash, new Uint8Array(data)]
    }),
  )
}
