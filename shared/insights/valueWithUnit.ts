/**
 * A measured value in words.
 * @module
 */
import type { Language } from '../vocabulary.ts'

/** Digits that a number has at most; nothing of what was measured is rounded away. */
const DIGITS = 20

/** Gives "35,5 %", "1 200 resor" or the number alone; in English a percent sign stands close to its number. */
export function valueWithUnit(value: number, unit: string | null | undefined, language: Language): string {
  const said = value.toLocaleString(language, { maximumFractionDigits: DIGITS })
  if (!unit) return said
  return language === 'en' && unit === '%' ? `${said}%` : `${said} ${unit}`
}
