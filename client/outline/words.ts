/**
 * Words of the outline.
 * @module
 */
import { addWords } from '../app/i18n/index.ts'

export const outlineWords = addWords('outline', {
  sv: {
    search: 'Sök bland korten',
    clearSearch: 'Töm sökningen',
    noneFound: 'Inget kort innehåller ”{{text}}”.',
    found_one: '{{count}} kort hittades',
    found_other: '{{count}} kort hittades',
    openAll: 'Öppna alla',
    closeAll: 'Fäll ihop alla',
    zones: 'Zoner',
    cardWord: 'kort',
    cards_one: '{{count}} kort',
    cards_other: '{{count}} kort',
    some: '{{shown}} av {{count}}',
    unsorted: 'Osorterat',
    unsortedHelp: 'Kort som ligger utanför alla zoner på tavlan. Flytta dem till en zon.',
    emptyZone: 'Inga kort än.',
    addTo: 'Nytt kort i {{zone}}',
    addShort: 'Lägg till kort i {{zone}}',
    addPlaceholder: 'Skriv ett kort',
    add: 'Lägg till',
    added: 'Kortet är tillagt i {{zone}}.',
    edit: 'Ändra',
    editing: 'Kortets text',
    done: 'Klar',
    menu: 'Mer om kortet: {{text}}',
    menuEdit: 'Ändra texten',
    moveTo: 'Flytta till',
    moved: 'Kortet är flyttat till {{zone}}.',
    remove: 'Ta bort',
    removed: 'Kortet är borttaget.',
    undo: 'Ångra',
    undone: 'Kortet är tillbaka.',
    this: 'det här',
    otherRoom: 'ett kort i ett annat rum',
  },
  en: {
    search: 'Search the cards',
    clearSearch: 'Clear the search',
    noneFound: 'No card contains “{{text}}”.',
    found_one: '{{count}} card found',
    found_other: '{{count}} cards found',
    openAll: 'Open all',
    closeAll: 'Collapse all',
    zones: 'Zones',
    cardWord: 'cards',
    cards_one: '{{count}} card',
    cards_other: '{{count}} cards',
    some: '{{shown}} of {{count}}',
    unsorted: 'Unsorted',
    unsortedHelp: 'Cards that lie outside every zone of the board. Move them to a zone.',
    emptyZone: 'No cards yet.',
    addTo: 'New card in {{zone}}',
    addShort: 'Add a card to {{zone}}',
    addPlaceholder: 'Write a card',
    add: 'Add',
    added: 'The card is added to {{zone}}.',
    edit: 'Edit',
    editing: 'Text of the card',
    done: 'Done',
    menu: 'More about the card: {{text}}',
    menuEdit: 'Edit the text',
    moveTo: 'Move to',
    moved: 'The card is moved to {{zone}}.',
    remove: 'Delete',
    removed: 'The card is deleted.',
    undo: 'Undo',
    undone: 'The card is back.',
    this: 'this',
    otherRoom: 'a card in another room',
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    outline: typeof outlineWords.sv
  }
}
