/**
 * The seven-step scale of goal interactions in words, for whoever reads a relation.
 * @module
 */
import type { Language, Localised, RelationType } from '../vocabulary.ts'
import { relationNames } from '../vocabulary.ts'
import { scoreNames } from './kindFields.ts'
import type { Score } from './relations.ts'

/** From cancelling to indivisible. */
export const scoreSteps = [-3, -2, -1, 0, 1, 2, 3] as const satisfies readonly Score[]

/** As it is printed: with a true minus sign. */
export const signed = (score: number): string => (score > 0 ? `+${score}` : score < 0 ? `−${-score}` : '0')

/** The name of a step; nothing for a number that is none. */
const nameOf = (score: number, language: Language): string =>
  (scoreNames as Readonly<Record<string, Localised>>)[score]?.[language] ?? ''

/** A step of the scale by number and name: `−2 motverkar`. */
export const stepName = (score: number, language: Language): string =>
  `${signed(score)} ${nameOf(score, language)}`.trim()

/** Behind a relation's name: ` (−2 motverkar)`; nothing where nobody said how much. */
export const scoredText = (score: number | undefined, language: Language): string =>
  score === undefined ? '' : ` (${stepName(score, language)})`

/**
 * What an arrow says in short: its relation's name, or, where somebody said how two goals meet, that step of the
 * scale: `motverkar (−2)`.
 */
export function relationWord(type: RelationType, score: number | undefined, language: Language): string {
  if (type !== 'interacts' || score === undefined) return relationNames[type][language]
  return `${nameOf(score, language)} (${signed(score)})`
}
