/**
 * Writing in a card together: while a person writes, their text editor is bound to the card's text in the document,
 * so that the letters of two who write at once stand side by side and each undoes only their own.
 * @module
 */
import { extensions as tipTapParts } from '@tiptap/core'
import type { Editor as BoardEditor, TLTextOptions } from 'tldraw'
import { KeyboardShiftEnterTweakExtension, tipTapDefaultExtensions } from 'tldraw'
import { yCursorPlugin, ySyncPluginKey } from 'y-prosemirror'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { textFragment } from '../../shared/board/document.ts'
import { isOneOf, sectors } from '../../shared/vocabulary.ts'
import type { RecordBinding } from './bindRecords.ts'
import styles from './Caret.module.css'
import { doneKeys } from './doneKeys.ts'
import { heldCaretAwareness, heldTextPlugin } from './heldCaret.ts'
import type { OwnUndo } from './undo.ts'

/** The origin of the text editor's transactions. */
export const textOrigin: unknown = ySyncPluginKey

interface TextBindingOptions {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly binding: RecordBinding
  readonly undo: OwnUndo
  readonly editor: () => BoardEditor | null
  /** A person is done with the text they write in: goes on to the next, and says whether it did. */
  readonly onDone: () => boolean
}

export interface TextBinding {
  /** How the board's text fields are made. */
  readonly textOptions: TLTextOptions
}

/** Which shape's text an editor is bound to now; `null` when nobody writes here. */
export interface TextTurn {
  shapeId: string | null
}

/** A caret's place in a text, if it is one: it comes from another person's presence. */
function isCaret(state: unknown): boolean {
  try {
    const { cursor } = state as { cursor: { anchor: unknown; head: unknown } }
    Y.createRelativePositionFromJSON(cursor.anchor)
    Y.createRelativePositionFromJSON(cursor.head)
    return true
  } catch {
    return false
  }
}

/** Another's caret with their name, in their sector's colour. */
function caret(user: unknown): HTMLElement {
  const { name, sector } = user as { name?: unknown; sector?: unknown }
  const mark = document.createElement('span')
  mark.className = styles.caret ?? ''
  mark.dataset.sector = isOneOf(sectors, sector) ? sector : ''
  const label = document.createElement('span')
  label.className = styles.name ?? ''
  label.textContent = typeof name === 'string' ? name : ''
  // Joiners keep the line from breaking at the caret.
  mark.append('\u2060', label, '\u2060')
  return mark
}

/**
 * Takes the focus and leaves the caret, in the text fields that `isBound` names. Such a field opens with its caret at the
 * end; the editor would set it at the start when it is ready, and the board at the end once more a tenth of a second
 * later: past what another has written there meanwhile, and away from where its writer has gone.
 */
const steadyFocus = (isBound: (editor: unknown) => boolean) =>
  tipTapParts.Commands.extend({
    name: 'steadyFocus',
    addCommands() {
      const focus = this.parent?.().focus
      if (!focus) return {}
      const isOfOpening = (place: unknown) => place === true || place === 'end'
      return { focus: (place, how) => focus(isBound(this.editor) && isOfOpening(place) ? null : place, how) }
    },
  })

/** Binds the text editors of a board to the document. `turn` says which shape is being written in. */
export function bindText(options: TextBindingOptions, turn: TextTurn): TextBinding {
  const { doc, awareness, binding, undo } = options

  function fragmentToEdit(): { id: string; fragment: Y.XmlFragment } | null {
    const id = options.editor()?.getEditingShapeId()
    if (!id) return null
    // A note made a moment ago has to be in the document before its text can be written there.
    binding.flush()
    const fragment = textFragment(doc, id)
    return fragment && { id, fragment }
  }

  /** Text field -> the shape that it writes in. */
  const writtenBy = new Map<unknown, string>()

  const keys = doneKeys(options.onDone)

  const sharedText = KeyboardShiftEnterTweakExtension.extend({
    name: 'sharedText',
    addProseMirrorPlugins() {
      const text = fragmentToEdit()
      if (!text) return []
      turn.shapeId = text.id
      writtenBy.set(this.editor, text.id)
      return [
        heldTextPlugin(text.fragment),
        yCursorPlugin(heldCaretAwareness(awareness, doc), {
          awarenessStateFilter: (own, other, state) => own !== other && isCaret(state),
          cursorBuilder: caret,
          selectionBuilder: () => ({ class: styles.selection ?? '' }),
        }),
      ]
    },
    addKeyboardShortcuts: () => ({
      ...keys.shortcuts,
      'Mod-z': () => {
        undo.undo()
        return true
      },
      'Mod-Shift-z': () => {
        undo.redo()
        return true
      },
      'Mod-y': () => {
        undo.redo()
        return true
      },
    }),
    onDestroy() {
      const shapeId = writtenBy.get(this.editor)
      writtenBy.delete(this.editor)
      // The next text field opens before the last one closes.
      if (!shapeId || [...writtenBy.values()].includes(shapeId)) return
      if (turn.shapeId === shapeId) turn.shapeId = null
      binding.refresh([shapeId])
    },
  })

  const extensions = tipTapDefaultExtensions.map((extension) =>
    extension.name === 'starterKit' ? extension.configure({ history: false }) : extension,
  )
  return {
    textOptions: {
      tipTapConfig: {
        extensions: [...extensions, steadyFocus((editor) => writtenBy.has(editor)), sharedText],
        editorProps: { handleDOMEvents: { keydown: keys.keydown } },
      },
    },
  }
}
