/**
 * What the thread behind `historyThread` does: each task a pure function of what it is given.
 * @module
 */
import { gzipSync } from 'node:zlib'
import { writeReplay } from '../../shared/protocol/replay.ts'
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
  replay: (history) => gzipSync(writeReplay(framesOf(history))),
}

/** Throws when what it is given is no sound history. */
export function perform<Name extends keyof HistoryTasks>(
  name: Name,
  input: HistoryTasks[Name]['input'],
): HistoryTasks[Name]['result'] {
  return performers[name](input)
}
