/**
 * Keys of the board itself, where the editor has others: a number leads to the zone of that number, Ctrl or Cmd and F
 * looks for cards, which a browser's own search cannot see when they are off the screen.
 * @module
 */
import type { Editor } from 'tldraw'
import { goToZone } from './finding.ts'

/** Listens while the board has the focus and nobody writes. Returns what ends it. */
export function boardKeys(editor: Editor, onFind: () => void): () => void {
  function answer(event: KeyboardEvent): boolean {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event
    if (altKey || shiftKey) return false
    if (ctrlKey || metaKey) {
      if (key.toLowerCase() !== 'f') return false
      onFind()
      return true
    }
    return /^[1-9]$/.test(key) && editor.getEditingShapeId() === null && goToZone(editor, Number(key))
  }
  function keydown(event: KeyboardEvent): void {
    const isHere = editor.getInstanceState().isFocused && !editor.menus.hasAnyOpenMenus()
    if (!isHere || isField(document.activeElement) || !answer(event)) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  window.addEventListener('keydown', keydown, { capture: true })
  return () => window.removeEventListener('keydown', keydown, { capture: true })
}

/** Whether keys pressed there are letters of a text. */
export const isField = (element: Element | null) =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLElement && element.isContentEditable)
