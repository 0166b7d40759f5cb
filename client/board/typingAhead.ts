/**
 * Keys that are pressed while a text field is opening: it takes some 40 ms, on a slow machine several times that. They would be
 * lost, or choose tools; so they wait, and are the field's once it has the focus.
 * @module
 */
import type { Editor, TiptapEditor, TLShapeId } from 'tldraw'
import { isField } from './boardKeys.ts'

/** Milliseconds after which a shape that is to be written in is taken to have no text field. */
const OPENS_WITHIN_MS = 3_000

/** Puts a key into a text as if it had been pressed there, and let go of: the board would take it for held down, and not hear the next. */
function press(editor: Editor, field: TiptapEditor, event: KeyboardEvent): void {
  const { view } = field
  if (event.key.length === 1) view.dispatch(view.state.tr.insertText(event.key))
  else view.dom.dispatchEvent(new KeyboardEvent('keydown', event))
  editor.inputs.keys.delete(event.code)
}

/** Letters, and the keys that end or go on; what takes a letter back takes it from those that wait. */
const isKept = ({ key, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent) =>
  !isComposing && !ctrlKey && !metaKey && !altKey && (key.length === 1 || key === 'Enter' || key === 'Escape')

/** Keeps what is typed too soon. Returns what ends it. */
export function typeAhead(editor: Editor): () => void {
  let opening: { readonly id: TLShapeId; readonly since: number } | null = null
  let opened: TLShapeId | null = null
  let waiting: KeyboardEvent[] = []

  /** The shape whose text field is on its way. */
  function toOpen(now: number): TLShapeId | null {
    const id = editor.getEditingShapeId()
    if (!id) opened = null
    if (!id || id === opened) {
      opening = null
      return null
    }
    if (opening?.id !== id) {
      opening = { id, since: now }
      waiting = []
    }
    return now - opening.since < OPENS_WITHIN_MS ? id : null
  }

  function keydown(event: KeyboardEvent): void {
    if (!toOpen(event.timeStamp)) return
    if (event.key === 'Backspace') waiting.pop()
    else if (isKept(event)) waiting.push(event)
    else return
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  function focusin({ target }: FocusEvent): void {
    const id = editor.getEditingShapeId()
    if (!id || !(target instanceof HTMLElement) || !isField(target)) return
    if (target.closest<HTMLElement>('[data-shape-id]')?.dataset.shapeId !== id) return
    opened = id
    opening = null
    const { editor: field } = target as { readonly editor?: TiptapEditor }
    // The focus may come while the editor changes the listeners of its own keys, and has none.
    if (field) queueMicrotask(() => pour(id, field))
  }

  /** Gives a text what waits for it. */
  function pour(id: TLShapeId, field: TiptapEditor): void {
    const keys = waiting
    waiting = []
    if (keys.length === 0 || editor.getEditingShapeId() !== id) return
    field.commands.setTextSelection(field.state.doc.content.size)
    while (editor.getEditingShapeId() === id) {
      const next = keys.shift()
      if (!next) return
      press(editor, field, next)
    }
    // Enter has begun the next note, which they are for.
    if (toOpen(performance.now())) waiting = keys
  }

  window.addEventListener('keydown', keydown, { capture: true })
  window.addEventListener('focusin', focusin)
  return () => {
    window.removeEventListener('keydown', keydown, { capture: true })
    window.removeEventListener('focusin', focusin)
  }
}
