/**
 * Where a person's caret stays while others write beside it: after the letter that stands before it. Two who go on at
 * the end of one text at the same moment so each write on at their own last letter, and their words stay whole.
 *
 * y-prosemirror holds a caret to the letter after it, and one at the end to "the end", where the other's letters come
 * before it: "kvar" and "se" became "k va(se r". It also finds a typed letter by comparing texts from the left, so
 * that an "e" typed before another's "e" became one after it. This module gives the binding both places.
 * @module
 */
import type { Node } from 'prosemirror-model'
import { type EditorState, type Plugin, Selection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import {
  absolutePositionToRelativePosition,
  getRelativeSelection,
  type ProsemirrorBinding,
  ySyncPlugin,
  ySyncPluginKey,
} from 'y-prosemirror'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'

type Side = 'before' | 'after'

/** The same place in a text, held to the letter on one side of it; outside of a text as it is. */
function held(place: Y.RelativePosition, doc: Y.Doc, side: Side): Y.RelativePosition {
  const found = Y.createAbsolutePositionFromRelativePosition(place, doc)
  if (!(found?.type instanceof Y.XmlText)) return place
  return Y.createRelativePositionFromTypeIndex(found.type, found.index, side === 'before' ? -1 : 0)
}

interface Ends {
  readonly anchor: Y.RelativePosition
  readonly head: Y.RelativePosition
}

/** Whether a selection within one text goes from right to left; of several paragraphs that is not told here. */
const isBackward = ({ anchor, head }: Ends, doc: Y.Doc): boolean => {
  const [from, to] = [anchor, head].map((end) => Y.createAbsolutePositionFromRelativePosition(end, doc))
  return from?.type === to?.type && (from?.index ?? 0) > (to?.index ?? 0)
}

/**
 * Both ends of a selection, held to the letters they lie at: a caret to the letter before it, a selection to its own
 * first and last letters, so that what others write at its edges is not replaced with it.
 */
function heldEnds<T extends Ends>(ends: T, doc: Y.Doc): T {
  if (Y.compareRelativePositions(ends.anchor, ends.head))
    return { ...ends, anchor: held(ends.anchor, doc, 'before'), head: held(ends.head, doc, 'before') }
  const backward = isBackward(ends, doc)
  return {
    ...ends,
    anchor: held(ends.anchor, doc, backward ? 'before' : 'after'),
    head: held(ends.head, doc, backward ? 'after' : 'before'),
  }
}

/** Letters of one paragraph that were replaced by others, or by none, just before the caret. */
interface WrittenAtCaret {
  /** Where they lay, in the document before. */
  readonly from: number
  readonly to: number
  readonly letters: string
}

/** What was written at the caret; null for changes of other kinds and at other places. */
function writtenAtCaret(before: Node, { doc, selection }: EditorState): WrittenAtCaret | null {
  const { head, $head } = selection
  const to = before.content.size - (doc.content.size - head)
  const same = before.content.findDiffStart(doc.content)
  if (!selection.empty || !$head.parent.isTextblock || same === null || to < 0) return null
  const from = Math.min(same, head, to)
  const letters = doc.textBetween(from, head)
  const isOfLetters = letters.length === head - from && before.textBetween(from, to).length === to - from
  return isOfLetters && before.replace(from, to, doc.slice(from, head)).eq(doc) ? { from, to, letters } : null
}

/** Changes letters where they were changed, in the text that they stand in. Their marks are set after this. */
function writeAtCaret(binding: ProsemirrorBinding, before: Node, state: EditorState): void {
  const written = writtenAtCaret(before, state)
  if (!written) return
  const { from, to, letters } = written
  const place = absolutePositionToRelativePosition(from, binding.type, binding.mapping) as Y.RelativePosition
  const found = Y.createAbsolutePositionFromRelativePosition(place, binding.doc)
  if (!(found?.type instanceof Y.XmlText)) return
  found.type.delete(found.index, to - from)
  found.type.insert(found.index, letters)
}

/**
 * Binds a ProseMirror editor to a text as `ySyncPlugin` does, with its caret at the end to begin with, and held to the
 * letter before it.
 * @param fragment the text, in a document
 * @returns the plugin, for an editor whose schema is the text's
 */
export function heldTextPlugin(fragment: Y.XmlFragment): Plugin {
  const plugin = ySyncPlugin(fragment) as Plugin
  const { view: bind } = plugin.spec
  plugin.spec.view = (editor: EditorView) => {
    const { binding } = ySyncPluginKey.getState(editor.state) as { binding: ProsemirrorBinding }
    let before = editor.state.doc
    const selection = () => heldEnds(getRelativeSelection(binding, editor.state), binding.doc)
    binding.beforeAllTransactions = () => {
      binding.beforeTransactionSelection ??= selection()
    }
    const write = binding._prosemirrorChanged.bind(binding)
    binding._prosemirrorChanged = (doc) => {
      binding.doc.transact(() => {
        writeAtCaret(binding, before, editor.state)
        write(doc)
        binding.beforeTransactionSelection = selection()
      }, ySyncPluginKey)
    }
    const bound = bind?.(editor)
    editor.dispatch(editor.state.tr.setSelection(Selection.atEnd(editor.state.doc)))
    return {
      ...bound,
      update(current, previous) {
        before = previous.doc
        bound?.update?.(current, previous)
      },
    }
  }
  return plugin
}

/**
 * The presence of a client, to tell others of its caret through: held to the letter before it, as it is here.
 * @param awareness the presence of this client and the others
 * @param doc the document that the caret's text is in
 */
export function heldCaretAwareness(awareness: Awareness, doc: Y.Doc): Awareness {
  return Object.create(awareness, {
    setLocalStateField: {
      value(field: string, cursor: Ends | null) {
        const caret = cursor && heldEnds(cursor, doc)
        if (JSON.stringify(caret) === JSON.stringify(awareness.getLocalState()?.[field] ?? null)) return
        awareness.setLocalStateField(field, caret)
      },
    },
  }) as Awareness
}
