/**
 * Which of the editor's tools and commands a board has: those of writing together, none that need files, pages,
 * other sites or the picture of a board.
 * @module
 */
import type { Editor, TLUiOverrides } from 'tldraw'
import { showAll } from './camera.ts'
import { selectedCard } from './cardChoice.ts'
import { editorWords } from './editorWords.ts'
import { zoneMeant } from './surroundings.ts'
import type { OwnUndo } from './undo.ts'
import { boardWords } from './words.ts'

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
/** Lays the notes of the zone at hand in rows. */
export const TIDY = 'samrum.tidy'
/** Opens what the selected card says beside its words. */
export const DETAILS = 'samrum.details'
const toolsLeftOut = ['asset', 'embed']

export interface BoardCommands {
  readonly undo: OwnUndo
  /** Lays the notes of a zone in rows, by the id of its shape. */
  readonly tidy: (zoneShapeId: string) => void
  /** Begins a note, where the key for one is pressed. */
  readonly write: (editor: Editor) => void
  /** Opens a card's panel, by the id of its shape. */
  readonly details: (shapeId: string) => void
}

/** The editor's tools and commands for a board, with undo and redo of one's own work only. */
export function uiOverrides({ undo, tidy, write, details }: BoardCommands): TLUiOverrides {
  return {
    translations: {
      sv: {
        ...editorWords.sv,
        [TIDY]: boardWords.sv.tidy,
        [DETAILS]: boardWords.sv.details,
        'tool.frame': boardWords.sv.heading,
      },
      en: {
        [TIDY]: boardWords.en.tidy,
        [DETAILS]: boardWords.en.details,
        'tool.frame': boardWords.en.heading,
      },
    },
    actions(editor, actions) {
      const kept = Object.fromEntries(
        Object.entries(actions).filter(([id]) => !actionsLeftOut.includes(id)),
      ) as typeof actions
      if (kept.undo) kept.undo = { ...kept.undo, onSelect: () => undo.undo() }
      if (kept.redo) kept.redo = { ...kept.redo, onSelect: () => undo.redo() }
      if (kept['zoom-to-fit'])
        kept['zoom-to-fit'] = { ...kept['zoom-to-fit'], onSelect: () => showAll(editor) }
      kept[TIDY] = {
        id: TIDY,
        label: TIDY,
        kbd: 'shift+t',
        onSelect: () => {
          const zone = zoneMeant(editor)
          if (zone?.shapeId && !editor.getIsReadonly()) tidy(zone.shapeId)
        },
      }
      kept[DETAILS] = {
        id: DETAILS,
        label: DETAILS,
        kbd: 'i',
        readonlyOk: true,
        onSelect: () => {
          const card = selectedCard(editor)
          if (card) details(card.id)
        },
      }
      return kept
    },
    tools(editor, tools) {
      const kept = Object.fromEntries(
        Object.entries(tools).filter(([id]) => !toolsLeftOut.includes(id)),
      ) as typeof tools
      const { note } = kept
      // Its button waits for a place to be pointed out; whoever has hands on the keys goes on writing.
      if (note)
        kept.note = {
          ...note,
          onSelect: (source) => (source === 'kbd' ? write(editor) : note.onSelect(source)),
        }
      return kept
    },
  }
}
