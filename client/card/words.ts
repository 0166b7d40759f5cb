/**
 * Words of the panel beside a card.
 * @module
 */
import { addWords } from '../app/i18n/index.ts'

export const cardWords = addWords('card', {
  sv: {
    panel: 'Om kortet',
    close: 'Stäng uppgifterna om kortet',
    gone: 'Kortet finns inte längre på tavlan.',
    text: 'Kortets text',
    kind: 'Sort',
    ofKind: 'Uppgifter för sorten {{kind}}',
    all: 'Fler uppgifter',
    help: 'Inget här är obligatoriskt. Det som fylls i sparas genast och syns för alla.',
    unsorted: 'Utanför alla zoner',
    none: 'Inget valt',
    strengthArea: 'Styrkeområde',
    across: 'Gäller alla områden',
    unfit: 'Det här passar inte fältet. Det sparas som det är, och räknas inte med.',
    listHelp: 'En per rad.',
    dateHelp: 'ÅÅÅÅ-MM-DD, eller bara år och månad.',
    reads: 'Läses som: {{time}}',
    openUrl: 'Öppna adressen',
    relations: 'Samband',
    otherRoom: 'ett kort i ett annat rum',
    this: 'det här',
    origin: 'Hämtat från ett annat rum.',
    states: {
      ongoing: 'pågår',
      planned: 'planeras',
      in_operation: 'i drift',
      done: 'klart',
    },
    from: 'från {{day}}',
    until: 'senast {{day}}',
    lang: 'Språk på kortet',
    langs: { sv: 'Svenska', en: 'Engelska', sma: 'Sydsamiska', se: 'Nordsamiska' },
    elsewhere: 'Det som också står på kortet',
    elsewhereHelp: 'Hör till en annan sort, eller passar inget fält.',
  },
  en: {
    panel: 'About the card',
    close: 'Close the details of the card',
    gone: 'The card is no longer on the board.',
    text: 'Text of the card',
    kind: 'Kind',
    ofKind: 'Details of the kind {{kind}}',
    all: 'More details',
    help: 'Nothing here is required. What is filled in is saved at once, for all to see.',
    unsorted: 'Outside every zone',
    none: 'None chosen',
    strengthArea: 'Strength area',
    across: 'All areas',
    unfit: 'This does not fit the field. It is kept as it is, and not counted.',
    listHelp: 'One a line.',
    dateHelp: 'YYYY-MM-DD, or only year and month.',
    reads: 'Read as: {{time}}',
    openUrl: 'Open the address',
    relations: 'Relations',
    otherRoom: 'a card in another room',
    this: 'this',
    origin: 'Carried over from another room.',
    states: {
      ongoing: 'under way',
      planned: 'planned',
      in_operation: 'in operation',
      done: 'done',
    },
    from: 'from {{day}}',
    until: 'by {{day}}',
    lang: 'Language of the card',
    langs: { sv: 'Swedish', en: 'English', sma: 'South Sami', se: 'Northern Sami' },
    elsewhere: 'What also stands on the card',
    elsewhereHelp: 'Belongs to another kind, or fits no field.',
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    card: typeof cardWords.sv
  }
}
