/**
 * Keys of the board itself, where the editor has others: a number leads to the zone of that number, Ctrl or Cmd and F
 * looks for cards, which a browser's own search cannot see when they are off the screen. Undo is for what was done in a
 * panel or the list beside the board as well, where the editor's own keys rest.
 * @module
 */
import type { Editor } from 'tldraw'
import { goToZone } from './finding.ts'
import { keysOf } from './keysOf.ts'
import type { OwnUndo } from './undo.ts'

interface BoardKeysOptions {
  readonly undo: Pick<OwnUndo, 'undo' | 'redo'>
  readonly onFind: () => void
}

/** Listens while the board has the focus, or what is beside it, and nobody writes. Returns what ends it. */
export function boardKeys(editor: Editor, { undo, onFind }: BoardKeysOptions): () => void {
  function withControl(key: string, shiftKey: boolean): boolean {
    if (key === 'f' && !shiftKey) onFind()
    else if (key === 'z' && keysOf() === 'beside') shiftKey ? undo.redo() : undo.undo()
    else return false
    return true
  }
  function answer({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
    if (altKey) return false
    if (ctrlKey || metaKey) return withControl(key.toLowerCase(), shiftKey)
    const isNumber = !shiftKey && /^[1-9]$/.test(key) && keysOf() === 'board'
    return isNumber && editor.getEditingShapeId() === null && goToZone(editor, Number(key))
  }
  function keydown(event: KeyboardEvent): void {
    const isHere = editor.getInstanceState().isFocused && !editor.menus.hasAnyOpenMenus()
    if (!isHere || keysOf() === 'window' || isField(document.activeElement) || !answer(event)) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  window.addEventListener('keydown', keydown, { capture: true })
  return () => window.removeEventListener('keydown', keydown, { capture: true })
}

/** Whether keys pressed there are letters of a text. */
export const isField = (element: Element | null) =>
  (element instanceof HTMLInputElement && !['radio', 'checkbox'].includes(element.type)) ||
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLElement && element.isContentEditable)
