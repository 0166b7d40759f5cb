/**
 * Outcomes to export: the demo's rooms, frozen as the server freezes them.
 * @module
 */
import * as Y from 'yjs'
import { demoRecords, demoSteps } from '../../server/demo/demoBoard.ts'
import { type Outcome, outcomeOfRoom, type RoomOutcome } from '../../server/exports/RoomOutcome.ts'
import { freeze } from '../../server/snapshots/freeze.ts'
import { readSnapshot } from '../../server/snapshots/read.ts'
import type { Chunks } from '../../server/storage/chunks.ts'
import type { SnapshotRow } from '../../server/storage/schema.ts'
import type { WholeSnapshot } from '../../server/storage/wholeSnapshots.ts'
import { packBase } from '../../server/sync/packedBase.ts'
import { type BoardRecord, readRecords, writeRecord } from '../../shared/board/document.ts'
import { seedBoard } from '../../shared/board/seed.ts'
import { noWords } from '../../shared/outcome/reportWords.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'
import type { Language, Step } from '../../shared/vocabulary.ts'
import { wholeOf } from './wholeOf.ts'

const processId = 'p'.repeat(21)
const roomIdOf = (step: Step) => `${step}-room`.padEnd(21, 'r')

/** What `insertSnapshot` takes. */
interface KeptSnapshot {
  readonly chunks: Chunks
  readonly row: SnapshotRow
}

/** A room whose board holds these records, as a snapshot of it is stored. */
export function frozenRoom(
  step: Step,
  records: readonly BoardRecord[],
  roomId = roomIdOf(step),
): { row: WholeSnapshot; kept: KeptSnapshot; state: Uint8Array } {
  const doc = new Y.Doc()
  for (const record of records) writeRecord(doc, record)
  const state = Y.encodeStateAsUpdate(doc)
  const id = `${step}-snapshot`.padEnd(21, 's')
  const frozen = freeze({
    stamp: { id, takenAt: '2026-01-02T12:00:00.000Z' },
    board: { base: packBase(state), updates: [] },
    kept: { board: [], pieces: [] },
    room: { id: roomId, step, title: roomTemplates[step].roomName.sv },
    process: { id: processId, title: 'Provprocess', language: 'sv' },
    participants: { civil_society: 4, business: 3, public_sector: 2, academia: 1 },
    inputs: { id: roomId, step, processId, language: 'sv' },
    previous: null,
  })
  const row: SnapshotRow = {
    pieces: JSON.stringify(frozen.pieces),
    id,
    room_id: roomId,
    number: 3,
    taken_at: Date.UTC(2026, 0, 2, 12),
    taken_by: 'facilitator',
    reason: 'facilitator',
    note: 'Efter förmiddagen',
    hash: frozen.hash,
    doc_hash: frozen.docHash,
    previous_id: null,
    previous_link: null,
    link: '1'.repeat(64),
    insights: frozen.insights,
    relations: frozen.relations,
    content: frozen.content,
    board: null,
    board_version: 1,
    seq: null,
    fixed: null,
  }
  const kept = { chunks: { board_chunk: [], record_chunk: frozen.records }, row }
  return { row: { ...row, whole: wholeOf(frozen) }, kept, state }
}

/** The same, read as an export reads it. */
export async function roomOutcome(
  step: Step,
  records: readonly BoardRecord[],
  options: { language?: Language; roomId?: string } = {},
): Promise<RoomOutcome> {
  const { row, state } = frozenRoom(step, records, options.roomId)
  const { snapshot } = await readSnapshot(row)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return { snapshot, language: options.language ?? 'sv', board: readRecords(doc) }
}

const demoRoomIds = Object.fromEntries(demoSteps.map((step) => [step, roomIdOf(step)]))

/** The demo's records in one room, with its zones. */
export function demoBoardOf(step: Step, roomIds: Partial<Record<Step, string>> = demoRoomIds): BoardRecord[] {
  const seed = seedBoard(roomTemplates[step])
  return [...seed, ...demoRecords(seed, { step, roomIds, createdAt: '2026-01-01T12:00:00.000Z' })]
}

/** The demo's process: the newest snapshot of each of its four rooms. */
export async function demoProcess(language: Language = 'sv'): Promise<Outcome> {
  const rooms = await Promise.all(demoSteps.map((step) => roomOutcome(step, demoBoardOf(step), { language })))
  return {
    scope: 'process',
    process: { id: processId, title: 'Provprocess' },
    language,
    length: 'full',
    words: noWords,
    rooms,
  }
}

/** An outcome with other words on its cards, and in each place that takes words. */
export function withWords(outcome: Outcome, texts: readonly string[]): Outcome {
  const [first = ''] = texts
  const rooms = outcome.rooms.map((room) => {
    const { snapshot } = room
    const insights = snapshot.insights.map((insight, i) => {
      const text = texts[i % texts.length] ?? ''
      return { ...insight, text, statusReason: text, facet: text, zone: i === 1 ? text : insight.zone }
    })
    const relations = snapshot.relations.map((relation) => ({ ...relation, note: first }))
    return {
      ...room,
      snapshot: { ...snapshot, roomTitle: first, processTitle: first, note: first, insights, relations },
    }
  })
  return { ...outcome, process: { ...outcome.process, title: first }, rooms }
}

/** The demo's first room, with one card outside its zones. */
export async function demoRoom(language: Language = 'sv', stray?: BoardRecord): Promise<Outcome> {
  const records = [...demoBoardOf('analysis', {}), ...(stray ? [stray] : [])]
  return outcomeOfRoom(await roomOutcome('analysis', records, { language, roomId: 'r'.repeat(21) }))
}
