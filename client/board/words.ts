/**
 * Words of the board that the editor has none of its own for.
 * @module
 */
import { addWords } from '../app/i18n/index.ts'

export const boardWords = addWords('board', {
  sv: {
    showAll: 'Visa allt',
    showAllHelp: 'Visa hela tavlan',
    zoomIn: 'Zooma in',
    zoomOut: 'Zooma ut',
    view: 'Visning',
    undo: 'Ångra',
    redo: 'Gör om',
    history: 'Ångra och gör om',
    loading: 'Hämtar tavlan …',
    hint: 'Dubbelklicka för att skriva en lapp, eller tryck N.',
    hintTouch: 'Dubbeltryck för att skriva en lapp.',
    hintWriting: 'Enter: nästa lapp. Skift + Enter: ny rad.',
    aside_one: '{{count}} del av tavlan kan inte visas här. Ladda om sidan; den finns kvar.',
    aside_other: '{{count}} delar av tavlan kan inte visas här. Ladda om sidan; de finns kvar.',
    kind: 'Sort',
    relation: 'Samband',
    zoneEdit: 'Ändra zonen {{zone}}',
    zoneTitle: 'Zonen {{zone}}',
    zoneNew: 'Ny zon',
    zoneBefore: 'Flytta före',
    zoneAfter: 'Flytta efter',
    zoneRemove: 'Ta bort zonen',
    zoneName: { sv: 'Namn på svenska', en: 'Namn på engelska' },
    zoneNameMissing: 'Skriv vad zonen heter.',
    zonePrompt: { sv: 'Fråga på svenska', en: 'Fråga på engelska' },
    zoneKind: 'Vad är ett kort som läggs här?',
    writtenBy: 'Skrivet av {{sector}}',
  },
  en: {
    showAll: 'Show all',
    showAllHelp: 'Show the whole board',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    view: 'View',
    undo: 'Undo',
    redo: 'Redo',
    history: 'Undo and redo',
    loading: 'Fetching the board …',
    hint: 'Double-click to write a note, or press N.',
    hintTouch: 'Double-tap to write a note.',
    hintWriting: 'Enter: next note. Shift + Enter: new line.',
    aside_one: '{{count}} part of the board cannot be shown here. Reload the page; it is still there.',
    aside_other: '{{count}} parts of the board cannot be shown here. Reload the page; they are still there.',
    kind: 'Kind',
    relation: 'Relation',
    zoneEdit: 'Change the zone {{zone}}',
    zoneTitle: 'The zone {{zone}}',
    zoneNew: 'New zone',
    zoneBefore: 'Move before',
    zoneAfter: 'Move after',
    zoneRemove: 'Remove the zone',
    zoneName: { sv: 'Name in Swedish', en: 'Name in English' },
    zoneNameMissing: 'Say what the zone is called.',
    zonePrompt: { sv: 'Question in Swedish', en: 'Question in English' },
    zoneKind: 'What is a card that is put here?',
    writtenBy: 'Written by {{sector}}',
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    board: typeof boardWords.sv
  }
}
