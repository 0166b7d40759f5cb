/**
 * Words about cards from a file.
 * @module
 */
import { addWords } from '../app/i18n/index.ts'

export const cardFileWords = addWords('cardFile', {
  sv: {
    title: 'Kort från en fil',
    text: 'En CSV- eller Excelfil blir kort på tavlan: svar på en enkät, en lista, eller det som exporterats från Miro eller Mural. En fil som lagts in förut läggs inte in igen.',
    choose: 'Välj en fil',
    another: 'Välj en annan fil',
    trouble: {
      tooLarge: 'Filen är större än {{megabytes}} MB.',
      unreadable: 'Filen går inte att läsa. Spara den som CSV eller XLSX.',
      empty: 'Filen är tom.',
    },
    column: 'Kolumn med korttexten',
    everyCell: 'Filen har inga rubriker som känns igen, så varje ifylld ruta blir ett kort.',
    zone: 'Läggs i',
    byKind: 'Den zon som slaget hör till',
    preview_one: '{{count}} kort',
    preview_other: '{{count}} kort',
    more: 'och {{count}} till',
    none: 'Det finns ingen text i den kolumnen.',
    tooMany: 'Filen har {{count}} kort. {{most}} åt gången är det mesta; dela filen.',
    go_one: 'Lägg in {{count}} kort',
    go_other: 'Lägg in {{count}} kort',
    done_one: '{{count}} kort är inlagt.',
    done_other: '{{count}} kort är inlagda.',
    already_one: '{{count}} kort fanns redan och är inte inlagt igen.',
    already_other: '{{count}} kort fanns redan och är inte inlagda igen.',
  },
  en: {
    title: 'Cards from a file',
    text: 'A CSV or Excel file becomes cards on the board: answers to a survey, a list, or what was exported from Miro or Mural. A file that was brought in before is not brought in again.',
    choose: 'Choose a file',
    another: 'Choose another file',
    trouble: {
      tooLarge: 'The file is larger than {{megabytes}} MB.',
      unreadable: 'The file cannot be read. Save it as CSV or XLSX.',
      empty: 'The file is empty.',
    },
    column: 'Column with the words of the cards',
    everyCell: 'The file has no headings that are known, so each cell that is filled in becomes a card.',
    zone: 'Goes into',
    byKind: 'The zone its kind belongs to',
    preview_one: '{{count}} card',
    preview_other: '{{count}} cards',
    more: 'and {{count}} more',
    none: 'There are no words in that column.',
    tooMany: 'The file has {{count}} cards. {{most}} at once is the most; split the file.',
    go_one: 'Bring in {{count}} card',
    go_other: 'Bring in {{count}} cards',
    done_one: '{{count}} card is brought in.',
    done_other: '{{count}} cards are brought in.',
    already_one: '{{count}} card was there already and is not brought in again.',
    already_other: '{{count}} cards were there already and are not brought in again.',
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    cardFile: typeof cardFileWords.sv
  }
}
