/**
 * Words brought to their stems, so that who looks for "bostad" finds "bostäderna" too: the Swedish rules of Snowball
 * (Porter 2001), for texts in every language: what is looked for and where it is are brought to the same.
 * @module
 */

const VOWELS = 'aeiouyäåö'
/** Endings of Swedish nouns, verbs and adjectives, the longest first. */
const endings = [
  'heterna hetens anden andes andet arens arnas ernas ornas heter heten',
  'arna erna orna ande arne aste aren ades erns ens are ade ast ern het ad ar as at e en er es or a',
]
  .join(' ')
  .split(' ')
  .sort((a, b) => b.length - a.length)

/** Where the part begins that endings may be taken off: after the first consonant that follows a vowel, from 3. */
function startOfEnd(word: string): number {
  for (let i = 1; i < word.length; i++)
    if (VOWELS.includes(word[i - 1] ?? '') && !VOWELS.includes(word[i] ?? '')) return Math.max(3, i + 1)
  return word.length
}

function withoutEnding(word: string): string {
  const start = startOfEnd(word)
  const ending = endings.find((one) => word.endsWith(one) && word.length - one.length >= start)
  if (ending) return word.slice(0, -ending.length)
  // A plain s after these letters is a genitive or a passive.
  return /[bcdfghjklmnoprtvy]s$/.test(word) && word.length - 1 >= start ? word.slice(0, -1) : word
}

function withoutDouble(word: string): string {
  return /(?:dd|gd|nn|dt|gt|kt|tt)$/.test(word) && word.length - 1 >= startOfEnd(word)
    ? word.slice(0, -1)
    : word
}

function withoutSuffix(word: string): string {
  const suffix = ['fullt', 'löst', 'lig', 'els', 'ig'].find((one) => word.endsWith(one))
  if (!suffix || word.length - suffix.length < startOfEnd(word)) return word
  if (suffix === 'fullt' || suffix === 'löst') return word.slice(0, -1)
  return word.slice(0, -suffix.length)
}

/** The stem of a word in small letters. */
export const stemOf = (word: string): string => withoutSuffix(withoutDouble(withoutEnding(word)))

/** The stems of a text, in its order. */
export function stemsIn(text: string): string[] {
  return (
    text
      .toLocaleLowerCase('sv')
      .normalize('NFC')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).map(stemOf)
}
