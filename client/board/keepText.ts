/**
 * Whoever opens a card to write in it adds to what stands there: the editor would select all of it, and the first
 * letter would take the place of what others wrote.
 * @module
 */
import type { Editor } from 'tldraw'

/** The caret goes to the end of the text; whoever wants to replace it selects it. Returns what ends it. */
export function keepText(editor: Editor): () => void {
  const emit = editor.emit
  editor.emit = ((...event: Parameters<typeof emit>) =>
    event[0] === 'select-all-text' ? false : emit.apply(editor, event)) as typeof emit
  return () => {
    editor.emit = emit
  }
}
