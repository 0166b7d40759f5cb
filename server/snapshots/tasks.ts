/**
 * What the process behind `snapshotThread` does: each task a pure function of what it is given, or, to freeze
 * a board, of what the database holds. Answers that go out as they are come back as JSON, so that the thread of the rooms never puts together a large one.
 * @module
 */
import type { SerializedSchema } from '../../shared/board/version.ts'
import { differenceBetween } from '../../shared/insights/difference.ts'
import { cardOfId } from '../../shared/insights/insightId.ts'
import { organisationsIn } from '../../shared/insights/organisations.ts'
import { traceOf } from '../../shared/insights/trace.ts'
import { sidedConflicts } from '../../shared/insights/unmadeConflicts.ts'
import { foundIn } from '../../shared/privacy/foundIn.ts'
import { wordsOfRecord } from '../../shared/privacy/writtenWords.ts'
import type { Step } from '../../shared/vocabulary.ts'
import { type Redating, redateBoard } from '../boards/redate.ts'
import { upgradeBoard } from '../boards/upgrade.ts'
import { layApart, type Revealed } from '../facilitation/layApart.ts'
import { type Scorable, type ScoredBoard, scorableCards } from '../facilitation/scorableCards.ts'
import { type VotedBoard, type VotedCard, votedCards } from '../facilitation/votedCards.ts'
import type { WholeSnapshot } from '../storage/wholeSnapshots.ts'
import { type Added, type AddRequest, addCards } from './addCards.ts'
import { cardText } from './cardText.ts'
import { type Carried, type CarryRequest, carry, type RoomsLacking } from './carry.ts'
import { storedContentSync, unpackContentSync } from './contentPieces.ts'
import { type ForgetRequest, type Forgotten, forgetInSnapshot } from './forgetInSnapshot.ts'
import { freezeStored, type StoredFreeze, type StoredFrozen } from './freezeStored.ts'
import { type NamedCardsRequest, namedCards } from './namedCards.ts'
import { snapshotOf, summaryOf } from './read.ts'
import { previewRestore, type Restored, type RestoreRequest, restore } from './restore.ts'
import { type SearchRequest, search } from './search.ts'

export interface TracedRow {
  readonly row: WholeSnapshot
  readonly step: Step
  readonly title: string
}

export interface Tasks {
  /** Null where it is to be left. */
  freeze: { input: StoredFreeze; result: StoredFrozen | null }
  /** A snapshot as JSON. */
  read: { input: WholeSnapshot; result: string }
  /** The difference between two snapshots of one room, as JSON. */
  compare: { input: { before: WholeSnapshot; after: WholeSnapshot }; result: string }
  /** The trace through the newest snapshots of a process's rooms, as JSON. */
  trace: { input: readonly TracedRow[]; result: string }
  /** What is found in the same, as JSON. */
  search: { input: SearchRequest; result: string }
  /** The organisations that they name, as JSON. */
  organisations: { input: readonly TracedRow[]; result: string }
  /** What single cards of them say, as JSON. */
  namedCards: { input: NamedCardsRequest; result: string }
  /** Ids of the other rooms whose cards a snapshot's relations lead to. */
  roomsNamed: { input: WholeSnapshot; result: string[] }
  /** Their goal conflicts with several sides, as JSON. */
  goalConflicts: { input: readonly TracedRow[]; result: string }
  /** The words of one card; null where there is none. */
  cardText: { input: { base: Uint8Array; cardId: string }; result: string | null }
  restore: { input: RestoreRequest; result: Restored }
  /** A board of an older form: the edits that bring it into today's, if any. */
  upgrade: { input: { state: Uint8Array; from: SerializedSchema }; result: Uint8Array | null }
  /** What restoring would change, as JSON. */
  previewRestore: { input: RestoreRequest; result: string }
  /** A snapshot without what somebody asked to have forgotten. */
  forgetInSnapshot: { input: ForgetRequest; result: Forgotten }
  carry: { input: CarryRequest; result: Carried | RoomsLacking }
  addCards: { input: AddRequest; result: Added }
  /** The cards of a board that can be voted for: those of a zone, or all. */
  votedCards: { input: VotedBoard; result: VotedCard[] }
  /** The actions that can be scored, likewise, and the criteria. */
  scorableCards: { input: ScoredBoard; result: Scorable }
  /** What was written unseen, laid so that no card lies over another: the edits, if any. */
  layApart: { input: Revealed; result: Uint8Array | null }
  /** What is laid out on a board, in other years: the edits, if any. */
  redate: { input: Redating; result: Uint8Array | null }
}

const readWhole = (row: WholeSnapshot) => snapshotOf(row, storedContentSync(row.whole)).snapshot

const performers: {
  [Name in keyof Tasks]: (
    input: Tasks[Name]['input'],
  ) => Tasks[Name]['result'] | Promise<Tasks[Name]['result']>
} = {
  freeze: freezeStored,
  read: (row) => JSON.stringify(readWhole(row)),
  compare: ({ before, after }) =>
    JSON.stringify({
      before: summaryOf(before),
      after: summaryOf(after),
      ...differenceBetween(unpackContentSync(before.whole), unpackContentSync(after.whole)),
    }),
  trace: (rooms) => {
    const traced = rooms.map(({ row, step, title }) => ({
      ...unpackContentSync(row.whole),
      roomId: row.room_id,
      snapshotId: row.id,
      step,
      title,
    }))
    const personal = traced.map(({ roomId, insights }) => ({
      roomId,
      ...foundIn(insights.map(wordsOfRecord)),
    }))
    return JSON.stringify({ ...traceOf(traced), personal })
  },
  search: (request) => JSON.stringify(search(request)),
  organisations: (rooms) =>
    JSON.stringify(organisationsIn(rooms.flatMap(({ row }) => unpackContentSync(row.whole).insights))),
  namedCards: (request) => JSON.stringify(namedCards(request)),
  roomsNamed,
  goalConflicts: (rooms) =>
    JSON.stringify(rooms.flatMap(({ row }) => sidedConflicts(unpackContentSync(row.whole)))),
  cardText,
  restore,
  upgrade: upgradeBoard,
  previewRestore: (request) => JSON.stringify(previewRestore(request)),
  forgetInSnapshot,
  carry,
  addCards,
  votedCards,
  scorableCards,
  layApart,
  redate: redateBoard,
}

function roomsNamed({ room_id, whole }: WholeSnapshot): string[] {
  const { insights, relations } = unpackContentSync(whole)
  const ends = relations.flatMap(({ from, to }) => [from, to])
  const origins = insights.flatMap(({ provenance }) => provenance.importedFrom ?? [])
  const rooms = new Set([...ends, ...origins].flatMap((id) => cardOfId(id)?.roomId ?? []))
  return [...rooms].filter((id) => id !== room_id)
}

/** Throws when what it is given is no sound board or snapshot. */
export function perform<Name extends keyof Tasks>(
  name: Name,
  input: Tasks[Name]['input'],
): Tasks[Name]['result'] | Promise<Tasks[Name]['result']> {
  return performers[name](input)
}
