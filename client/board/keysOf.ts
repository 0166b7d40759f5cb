/**
 * Whether keys belong to something else than the board: to a window, a menu, a panel or the list beside it. The editor
 * listens on the whole page and takes each letter that is not typed into a field: in a menu that is searched by typing,
 * letters chose tools, and were gone for the search; Backspace on a button of a panel would take away what is selected.
 * @module
 */
import { useSyncExternalStore } from 'react'

/** The board, what stands beside it and shows the same cards, or a window over it. */
export type KeysOf = 'board' | 'beside' | 'window'

const windows = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]'
const beside = 'aside, [data-own-keys]'

/** Whose the keys are now, by where the focus is. */
export function keysOf(): KeysOf {
  const { activeElement } = document
  if (!activeElement || activeElement.closest('.tl-container')) return 'board'
  if (activeElement.closest(windows)) return 'window'
  return activeElement.closest(beside) ? 'beside' : 'board'
}

function subscribe(changed: () => void): () => void {
  document.addEventListener('focusin', changed)
  document.addEventListener('focusout', changed)
  return () => {
    document.removeEventListener('focusin', changed)
    document.removeEventListener('focusout', changed)
  }
}

/** Follows whose the keys are. */
export function useKeysOf(): KeysOf {
  return useSyncExternalStore(subscribe, keysOf)
}
