/**
 * The apostrophe before a cell that a spreadsheet would run as a formula: put there by who writes a table, and taken away
 * by who reads one.
 * @module
 */

/**
 * Characters that make a cell a formula (OWASP, CSV injection), also behind white space or invisible characters that a
 * spreadsheet may trim, and in their full-width forms. Apostrophes before them count too, so that taking one away from
 * such a cell always gives back what was written.
 */
const formula = /^'*[\s\p{Cf}]*[=+\-@＝＋－＠]/u

/** A cell that no spreadsheet runs. */
export const withFormulaMark = (text: string): string => (formula.test(text) ? `'${text}` : text)

/** What was written in such a cell; any other is as it is. */
export const withoutFormulaMark = (text: string): string =>
  text.startsWith("'") && formula.test(text) ? text.slice(1) : text
