/**
 * The fence at the editor's tools: nothing is made where it may not be, and no card is opened to write in that may not
 * be written in. A tool whose card was taken away under it would break, so it gets none in the first place.
 * @module
 */
import type { Editor, TLBindingCreate, TLEventInfo, TLShape, TLShapePartial } from 'tldraw'
import { pageCenter, zoneAt } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import type { Fencing } from './fencing.ts'
import { zonesOf } from './surroundings.ts'

const asBoardRecord = (shape: TLShape) => shape as unknown as BoardRecord

/** Puts the fence on an editor; returns what takes it off. */
export function fenceTools(editor: Editor, fencing: Fencing): () => void {
  const { createShapes, canCreateShapes, createBindings } = editor

  const whyHeld = (shape: TLShape | undefined) =>
    fencing.isUp && shape ? fencing.whyHeld(asBoardRecord(shape)) : null

  /**
   * Whether a shape that is to be made would lie where none may be. Tools make shapes with a corner at the pointer and
   * move them at once: only where both its corner and its middle are fenced off it is refused here, and what is left
   * is refused when it is written.
   */
  function isRefused(partial: TLShapePartial): boolean {
    if (!fencing.isUp) return false
    const at = { x: partial.x ?? 0, y: partial.y ?? 0 }
    const parent = partial.parentId && editor.getShape(partial.parentId as TLShape['id'])
    const corner = parent ? editor.getShapePageTransform(parent).applyToPoint(at) : at
    const record = {
      typeName: 'shape',
      props: {},
      ...partial,
      ...corner,
      parentId: '',
    } as unknown as BoardRecord
    const zones = zonesOf(editor)
    const middle = zoneAt(zones, pageCenter(record, { get: () => undefined }))
    if (middle !== zoneAt(zones, corner)) return false
    const why = fencing.whyHeld({ ...record, type: 'note' })
    if (why) fencing.tried(why)
    return why !== null
  }

  editor.createShapes = ((partials: TLShapePartial[]) =>
    createShapes.call(
      editor,
      partials.filter((partial) => !isRefused(partial)),
    )) as typeof createShapes
  editor.createBindings = ((partials: TLBindingCreate[]) =>
    createBindings.call(
      editor,
      partials.filter(({ toId }) => !whyHeld(editor.getShape(toId))),
    )) as typeof createBindings
  editor.canCreateShapes = ((shapes: (TLShape['id'] | TLShape)[]) =>
    !shapes.some((shape) => typeof shape === 'string' && whyHeld(editor.getShape(shape))) &&
    canCreateShapes.call(editor, shapes)) as typeof canCreateShapes

  const utils = Object.values(editor.shapeUtils)
    .filter((util) => util !== undefined)
    .map((util) => ({ util, canEdit: util.canEdit }))
  for (const { util, canEdit } of utils)
    util.canEdit = (shape, ...rest) => !whyHeld(shape) && canEdit.call(util, shape, ...rest)

  /** Says why, to whoever opens a card that does not open. */
  function listen(info: TLEventInfo): void {
    if (!fencing.isUp) return
    if (info.name === 'pointer_up') setTimeout(fencing.letGo)
    const isOpening =
      (info.name === 'double_click' && info.phase === 'up') ||
      (info.name === 'key_up' && info.code === 'Enter')
    if (!isOpening || editor.getEditingShapeId()) return
    const shape = info.name === 'double_click' ? editor.getHoveredShape() : editor.getOnlySelectedShape()
    const why = whyHeld(shape ?? undefined)
    if (why) fencing.tried(why)
  }
  editor.on('event', listen)
  return () => {
    editor.off('event', listen)
    Object.assign(editor, { createShapes, canCreateShapes, createBindings })
    for (const { util, canEdit } of utils) util.canEdit = canEdit
  }
}

/** The fence has changed: whoever writes in a card that is held now, stops. */
export function stopWriting(editor: Editor, fencing: Fencing): void {
  const shape = editor.getEditingShape()
  const why = shape && fencing.isUp ? fencing.whyHeld(asBoardRecord(shape)) : null
  if (!why) return
  editor.complete()
  fencing.tried(why)
}
