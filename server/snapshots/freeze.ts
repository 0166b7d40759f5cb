/**
 * A board's bytes become a snapshot's content: a pure function.
 * @module
 */
import * as Y from 'yjs'
import { type BoardRecord, readRecords } from '../../shared/board/document.ts'
import {
  EXTRACTOR,
  extractInsights,
  type Insight,
  type RoomContext,
  zonesOf,
} from '../../shared/insights/extract.ts'
import { namedZones } from '../../shared/rooms/zoneOrder.ts'
import type { Language, Sector, Step } from '../../shared/vocabulary.ts'
import { hashOf } from '../storage/ids.ts'
import { assembled, type BoardPieces } from '../sync/boardPieces.ts'
import { type Chunk, packBoard } from './boardChunks.ts'
import { contentHash } from './contentHash.ts'
import { type PackedContent, packContent } from './contentPieces.ts'
import type { SnapshotContent } from './SnapshotContent.ts'
import { sincePrevious } from './sincePrevious.ts'
import { goneRecord, type Stamp, withVersions } from './versions.ts'

export interface FreezeRequest {
  readonly stamp: Stamp
  readonly board: BoardPieces
  /** Hashes of what the room's newest snapshot holds: the chunks of its board, and the pieces of its content. */
  readonly kept: { readonly board: readonly string[]; readonly pieces: readonly string[] }
  readonly room: { readonly id: string; readonly step: Step; readonly title: string }
  readonly process: { readonly id: string; readonly title: string; readonly language: Language }
  readonly participants: Record<Sector, number>
  /** What extraction takes beside the board. */
  readonly inputs: RoomContext
  /** What the room's newest snapshot holds; null before the first. */
  readonly previous: SnapshotContent | null
}

export interface Frozen extends PackedContent {
  readonly hash: string
  readonly docHash: string
  /** Hashes of the chunks that make the board itself, to be restored from. */
  readonly board: readonly string[]
  /** Those of the chunks that are not kept yet. */
  readonly chunks: readonly Chunk[]
  readonly insights: number
  readonly relations: number
}

interface Assembled {
  readonly records: BoardRecord[]
  /** SHA-256, in hex, of the board as one update. */
  readonly hash: string
}

function read(board: BoardPieces): Assembled {
  const doc = assembled(board)
  const [records, hash] = [readRecords(doc), hashOf(Y.encodeStateAsUpdate(doc))]
  doc.destroy()
  return { records, hash }
}

/** Of the rounds whose votes some record has. */
const roundsIn = (insights: readonly Insight[], rounds: NonNullable<RoomContext['rounds']>) =>
  Object.fromEntries(
    [...new Set(insights.flatMap(({ votes }) => votes?.round ?? []))].flatMap((id) =>
      rounds[id] ? [[id, rounds[id]] as const] : [],
    ),
  )

/** Throws where the pieces make no sound board. */
export function freeze(request: FreezeRequest): Frozen {
  const { stamp, room, process, participants, previous } = request
  const { records, hash: docHash } = read(request.board)
  const extraction = extractInsights(records, request.inputs)
  const known = previous ? [...previous.insights.map(goneRecord), ...previous.gone] : []
  const { insights, gone } = withVersions(extraction.insights, known, stamp)
  const content: SnapshotContent = {
    ...extraction,
    insights,
    gone,
    ...(previous ? { since: sincePrevious(insights, previous.insights, previous.gone) } : {}),
    participants,
    ...(request.inputs.rounds ? { rounds: roundsIn(insights, request.inputs.rounds) } : {}),
    extractor: EXTRACTOR,
    zones: namedZones(zonesOf(records, room.step), room.step),
    processId: process.id,
    processTitle: process.title,
    language: process.language,
    roomTitle: room.title,
    step: room.step,
  }
  return {
    ...packContent(content, request.kept.pieces),
    hash: contentHash(extraction),
    docHash,
    ...packBoard(records, request.kept.board),
    insights: insights.length,
    relations: extraction.relations.length,
  }
}
