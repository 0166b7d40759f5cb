/**
 * Which of the editor's tools and commands a board has: those of writing together, none that need files, pages,
 * other sites or the picture of a board.
 * @module
 */
import type { TLUiOverrides } from 'tldraw'
import { showAll } from './camera.ts'
import type { OwnUndo } from './undo.ts'

const actionsLeftOut = [
  'insert-embed',
  'insert-media',
  'convert-to-bookmark',
  'convert-to-embed',
  'open-embed-link',
  'export-all-as-svg',
  'export-all-as-png',
  'print',
  'unlock-all',
  'toggle-lock',
  'toggle-debug-mode',
  'toggle-focus-mode',
  'toggle-dark-mode',
  'move-to-new-page',
  'change-page-prev',
  'change-page-next',
  'flatten-to-image',
  'image-replace',
  'video-replace',
  'download-original',
  'open-cursor-chat',
  'select-white-color',
  'select-fill-fill',
]
const toolsLeftOut = ['asset', 'embed']

/** The editor's tools and commands for a board, with undo and redo of one's own work only. */
export function uiOverrides(undo: OwnUndo): TLUiOverrides {
  return {
    actions(editor, actions) {
      const kept = Object.fromEntries(
        Object.entries(actions).filter(([id]) => !actionsLeftOut.includes(id)),
      ) as typeof actions
      if (kept.undo) kept.undo = { ...kept.undo, onSelect: () => undo.undo() }
      if (kept.redo) kept.redo = { ...kept.redo, onSelect: () => undo.redo() }
      if (kept['zoom-to-fit'])
        kept['zoom-to-fit'] = { ...kept['zoom-to-fit'], onSelect: () => showAll(editor) }
      return kept
    },
    tools(_editor, tools) {
      return Object.fromEntries(
        Object.entries(tools).filter(([id]) => !toolsLeftOut.includes(id)),
      ) as typeof tools
    },
  }
}
