/**
 * Words of the comments on a card.
 * @module
 */
import { addWords } from '../app/i18n/index.ts'

export const commentWords = addWords('comments', {
  sv: {
    title: 'Kommentarer',
    none: 'Ingen har kommenterat kortet.',
    open_one: '{{count}} öppen kommentar',
    open_other: '{{count}} öppna kommentarer',
    openOn_one: '{{count}} öppen kommentar på {{text}}',
    openOn_other: '{{count}} öppna kommentarer på {{text}}',
    you: 'du',
    resolved: 'löst',
    write: 'Skriv en kommentar',
    help: 'Visas med din sektor, utan namn, och följer med i ögonblicksbilder och filer.',
    send: 'Kommentera',
    sent: 'Kommentaren är skickad.',
    resolve: 'Markera som löst',
    reopen: 'Öppna igen',
    remove: 'Ta bort kommentaren',
    nowResolved: 'Kommentaren är löst.',
    nowOpen: 'Kommentaren är öppen igen.',
    nowRemoved: 'Kommentaren är borttagen.',
    quiet: 'Medan alla skriver tyst går det inte att kommentera.',
  },
  en: {
    title: 'Comments',
    none: 'Nobody has commented on the card.',
    open_one: '{{count}} open comment',
    open_other: '{{count}} open comments',
    openOn_one: '{{count}} open comment on {{text}}',
    openOn_other: '{{count}} open comments on {{text}}',
    you: 'you',
    resolved: 'resolved',
    write: 'Write a comment',
    help: 'Shown with your sector, without a name, and kept in snapshots and files.',
    send: 'Comment',
    sent: 'The comment has been sent.',
    resolve: 'Mark as resolved',
    reopen: 'Open again',
    remove: 'Remove the comment',
    nowResolved: 'The comment is resolved.',
    nowOpen: 'The comment is open again.',
    nowRemoved: 'The comment has been removed.',
    quiet: 'While all write quietly, nothing can be commented on.',
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    comments: typeof commentWords.sv
  }
}
