/**
 * Dates and times as they are written in the interface's language.
 * @module
 */
import type { Language } from '../../shared/vocabulary.ts'

const locales: Record<Language, string> = { sv: 'sv-SE', en: 'en-GB' }

/** @param iso an ISO 8601 time */
export function formatDate(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'long' }).format(new Date(iso))
}

/** Date and time of day, to the minute, in the person's own time zone. */
export function formatTime(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeStyle: 'short' }).format(
    new Date(iso),
  )
}

/** A short form for lists. */
export function formatShortTime(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(iso),
  )
}
