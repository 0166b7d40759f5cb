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

/**
 * More nouns that Snowball leaves in several forms, by what they end in, and what all of their forms come to before it
 * has its turn. Each is narrow, since a rule that takes another word's ending parts the forms of that one.
 */
const bent: readonly (readonly [RegExp, string])[] = [
  // "byn" and "byar", "sjön" and "sjöar", "ön" and "öar".
  [/(by|sjö|^ö|^å)(?:n|ns|ar|ars|arna|arnas)$/, '$1'],
  [/(miljö)(?:n|ns|er|ers|erna|ernas)$/, '$1'],
  // "energin" and "energi": not "maskin", whose "-in" is its own.
  [/(ergi|tegi|logi|gogi|nomi|grafi|krati|ustri|ademi|filosofi|fantasi|garanti)ns?$/, '$1'],
  // "cykel" and "cyklar", "medel" and "medlen": not "spel" and "fördel", which keep their vowel.
  [/(\p{L}{2}[kgbtv]|^med|hjälpmed|livsmed|läromed|styrmed|exemp)el(?:n|ns|s)?$/u, '$1l'],
  [/(^med|hjälpmed|livsmed|läromed|styrmed|kapit|exemp)l(?:et|ets|en|ens)$/, '$1l'],
  // "vinter" and "vintrar", "kluster" and "klustret".
  [/(nt|st|ng)r(?:ar|ars|arna|arnas)$/, '$1er'],
  [/(st)r(?:et|ets|en|ens)$/, '$1er'],
  // "rum" and "rummet", "program" and "programmen", "vatten" and "vattnet", "inland" and "inlandet".
  [/(rum|hem|gram)m(?:et|ets|en|ens)$/, '$1'],
  [/(vat)tn(?:et|ets|en|ens)$/, '$1ten'],
  [/((?:^|in|ut|norr|fast|väg)land)(?:et|ets)$/, '$1'],
  // "centrum" and "centret", "gymnasium" and "gymnasiet".
  [
    /(centr|muse|nasi|torati|teri|pendi|kriteri|jubile)(?:um|ums|umet|umets|et|ets|en|ens|er|ers|erna|ernas)$/,
    '$1um',
  ],
]

/**
 * "Målet" and "mål", "områdena" and "område": Snowball takes "-en" away and leaves "-et" and "-ena". What ends so by itself
 * is left alone, and so is what has an end of several letters that Snowball knows.
 */
const definite = /([^aeiouyåäö])(?:ets?|enas?)$/
const endsSoItself =
  /(?:het|itet|paket|raket|budget|internet|planet|magnet|alfabet|market|target|ticket|asset|outlet|\p{L}{3}andet|arena)s?$/u
/** Letters before it: shorter, it is more often a word of its own than an end. */
const BEFORE_DEFINITE = 3

function withoutDefinite(word: string): string {
  const bare = word.replace(definite, '$1')
  return bare.length < BEFORE_DEFINITE || endsSoItself.test(word) ? word : bare
}

function ofOne(word: string): string {
  const one = word.replace(several, (_whole, end) => singular.get(end) ?? end)
  const rule = bent.find(([ending]) => ending.test(one))
  return rule ? one.replace(...rule) : withoutDefinite(one)
}

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

const plainVowels: Readonly<Record<string, string>> = { ä: 'a', å: 'a', ö: 'o' }

/** How a word begins, without what bending may change of it: words of one stem begin alike, in both languages. */
export const foldedStart = (word: string): string =>
  word.slice(0, 2).replaceAll(/[åäö]/g, (vowel) => plainVowels[vowel] ?? vowel)
