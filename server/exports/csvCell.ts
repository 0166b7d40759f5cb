/**
 * What may stand in a cell of a table that a spreadsheet opens.
 * @module
 */
import { withFormulaMark } from '../../shared/outcome/formulaMark.ts'

/** Control characters but the line feed. */
const controls = /[^\P{Cc}\n]/gu

/** Words of strangers as a cell: line breaks are line feeds, a tab is a space, and no formula begins it. */
export function textCell(text: string): string {
  return withFormulaMark(
    text.toWellFormed().replace(/\r\n?/g, '\n').replaceAll('\t', ' ').replace(controls, ''),
  )
}

/** A value as a cell: numbers stay numbers, nothing is an empty cell, lists and objects are JSON. */
export function cell(value: unknown): string | number {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? value : ''
  return textCell(typeof value === 'string' ? value : JSON.stringify(value))
}
