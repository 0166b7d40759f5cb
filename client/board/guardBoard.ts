/**
 * What a person's own actions may do to a board: new cards are signed, zones stay as they are, and what came from
 * elsewhere (files, embeds) does not come in. Changes of others pass: their own clients and the server judge those.
 * @module
 */
import type { TLNoteShape, TLShape, TLStore } from 'tldraw'
import { sectorColors } from '../../shared/board/cards.ts'
import type { Author } from '../voices/voice.tsx'

/** The small hand in which notes are written. */
const hand = {
  labelColor: 'black',
  size: 's',
  font: 'sans',
  align: 'start',
  verticalAlign: 'start',
} as const satisfies Partial<TLNoteShape['props']>

const signedTypes = new Set(['note', 'text', 'geo'])

/**
 * A card as its author's: sector, id and time, and for a note the sector's colour and a small hand. A copy of a
 * card keeps whose voice it is.
 */
export function signed(shape: TLShape, author: Author, now: Date): TLShape {
  if (!signedTypes.has(shape.type) || shape.meta.createdAt) return shape
  const meta = {
    ...shape.meta,
    createdAt: now.toISOString(),
    ...(author.id ? { by: author.id } : {}),
    ...(author.sector ? { sector: author.sector } : {}),
    ...(author.isProxy ? { proxy: true } : {}),
  }
  if (shape.type !== 'note') return { ...shape, meta }
  const color = author.sector ? sectorColors[author.sector] : 'yellow'
  return { ...shape, meta, props: { ...shape.props, ...hand, color } } as TLShape
}

/** How a note is written that nobody has signed yet, before the editor measures its words. */
export function inSmallHand(note: TLNoteShape): TLNoteShape {
  return note.meta.createdAt ? note : { ...note, props: { ...note.props, ...hand } }
}

/**
 * Puts the rules on a store; returns what takes them off.
 * @param author who writes at this screen now: one may write for others, in turns
 */
export function guardBoard(store: TLStore, author: () => Author): () => void {
  const ends = [
    store.sideEffects.registerBeforeCreateHandler('shape', (shape, source) =>
      source === 'user' ? signed(shape, author(), new Date()) : shape,
    ),
    store.sideEffects.registerBeforeChangeHandler('shape', (before, after, source) =>
      source === 'user' && isZone(before) ? before : after,
    ),
    store.sideEffects.registerBeforeDeleteHandler('shape', (shape, source) =>
      source === 'user' && isZone(shape) ? false : undefined,
    ),
  ]
  return () => {
    for (const end of ends) end()
  }
}

const isZone = (shape: TLShape) => (shape.type as string) === 'zone'
