/**
 * Whether keys belong to something else than the board: to a window, a menu, a panel or the list beside it. The editor
 * listens on the whole page and takes each letter that is not typed into a field: in a menu that is searched by typing,
 * letters chose tools, and were gone for the search; Backspace on a button of a panel would take away what is selected.
 * @module
 */
import { useSyncExternalStore } from 'react'

const elsewhere =
  '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"], aside, [data-own-keys]'

function isElsewhere(): boolean {
  const { activeElement } = document
  return (
    activeElement !== null && !activeElement.closest('.tl-container') && !!activeElement.closest(elsewhere)
  )
}

function subscribe(changed: () => void): () => void {
  document.addEventListener('focusin', changed)
  document.addEventListener('focusout', changed)
  return () => {
    document.removeEventListener('focusin', changed)
    document.removeEventListener('focusout', changed)
  }
}

/** Follows where the focus is. */
export function useKeysElsewhere(): boolean {
  return useSyncExternalStore(subscribe, isElsewhere)
}
