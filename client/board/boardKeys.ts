/**
 * Keys of the board itself, where the editor has others: a number leads to the zone of that number, Ctrl or Cmd and F
 * looks for cards, which a browser's own search cannot see when they are off the screen, Shift and A joins the selected
 * card to another. Ctrl or Cmd and Enter leads to what stands at the selection, Escape from there back to the board.
 * Undo is for what was done in a panel or the list beside the board as well, where the editor's own keys rest.
 * @module
 */
import type { Editor } from 'tldraw'
import { choiceOfSelection, selectedCard } from './cardChoice.ts'
import { goToZone } from './finding.ts'
import { keysOf } from './keysOf.ts'
import { cardToRelate } from './relating.ts'
import type { OwnUndo } from './undo.ts'

interface BoardKeysOptions {
  readonly undo: Pick<OwnUndo, 'undo' | 'redo'>
  readonly onFind: () => void
  /** The selected card is to be joined to another. */
  readonly onRelate: () => void
}

/** What stands at the selected card or arrow, and the panel of how it looks. */
const AT_SELECTION = '.tlui-contextual-toolbar[data-visible="true"]'
const LOOK = '.tlui-style-panel'
/** Milliseconds within which the first is in sight, once the board is at rest; it is not where the selection is out of sight. */
const COMES_MS = 2_000

const goInto = (part: Element | null) => part?.querySelector('button')?.focus()

/** Calls back with what stands at the selection when it is in sight; with null when it should have been. */
function whenSeen(container: Element, done: (bar: Element | null) => void): void {
  const seen = () => container.querySelector(AT_SELECTION)
  if (seen()) return done(seen())
  const end = () => {
    observer.disconnect()
    clearTimeout(timer)
    done(seen())
  }
  const observer = new MutationObserver(() => seen() && end())
  const timer = setTimeout(end, COMES_MS)
  observer.observe(container, { subtree: true, childList: true, attributeFilter: ['data-visible'] })
}

/**
 * Puts the focus on what stands at the selection: also for who asks before it has come into sight, unless they have gone
 * elsewhere by then. False where nothing will stand there.
 */
function goToSelection(editor: Editor): boolean {
  const container = editor.getContainer()
  const comes = () => choiceOfSelection(editor) ?? selectedCard(editor)
  const id = comes()?.id
  if (!id) return false
  whenSeen(container, (bar) => {
    if (comes()?.id === id && keysOf() === 'board') goInto(bar ?? container.querySelector(LOOK))
  })
  return true
}

/** What has the focus beside a selection only for its sake. */
const OF_SELECTION = ':is(.tlui-contextual-toolbar, .tlui-style-panel) button:focus-visible'

/** Back to the board, where the selection stays. False where the focus came from elsewhere, or by a pointer. */
function backToBoard(editor: Editor): boolean {
  const [container, { activeElement }] = [editor.getContainer(), document]
  const isOfSelection = container.contains(activeElement) && activeElement?.matches(OF_SELECTION) === true
  if (isOfSelection) container.focus()
  return isOfSelection
}

/** Listens while the board has the focus, or what is beside it, and nobody writes. Returns what ends it. */
export function boardKeys(editor: Editor, { undo, onFind, onRelate }: BoardKeysOptions): () => void {
  function withControl(key: string, shiftKey: boolean): boolean {
    if (key === 'enter') return !shiftKey && keysOf() === 'board' && goToSelection(editor)
    if (key === 'f' && !shiftKey) onFind()
    else if (key === 'z' && keysOf() === 'beside') shiftKey ? undo.redo() : undo.undo()
    else return false
    return true
  }
  function answer({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
    if (altKey) return false
    if (ctrlKey || metaKey) return withControl(key.toLowerCase(), shiftKey)
    if (keysOf() !== 'board' || editor.getEditingShapeId() !== null) return false
    if (key === 'Escape') return backToBoard(editor)
    if (shiftKey && key.toLowerCase() === 'a' && cardToRelate(editor)) {
      onRelate()
      return true
    }
    return !shiftKey && /^[1-9]$/.test(key) && goToZone(editor, Number(key))
  }
  /** The key was pressed on the board, and neither in a window that it closed nor for what is answered here. */
  let isOfBoard = false
  function keydown(event: KeyboardEvent): void {
    isOfBoard = keysOf() === 'board'
    const isHere = editor.getInstanceState().isFocused && !editor.menus.hasAnyOpenMenus()
    if (!isHere || keysOf() === 'window' || isField(document.activeElement) || !answer(event)) return
    isOfBoard = false
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  /**
   * The editor opens the selected card when Enter is let go of: also when it had chosen that card in a window, or
   * was to lead to what stands at it.
   */
  function keyup(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !isOfBoard && keysOf() === 'board') event.stopImmediatePropagation()
  }
  window.addEventListener('keydown', keydown, { capture: true })
  window.addEventListener('keyup', keyup, { capture: true })
  return () => {
    window.removeEventListener('keydown', keydown, { capture: true })
    window.removeEventListener('keyup', keyup, { capture: true })
  }
}

/** Whether keys pressed there are letters of a text. */
export const isField = (element: Element | null) =>
  (element instanceof HTMLInputElement && !['radio', 'checkbox'].includes(element.type)) ||
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLElement && element.isContentEditable)
