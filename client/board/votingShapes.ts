/**
 * Which shapes of the board can be voted for, and on which of them there is room for the controls.
 * @module
 */
import type { Editor, TLShape, TLShapeId } from 'tldraw'
import { readCards, textOfRecord, zoneAt } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import { boxInView, boxOf, zonesOf } from './surroundings.ts'

/**
 * Widths of a card on the screen, in CSS pixels, from which it holds its control without covering its neighbours: a
 * whole stepper, or a plus alone. Controls for fingers are larger.
 */
const roomFor = { mouse: { stepper: 104, plus: 40 }, fingers: { stepper: 132, plus: 52 } } as const

/** @param zone id of the zone that is voted on; null for the whole room */
export function isVotable(editor: Editor, shape: TLShape, zone: string | null): boolean {
  const isCard = readCards([shape as unknown as BoardRecord]).length > 0
  if (!isCard || zone === null) return isCard
  const box = boxOf(editor, shape)
  return box !== null && zoneAt(zonesOf(editor), { x: box.x + box.w / 2, y: box.y + box.h / 2 })?.id === zone
}

/** The one card that is selected and can be voted for. */
export function selectedForVoting(editor: Editor, zone: string | null): TLShapeId | null {
  const shape = editor.getOnlySelectedShape()
  return shape && editor.getEditingShapeId() !== shape.id && isVotable(editor, shape, zone) ? shape.id : null
}

/** What a card on the screen has room for. */
export type VoteControl = 'stepper' | 'plus'

/** The cards in view with the control that each has room for; the one that is selected has a stepper however small. */
export function voteControls(editor: Editor, zone: string | null): Map<TLShapeId, VoteControl> {
  const { stepper, plus } = roomFor[editor.getInstanceState().isCoarsePointer ? 'fingers' : 'mouse']
  const [zoom, editing] = [editor.getZoomLevel(), editor.getEditingShapeId()]
  const selected = selectedForVoting(editor, zone)
  const controls = new Map<TLShapeId, VoteControl>()
  for (const shape of shapesInView(editor)) {
    const width = (boxOf(editor, shape)?.w ?? 0) * zoom
    if (width < plus || shape.id === editing || shape.id === selected) continue
    if (isVotable(editor, shape, zone)) controls.set(shape.id, width < stepper ? 'plus' : 'stepper')
  }
  // The selected one last: it lies over its neighbours.
  if (selected) controls.set(selected, 'stepper')
  return controls
}

function shapesInView(editor: Editor): TLShape[] {
  const hidden = editor.getCulledShapes()
  return editor.getCurrentPageShapes().filter(({ id }) => !hidden.has(id) && boxInView(editor, id))
}

/** A card's words, for those who do not see it. */
export function wordsOf(editor: Editor, id: TLShapeId): string {
  const shape = editor.getShape(id)
  return shape ? textOfRecord(shape as unknown as BoardRecord) : ''
}
