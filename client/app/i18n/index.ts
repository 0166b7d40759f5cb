/**
 * The interface in Swedish and English. Each feature registers its own words; the page's language follows the
 * choice, which is the browser's until the person makes one.
 * @module
 */
import { createInstance } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { Language } from '../../../shared/vocabulary.ts'
import { recall, remember } from '../remember.ts'
import { en } from './en.ts'
import { sv } from './sv.ts'

export const languageNames: Record<Language, string> = { sv: 'Svenska', en: 'English' }

/** Words by name; a branch holds more words. */
export interface Words {
  readonly [key: string]: string | Words
}
/** The same keys with words of another language. */
export type Translated<W> = { readonly [K in keyof W]: W[K] extends string ? string : Translated<W[K]> }

declare module 'i18next' {
  interface ResourceNamespaceMap {
    common: typeof sv
  }
  interface CustomTypeOptions {
    defaultNS: 'common'
    returnNull: false
  }
}

export const i18n = createInstance()

function asLanguage(tag: string): Language | null {
  const primary = tag.toLowerCase().split('-')[0]
  // Norwegians and Danes read Swedish more easily than a page that guessed wrong the other way.
  if (primary === 'sv' || primary === 'nb' || primary === 'nn' || primary === 'no' || primary === 'da')
    return 'sv'
  return primary === 'en' ? 'en' : null
}

function firstLanguage(): Language {
  const remembered = recall('language')
  if (remembered === 'sv' || remembered === 'en') return remembered
  for (const tag of navigator.languages) {
    const language = asLanguage(tag)
    if (language) return language
  }
  return navigator.languages.length > 0 ? 'en' : 'sv'
}

i18n.on('languageChanged', (language) => {
  document.documentElement.lang = language
})
// At once and without waiting: features add their words as their files are loaded.
void i18n.use(initReactI18next).init({
  lng: firstLanguage(),
  fallbackLng: 'sv',
  defaultNS: 'common',
  ns: ['common'],
  resources: { sv: { common: sv }, en: { common: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
  react: { useSuspense: false, bindI18nStore: 'added' },
})

/**
 * Registers the words of one feature under its name, in both languages. A feature calls this where its words
 * stand, so that they come with its own part of the program.
 * @returns the words, for their type
 */
export function addWords<const W extends Words>(
  namespace: string,
  words: { readonly sv: W; readonly en: Translated<W> },
): { readonly sv: W; readonly en: Translated<W> } {
  i18n.addResourceBundle('sv', namespace, words.sv)
  i18n.addResourceBundle('en', namespace, words.en)
  return words
}

/** The language of the interface now, for what is no part of a page. */
export const languageNow = (): Language => (i18n.language === 'en' ? 'en' : 'sv')

/** The language of the interface now, and a way to choose another. */
export function useLanguage(): { language: Language; choose: (language: Language) => void } {
  const { i18n: current } = useTranslation()
  return {
    language: current.language === 'en' ? 'en' : 'sv',
    choose: (language) => {
      remember('language', language)
      void current.changeLanguage(language)
    },
  }
}
