/**
 * The cards of a round with what they got: their words as they were when it closed, and whether they still say so.
 * @module
 */
import type * as Y from 'yjs'
import { textOfRecord } from '../../shared/board/cards.ts'
import { readRecord } from '../../shared/board/document.ts'
import { MAX_VOTED_TEXT } from '../../shared/limits.ts'
import type { VoteTally } from '../../shared/protocol/votes.ts'
import { type RankedCard, ranked } from './ranking.ts'

export interface VotedCard extends RankedCard {
  readonly text: string
  /** What became of the card since: on the board as it was, in other words, or taken away. */
  readonly now: 'same' | 'changed' | 'gone'
}

export interface Voted {
  /** Those with votes, most first. */
  readonly cards: readonly VotedCard[]
  /** Those without, as far as they are on the board still. */
  readonly without: readonly { readonly id: string; readonly text: string }[]
}

type Result = NonNullable<VoteTally['result']>

const textNow = (doc: Y.Doc, id: string): string | null => {
  const record = readRecord(doc, id)
  return record && textOfRecord(record)
}

function votedCard(card: RankedCard, kept: string | undefined, now: string | null): VotedCard {
  const isSame = now !== null && (kept === undefined || now.slice(0, MAX_VOTED_TEXT) === kept)
  return { ...card, text: kept ?? now ?? '', now: now === null ? 'gone' : isSame ? 'same' : 'changed' }
}

/** @param doc the board as it is now */
export function votedCards({ counts, texts }: Result, doc: Y.Doc): Voted {
  const all = ranked(counts)
  return {
    cards: all
      .filter(({ rank }) => rank !== null)
      .map((card) => votedCard(card, texts[card.id], textNow(doc, card.id))),
    without: all
      .filter(({ rank }) => rank === null)
      .flatMap(({ id }) => {
        const text = textNow(doc, id)
        return text ? [{ id, text }] : []
      }),
  }
}
