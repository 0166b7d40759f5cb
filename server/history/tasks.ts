/**
 * What the thread behind `historyThread` does: each task a pure function of what it is given.
 * @module
 */
import { gzipSync } from 'node:zlib'
import { writeReplay } from '../../shared/protocol/replay.ts'
import { type Copies, type CopiesRequest, carriedCopies } from '../forgetting/carriedCopies.ts'
import { type Erased, type EraseRequest, eraseOnBoard } from '../forgetting/eraseOnBoard.ts'
import { erasePast, type PastErased, type PastRequest } from '../forgetting/erasePast.ts'
import { type OwnRecord, type OwnWorkRequest, ownWork } from '../forgetting/ownWork.ts'
import { type RemoveRecordsRequest, removeRecords } from '../forgetting/removeRecords.ts'
import type { RoomHistory } from '../journal/History.ts'
import { type BringBackRequest, type BroughtBack, bringBack } from './bringBack.ts'
import { type CardPast, cardPast, type Past, type RemovedCard, removedCards } from './cardEvents.ts'
import { framesOf } from './frames.ts'
import { type TakeBackRequest, type Taken, takeBack } from './takeBack.ts'

export interface HistoryTasks {
  cardPast: { input: Past & { readonly cardId: string }; result: CardPast }
  removedCards: { input: Past; result: readonly RemovedCard[] }
  bringBack: { input: BringBackRequest; result: BroughtBack }
  takeBack: { input: TakeBackRequest; result: Taken }
  ownWork: { input: OwnWorkRequest; result: readonly OwnRecord[] }
  eraseOnBoard: { input: EraseRequest; result: Erased }
  removeRecords: { input: RemoveRecordsRequest; result: Uint8Array | null }
  erasePast: { input: PastRequest; result: PastErased }
  carriedCopies: { input: CopiesRequest; result: Copies }
  /** Frames as `writeReplay` writes them, gzipped. */
  replay: { input: RoomHistory; result: Uint8Array }
}

const performers: {
  [Name in keyof HistoryTasks]: (input: HistoryTasks[Name]['input']) => HistoryTasks[Name]['result']
} = {
  cardPast,
  removedCards,
  bringBack,
  takeBack,
  ownWork,
  eraseOnBoard,
  removeRecords,
  erasePast,
  carriedCopies,
  replay: (history) => gzipSync(writeReplay(framesOf(history))),
}

/** Throws when what it is given is no sound history. */
export function perform<Name extends keyof HistoryTasks>(
  name: Name,
  input: HistoryTasks[Name]['input'],
): HistoryTasks[Name]['result'] {
  return performers[name](input)
}
