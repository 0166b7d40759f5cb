/**
 * Words brought to their stems by the rules of Snowball (Porter 2001), so that who looks for "insatser" finds
 * "insatserna" too. What is looked for and where it is are brought to the same, so one language does for a search.
 * @module
 */
import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as swedish } from '@orama/stemmers/swedish'

/** Swedish nouns whose vowel changes when there are several, by the ends that tell: the rules of Snowball know none. */
const severalOf: readonly (readonly [string, string])[] = [
  ['städ', 'stad'],
  ['länd', 'land'],
  ['stränd', 'strand'],
  ['bränd', 'brand'],
  ['nätt', 'natt'],
  ['bönd', 'bond'],
  ['böck', 'bok'],
  ['rött', 'rot'],
  ['fött', 'fot'],
  ['sön', 'son'],
]
const several = new RegExp(`(${severalOf.map(([end]) => end).join('|')})er(?:na)?s?$`)
const singular = new Map(severalOf)
const ofOne = (word: string): string => word.replace(several, (_whole, end) => singular.get(end) ?? end)

/** The stem of a Swedish word in small letters; the same for one and for several. */
export const stemOf = (word: string): string => swedish(ofOne(word)) || word
/** That of an English one. */
export const englishStemOf = (word: string): string => english(word) || word

/** The words of a text in small letters, in its order. */
export function wordsIn(text: string): string[] {
  return (
    text
      .toLocaleLowerCase('sv')
      .normalize('NFC')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

/** The Swedish stems of a text, in its order. */
export const stemsIn = (text: string): string[] => wordsIn(text).map(stemOf)
