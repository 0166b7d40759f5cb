/**
 * Boards as the editor kept them before its text was rich: what a board of an earlier form looks like.
 * @module
 */
import { newNote } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import { boardSchema, type SerializedSchema } from '../../shared/board/version.ts'

/** tldraw's schema of that time, as far as notes go. */
export const earlierSchema: SerializedSchema = {
  ...boardSchema,
  sequences: { ...boardSchema.sequences, 'com.tldraw.shape.note': 7 },
}

/** A note of that time: plain text, and its letters in its own colour. */
export function earlierNote(id: string, text: string): BoardRecord {
  const note = newNote({ id, text: '', x: 100, y: 200, index: 'a7', sector: 'academia' })
  const { richText, labelColor, ...props } = note.props as Record<string, unknown>
  return { ...note, props: { ...props, text } }
}
