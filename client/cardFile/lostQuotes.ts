/**
 * Quotation marks of a CSV that begin a cell and are never closed: left alone they draw every line up to the next mark
 * into one cell.
 * @module
 */

/** Marks that are looked for: a file with more is not CSV, and each costs a reading of what follows it. */
const MAX_LOST = 50

/** Whether the mark at `at` stands where a cell begins. */
const begins = (text: string, at: number, delimiter: string) =>
  at === 0 || text[at - 1] === '\n' || text[at - 1] === '\r' || text[at - 1] === delimiter

/** Whether a cell ends before `at`. */
const ends = (text: string, at: number, delimiter: string) =>
  at >= text.length || text[at] === '\n' || text[at] === '\r' || text[at] === delimiter

/** Where the cell whose mark stands at `open` is closed; null where another one begins first, or the text ends. */
function closing(text: string, open: number, delimiter: string): number | null {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    if (ends(text, at + 1, delimiter)) return at
    if (text[at + 1] === '"') at += 1
    else if (begins(text, at, delimiter)) return null
  }
  return null
}

/**
 * Takes the marks away that nothing closes, so that each such line is read as it stands.
 * @param delimiter one character
 * @returns the text without them, and the lines that they stood on, from 1
 */
export function withoutLostQuotes(
  text: string,
  delimiter: string,
): { readonly text: string; readonly lines: readonly number[] } {
  const lost: number[] = []
  let at = text.indexOf('"')
  while (at >= 0 && lost.length < MAX_LOST) {
    const closed = begins(text, at, delimiter) ? closing(text, at, delimiter) : at
    if (closed === null) lost.push(at)
    at = text.indexOf('"', (closed ?? at) + 1)
  }
  if (lost.length === 0) return { text, lines: [] }
  const pieces = [-1, ...lost].map((before, i) => text.slice(before + 1, lost[i] ?? text.length))
  let line = 1
  const lines = pieces.slice(0, -1).map((piece) => {
    line += piece.split(/\r\n|\r|\n/).length - 1
    return line
  })
  return { text: pieces.join(''), lines }
}
