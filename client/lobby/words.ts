/**
 * Words about those who wait to be let in.
 * @module
 */
import { addWords } from '../app/i18n/index.ts'

export const lobbyWords = addWords('lobby', {
  sv: {
    waiting_one: '{{count}} väntar',
    waiting_other: '{{count}} väntar',
    title: 'De som väntar',
    none: 'Ingen väntar nu.',
    nameless: 'Utan namn',
    since: 'sedan {{time}}',
    let: 'Släpp in',
    letName: 'Släpp in {{name}}',
    letAll: 'Släpp in alla',
    away: 'Avvisa',
    awayName: 'Avvisa {{name}}',
    news_one: 'En person väntar på att bli insläppt.',
    news_other: '{{count}} personer väntar på att bli insläppta.',
    full: 'Länken har använts så många gånger som den får. Gör en ny.',
  },
  en: {
    waiting_one: '{{count}} waiting',
    waiting_other: '{{count}} waiting',
    title: 'Those who wait',
    none: 'Nobody waits now.',
    nameless: 'No name given',
    since: 'since {{time}}',
    let: 'Let in',
    letName: 'Let {{name}} in',
    letAll: 'Let all in',
    away: 'Turn away',
    awayName: 'Turn {{name}} away',
    news_one: 'One person waits to be let in.',
    news_other: '{{count}} people wait to be let in.',
    full: 'The link has been used as often as it may be. Make a new one.',
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    lobby: typeof lobbyWords.sv
  }
}
