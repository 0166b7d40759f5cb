/**
 * Tables as they are laid out for readers: what no row says anything of has no column, and a heading is not said again
 * right under itself. In files for machines the columns are always the same.
 * @module
 */
import type { Block } from './report.ts'
import type { Value } from './tables.ts'

type Table = Extract<Block, { type: 'table' }>

const isEmpty = (value: Value | undefined): boolean => value === null || value === undefined || value === ''

/** Without the columns that are empty in every row. */
export function withoutEmptyColumns(table: Table): Table {
  const told = table.headings.map((_heading, i) => table.rows.some((row) => !isEmpty(row[i])))
  if (table.rows.length === 0 || !told.includes(false)) return table
  const only = <T>(cells: readonly T[]): T[] => cells.filter((_cell, i) => told[i])
  return {
    ...table,
    headings: only(table.headings),
    rows: table.rows.map(only),
    ...(table.widths ? { widths: only(table.widths) } : {}),
  }
}

/** Whether all that a column tells are numbers: they end at its right side, and so does its heading. */
export const tellsNumbers = (rows: Table['rows'], column: number): boolean =>
  rows.some((row) => typeof row[column] === 'number') &&
  rows.every((row) => isEmpty(row[column]) || typeof row[column] === 'number')

/** Blocks for paper. */
export const onPaper = (blocks: readonly Block[]): Block[] =>
  blocks.map((block, i) => {
    if (block.type !== 'table') return block
    const before = blocks[i - 1]
    const told = withoutEmptyColumns(block)
    return isSaidBy(block, before) ? { ...told, caption: '' } : told
  })

/** Whether the block before a table is a heading of the same words as its caption, with or without an appendix's letter. */
export const isSaidBy = (table: Extract<Block, { type: 'table' }>, before: Block | undefined): boolean =>
  before?.type === 'heading' &&
  (before.text === table.caption || (table.caption !== '' && before.text.endsWith(`: ${table.caption}`)))
