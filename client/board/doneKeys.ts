/**
 * The keys by which a writer says that a card's text is done: Enter at its end, Ctrl or Cmd and Enter anywhere, Tab.
 * Shift and Enter is a new line.
 * @module
 */

/** What of the text field is needed here (TipTap's editor). */
interface TextField {
  readonly state: {
    readonly selection: { readonly from: number; readonly $from: { readonly depth: number } }
    readonly doc: {
      readonly content: { readonly size: number }
      textBetween(from: number, to: number, between: string, leaf: string): string
    }
  }
  readonly commands: { enter(): boolean }
}

const ENTER = 'Enter'

/**
 * @param onDone goes on to the next card; says whether there is one to go on to
 * @returns what a text field does at its shortcuts, and at a key before the board's own editor answers it
 */
export function doneKeys(onDone: () => boolean) {
  /** Whether the Enter that is being handled asks for a new line. */
  let isNewLine = false

  function enter({ editor }: { readonly editor: TextField }): boolean {
    const { selection, doc } = editor.state
    const isAtEnd = doc.textBetween(selection.from, doc.content.size, '\n', '\n') === ''
    // Deeper than a paragraph is a list, where Enter makes the next point.
    return !isNewLine && isAtEnd && selection.$from.depth === 1 && onDone()
  }

  function shiftEnter({ editor }: { readonly editor: TextField }): boolean {
    isNewLine = true
    const done = editor.commands.enter()
    isNewLine = false
    return done
  }

  function keydown(_view: unknown, event: KeyboardEvent): boolean {
    const asks = (event.key === ENTER && (event.metaKey || event.ctrlKey)) || event.key === 'Tab'
    if (!asks || event.shiftKey || event.altKey || event.isComposing || !onDone()) return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }

  return { shortcuts: { [ENTER]: enter, 'Shift-Enter': shiftEnter }, keydown }
}
