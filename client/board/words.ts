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
    aside_one:
      '{{count}} del av tavlan kan den här sidan inte visa. Den finns kvar; en nyare sida kan visa den.',
    aside_other:
      '{{count}} delar av tavlan kan den här sidan inte visa. De finns kvar; en nyare sida kan visa dem.',
    reload: 'Ladda om',
    kind: 'Sort',
    relation: 'Samband',
    find: 'Hitta på tavlan',
    findHelp: 'Hitta kort, zoner och personer (Ctrl F)',
    findLabel: 'Sök kort, zon eller person',
    found: 'Det som hittades',
    foundNone: 'Inget på tavlan stämmer med det.',
    follow: 'Följ {{name}}',
    tidy: 'Ordna zonens lappar i rader',
    picture: {
      sending: 'Laddar upp {{name}} …',
      network: '{{name}} kom inte fram.',
      size: '{{name}} är för stor: en bild får ha 8 MB.',
      type: '{{name}} går inte att visa: en bild är en JPEG, PNG eller WebP.',
      again: 'Försök igen',
      forget: 'Stäng',
    },
    heading: 'Rubrik',
    zoneTidy: 'Ordna korten',
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
    aside_one:
      '{{count}} part of the board cannot be shown by this page. It is still there; a newer page may show it.',
    aside_other:
      '{{count}} parts of the board cannot be shown by this page. They are still there; a newer page may show them.',
    reload: 'Reload',
    kind: 'Kind',
    relation: 'Relation',
    find: 'Find on the board',
    findHelp: 'Find cards, zones and people (Ctrl F)',
    findLabel: 'Search for a card, zone or person',
    found: 'What was found',
    foundNone: 'Nothing on the board matches that.',
    follow: 'Follow {{name}}',
    tidy: 'Lay the zone’s notes in rows',
    picture: {
      sending: 'Uploading {{name}} …',
      network: '{{name}} did not get there.',
      size: '{{name}} is too large: a picture may have 8 MB.',
      type: '{{name}} cannot be shown: a picture is a JPEG, PNG or WebP.',
      again: 'Try again',
      forget: 'Close',
    },
    heading: 'Heading',
    zoneTidy: 'Tidy the cards',
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
