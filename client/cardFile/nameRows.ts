/**
 * Rows of a table without headings that name what the cards came from, as in an export of Miro: its board first, and each
 * frame over the cards that lay in it. They are no cards themselves.
 * @module
 */

type Rows = readonly (readonly string[])[]

const filled = (row: readonly string[]): string[] => row.map((cell) => cell.trim()).filter(Boolean)
const isAlone = (row: readonly string[] | undefined): boolean => row !== undefined && filled(row).length === 1

/** As programs call a frame that nobody named. */
const unnamed = /^(?:frame|ram|area|område)\s*\d+$/iu
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s_]+/gu, ' ')
    .trim()

/**
 * The first row where it stands alone over several columns or, over an empty line, a block; or says what the file is called; and the
 * first row of each block between empty lines that stands alone over others.
 * @param begins the rows that stand first or under an empty line, from 0
 * @param file its name, with its ending
 */
export function nameRows(rows: Rows, begins: readonly number[], file: string): number[] {
  const starts = new Set(begins)
  const isWide = rows.some((row) => filled(row).length > 1)
  // A list with an empty line between each two has no title.
  const isOverBlock = starts.has(1) && rows.length > 2 && !starts.has(2)
  const isBoard =
    rows.length > 1 &&
    isAlone(rows[0]) &&
    (isWide || isOverBlock || plain(filled(rows[0] ?? [])[0] ?? '') === plain(file.replace(/\.\w+$/u, '')))
  const isFrame = (row: readonly string[], i: number) => {
    if (!isAlone(row) || i + 1 >= rows.length) return false
    if (unnamed.test(filled(row)[0] ?? '')) return true
    return starts.size > 1 && starts.has(i) && !starts.has(i + 1)
  }
  return rows.flatMap((row, i) => ((i === 0 && isBoard) || isFrame(row, i) ? [i] : []))
}
