/**
 * What was pasted, as the cards that it is: a line of a list is one, and so is a cell of a spreadsheet.
 * @module
 */
import papaparse from 'papaparse'
import { wellFormed } from '../../shared/board/wellFormed.ts'

/** What stands before a point of a list: a dash, a bullet, a number or a letter with a stop, a box to tick. */
const bullet = /^\s*(?:[-–—*+•◦▪‣·o]\s+|\(?(?:\d{1,3}|[a-zåäö])[.)]\s+)?(?:\[[ xX]?\]\s+)?/

const loneBullet = /^[-–—*•·]$/

const tidy = (text: string) => text.replace(/\s*\r?\n\s*/g, '\n').trim()

/**
 * Rows of cells, where the text is a table: a spreadsheet's cells are parted by tabs; a file of values by semicolons
 * or by commas without a space after them, as many in every row. Otherwise null.
 */
function cellsOf(text: string): string[][] | null {
  for (const delimiter of ['\t', ';', ',']) {
    if (!text.includes(delimiter)) continue
    const { data, errors } = papaparse.parse<string[]>(text.trim(), { delimiter, skipEmptyLines: 'greedy' })
    if (errors.some(({ type }) => type === 'Quotes')) continue
    if (delimiter === '\t') return data
    const columns = data[0]?.length ?? 0
    const isEven = data.length > 1 && columns > 1 && data.every((row) => row.length === columns)
    const isProse = data.some((row) => row.slice(1).some((cell) => cell.startsWith(' ')))
    if (isEven && !isProse) return data
  }
  return null
}

/** The cards that a pasted text becomes, in reading order; none for one that says nothing. */
export function pastedCards(text: string): string[] {
  const lines = wellFormed(text)
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(bullet, ''))
  // A word processor parts a bullet from its point by a tab, so that bullets go before tables are looked for.
  const parts = cellsOf(lines.join('\n'))?.flat() ?? lines
  return parts.map(tidy).filter((card) => card !== '' && !loneBullet.test(card))
}
