/**
 * The years that a process looks to. They are its own: texts name them by their part, and no text has them in it.
 * @module
 */
import type { Localised } from '../vocabulary.ts'
import type { RoomTemplate } from './index.ts'

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

/** What the years of a process have to be: whole, of our time, and each no earlier than the one before it. */
export const areInOrder = ({ start, vision, target }: ProcessYears): boolean =>
  start <= vision && vision <= target

/** A text with the years in the places that name them, as in `{{target}}`. */
export function inYears(text: Localised, years: ProcessYears): Localised {
  const filled = (of: string) =>
    yearParts.reduce((done, part) => done.replaceAll(`{{${part}}}`, String(years[part])), of)
  return { sv: filled(text.sv), en: filled(text.en) }
}

/** A template as a process of other years has it: the templates' texts are written for the region's own. */
export function templateInYears<T extends Pick<RoomTemplate, 'roomName' | 'zones'>>(
  template: T,
  { target, vision }: ProcessYears,
): T {
  const others: Readonly<Record<string, number>> = { [TARGET_YEAR]: target, [VISION_YEAR]: vision }
  const dated = (text: string) =>
    text.replace(/\b\d{4}\b/g, (year) => String(Object.hasOwn(others, year) ? others[year] : year))
  const say = ({ sv, en }: Localised) => ({ sv: dated(sv), en: dated(en) })
  const zones = template.zones.map((zone) => ({ ...zone, name: say(zone.name), prompt: say(zone.prompt) }))
  return { ...template, roomName: say(template.roomName), zones }
}
