/**
 * Words of an indicator's readings, on its card and on the page of the evaluation.
 * @module
 */
import { addWords } from '../app/i18n/index.ts'

export const readingWords = addWords('readings', {
  sv: {
    title: 'Mätvärden',
    of: 'Mätvärden för {{indicator}}',
    none: 'Inget är mätt än.',
    date: 'Datum',
    dateHelp: 'Till exempel 2027, 2027-03 eller 2027-03-31.',
    dateWrong: 'Skriv ett år, en månad eller en dag som finns.',
    value: 'Värde',
    valueIn: 'Värde ({{unit}})',
    valueWrong: 'Skriv ett tal.',
    unit: 'Enhet',
    sourceAndNote: 'Källa och anteckning',
    source: 'Källa',
    note: 'Anteckning',
    new: 'Nytt mätvärde',
    add: 'Lägg till mätvärde',
    remove: 'Ta bort',
    removeOf: 'Ta bort mätvärdet från {{date}}',
  },
  en: {
    title: 'Readings',
    of: 'Readings of {{indicator}}',
    none: 'Nothing is measured yet.',
    date: 'Date',
    dateHelp: 'Such as 2027, 2027-03 or 2027-03-31.',
    dateWrong: 'Write a year, a month or a day that exists.',
    value: 'Value',
    valueIn: 'Value ({{unit}})',
    valueWrong: 'Write a number.',
    unit: 'Unit',
    sourceAndNote: 'Source and note',
    source: 'Source',
    note: 'Note',
    new: 'New reading',
    add: 'Add reading',
    remove: 'Remove',
    removeOf: 'Remove the reading of {{date}}',
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    readings: typeof readingWords.sv
  }
}
