/**
 * Voting from the keyboard: plus gives the selected card a vote, minus takes one back.
 * @module
 */
import type { Editor } from 'tldraw'
import type { Filling } from '../voting/voting.ts'
import { isField } from './boardKeys.ts'
import { keysOf } from './keysOf.ts'
import { selectedForVoting } from './votingShapes.ts'

const steps: Readonly<Record<string, 1 | -1>> = { '+': 1, '-': -1, '−': -1 }

/** Listens while the board has the focus and nobody writes; returns what ends it. */
export function listenToVoteKeys(editor: Editor, { zone, change }: Filling): () => void {
  function keydown(event: KeyboardEvent): void {
    const by = steps[event.key]
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return
    const isHere = editor.getInstanceState().isFocused && !editor.menus.hasAnyOpenMenus()
    const card =
      isHere && keysOf() === 'board' && !isField(document.activeElement)
        ? selectedForVoting(editor, zone)
        : null
    if (!card) return
    change(card, by)
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  window.addEventListener('keydown', keydown, { capture: true })
  return () => window.removeEventListener('keydown', keydown, { capture: true })
}
