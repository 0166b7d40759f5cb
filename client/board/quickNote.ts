/**
 * Writing quickly: a double click or tap where there is nothing but paper makes a note there, ready to write in, and so does
 * N without one; Enter at the end of a note makes the next beside it.
 * @module
 */
import type { Editor, StateNode, TLClickEventInfo, TLShape, TLShapeId, VecLike } from 'tldraw'
import { createShapeId } from 'tldraw'
import { NOTE_SIZE, textOfRecord } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import { CARD_GAP, spotBeside } from '../../shared/board/placement.ts'
import { afterReacting } from './afterReacting.ts'
import { bringIntoView, lookedAt } from './camera.ts'
import { selectedCard } from './cardChoice.ts'
import type { MakeRoom } from './growing.ts'
import { placePointedAt } from './placePointedAt.ts'
import { boxInView, boxOf, centerOf, emptyNote, placeAround, surroundings } from './surroundings.ts'

/** Makes a note whose top left corner lies at a point of the page, and begins to write in it; null if it may not. */
function writeNote(editor: Editor, { x, y }: VecLike, scale = 1): TLShapeId | null {
  const id = createShapeId()
  editor.markHistoryStoppingPoint(`creating_note:${id}`)
  editor.run(() => {
    editor.createShape({ id, type: 'note', x, y, props: { scale } })
    if (editor.getShape(id)) editor.select(id)
  })
  const shape = editor.getShape(id)
  if (!shape) return null
  editor.setEditingShape(id)
  editor.setCurrentTool('select.editing_shape', { target: 'shape', shape })
  return id
}

/** Makes a note around a point of the page, and begins to write in it. */
function writeNoteAt(editor: Editor, at: VecLike): void {
  writeNote(editor, placeAround(at, surroundings(editor, at)).spot)
}

const isEmpty = (shape: TLShape) => textOfRecord(shape as unknown as BoardRecord) === ''

/** The notes that came by a key: one that is left without a word was one key too many. */
const byKey = new WeakMap<Editor, Set<TLShapeId>>()

/** The middle of the card that is selected; null where it is not seen, and where none is. */
function cardInHand(editor: Editor): VecLike | null {
  const card = selectedCard(editor)
  const box = card && boxInView(editor, card)
  return box && centerOf(box)
}

/**
 * Begins a note from the keyboard: where one points, else at the card that is selected, else in the middle of what one looks at; where a
 * card lies there, at the next place beside it.
 */
export function writeHere(editor: Editor, makeRoom: MakeRoom): void {
  const at = placePointedAt(editor) ?? cardInHand(editor) ?? lookedAt(editor)
  const around = surroundings(editor, at)
  const { zone, area, taken } = around
  const there = placeAround(at, around)
  const spot = there.isClear ? there.spot : spotBeside(there.spot, area, taken)
  if (!there.isClear && zone?.shapeId) makeRoom(zone.shapeId, spot.y + NOTE_SIZE + CARD_GAP)
  const id = writeNote(editor, spot)
  if (!id) return
  byKey.get(editor)?.add(id)
  bringIntoView(editor, { ...spot, ...emptyNote })
}

/** Ends the note that is being written, and begins the next beside it. An empty one just ends. */
export function writeNext(editor: Editor, makeRoom: MakeRoom): void {
  const written = editor.getEditingShape()
  const from = written && boxOf(editor, written)
  if (written?.type !== 'note' || !from) return
  if (isEmpty(written)) {
    editor.complete()
    return
  }
  const { scale } = written.props as { scale: number }
  const center = centerOf(from)
  const { zone, area, taken } = surroundings(editor, center)
  const side = NOTE_SIZE * scale
  const spot = spotBeside(from, area, taken, { w: side, h: side })
  if (zone?.shapeId) makeRoom(zone.shapeId, spot.y + side + CARD_GAP)
  const id = writeNote(editor, spot, scale)
  if (id) byKey.get(editor)?.add(id)
}

/** Takes away notes that came by a key when they are left empty; returns what ends it. */
export function dropEmptyFollowers(editor: Editor): () => void {
  const made = new Set<TLShapeId>()
  byKey.set(editor, made)
  return afterReacting('drop empty notes', () => {
    const editing = editor.getEditingShapeId()
    return () => {
      for (const id of made) {
        if (id === editing) continue
        made.delete(id)
        const shape = editor.getShape(id)
        if (shape && isEmpty(shape)) editor.deleteShape(id)
      }
    }
  })
}

/** The editor's own state that answers a double click; it would make a bare text. */
interface IdleState extends StateNode {
  handleDoubleClickOnCanvas(info: TLClickEventInfo): void
}

/** Puts a note in place of the editor's text on a double click. */
export function writeOnDoubleClick(editor: Editor): void {
  const idle = editor.getStateDescendant<IdleState>('select.idle')
  if (!idle) return
  idle.handleDoubleClickOnCanvas = () => {
    if (!editor.getIsReadonly()) writeNoteAt(editor, editor.inputs.currentPagePoint)
  }
}
