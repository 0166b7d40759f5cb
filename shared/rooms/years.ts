/**
 * The years that a process looks to. They are its own: texts name them by their part, and no text has them in it.
 * @module
 */
import type { Localised } from '../vocabulary.ts'

/** The target picture, the visions of the areas of strength, and the operating year in which the change begins. */
export const yearParts = ['target', 'vision', 'start'] as const
export type YearPart = (typeof yearParts)[number]
export type ProcessYears = Readonly<Record<YearPart, number>>

/** The years of the region's own process. */
export const TARGET_YEAR = 2050
export const VISION_YEAR = 2030

/** The years of a process that nobody has set any for: it starts in the year after it was made. */
export const yearsFrom = (created: Date): ProcessYears => ({
  target: TARGET_YEAR,
  vision: VISION_YEAR,
  start: created.getUTCFullYear() + 1,
})

/** A text with the years in the places that name them, as in `{{target}}`. */
export function inYears(text: Localised, years: ProcessYears): Localised {
  const filled = (of: string) =>
    yearParts.reduce((done, part) => done.replaceAll(`{{${part}}}`, String(years[part])), of)
  return { sv: filled(text.sv), en: filled(text.en) }
}
