/**
 * What may stand in a cell of a table that a spreadsheet opens.
 * @module
 */

/**
 * Characters that make a cell a formula (OWASP, CSV injection), also behind white space or invisible characters that a
 * spreadsheet may trim, and in their full-width forms. Apostrophes before them count too, so that taking one away from
 * such a cell always gives back what was written.
 */
const formula = /^'*[\s\p{Cf}]*[=+\-@＝＋－＠]/u
/** Control characters but the line feed. */
const controls = /[^\P{Cc}\n]/gu

/** Words of strangers as a cell: line breaks are line feeds, a tab is a space, and no formula begins it. */
export function textCell(text: string): string {
  const plain = text.toWellFormed().replace(/\r\n?/g, '\n').replaceAll('\t', ' ').replace(controls, '')
  return formula.test(plain) ? `'${plain}` : plain
}

/** A value as a cell: numbers stay numbers, nothing is an empty cell, lists and objects are JSON. */
export function cell(value: unknown): string | number {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? value : ''
  return textCell(typeof value === 'string' ? value : JSON.stringify(value))
}
