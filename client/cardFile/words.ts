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
    everyCell: 'Varje ifylld ruta blir ett kort',
    everyCellHelp: 'Filen har inga rubriker som känns igen. Välj en kolumn om bara den ska bli kort.',
    names_one:
      'En rad ser ut att vara namnet på en tavla eller en ram och blir inget kort: {{names}}. Under en ram som heter som en zon läggs korten i den.',
    names_other:
      '{{count}} rader ser ut att vara namn på en tavla och dess ramar och blir inga kort: {{names}}. Under en ram som heter som en zon läggs korten i den.',
    withNames: 'Gör kort av namnen också',
    sheet: 'Blad',
    unclosed_one:
      'På rad {{lines}} finns ett citattecken som inte avslutas. Raden är läst utan det: se efter att kortet stämmer.',
    unclosed_other:
      'På raderna {{lines}} finns citattecken som inte avslutas. Raderna är lästa utan dem: se efter att korten stämmer.',
    long_one: 'En text är längre än ett kort rymmer ({{most}} tecken) och blir flera kort.',
    long_other: '{{count}} texter är längre än ett kort rymmer ({{most}} tecken) och blir flera kort var.',
    personal_one:
      'I {{count}} kort ser det ut att stå personuppgifter ({{kinds}}). Tavlan kan bli allmän handling: se över det innan det läggs in.',
    personal_other:
      'I {{count}} kort ser det ut att stå personuppgifter ({{kinds}}). Tavlan kan bli allmän handling: se över dem innan de läggs in.',
    zone: 'Läggs i',
    byKind: 'Den zon som slaget hör till',
    preview_one: '{{count}} kort',
    preview_other: '{{count}} kort',
    more: 'och {{count}} till',
    none: 'Det finns ingen text i den kolumnen.',
    tooMany: 'Filen har {{cards}} kort. {{most}} åt gången är det mesta; dela filen.',
    go_one: 'Lägg in {{count}} kort',
    go_other: 'Lägg in {{count}} kort',
    done_one: '{{count}} kort är inlagt.',
    done_other: '{{count}} kort är inlagda.',
    takenBack_one: '{{count}} kort är borttaget igen.',
    takenBack_other: '{{count}} kort är borttagna igen.',
    kept_one: '{{count}} kort är kvar, för någon annan har ändrat det.',
    kept_other: '{{count}} kort är kvar, för någon annan har ändrat dem.',
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
    everyCell: 'Each cell that is filled in becomes a card',
    everyCellHelp:
      'The file has no headings that are known. Choose a column if only that is to become cards.',
    names_one:
      'One row seems to be the name of a board or a frame and becomes no card: {{names}}. Under a frame that is called as a zone the cards go into that zone.',
    names_other:
      '{{count}} rows seem to be the names of a board and its frames and become no cards: {{names}}. Under a frame that is called as a zone the cards go into that zone.',
    withNames: 'Make cards of the names too',
    sheet: 'Sheet',
    unclosed_one:
      'On line {{lines}} there is a quotation mark that is not closed. The line is read without it: see that the card is right.',
    unclosed_other:
      'On lines {{lines}} there are quotation marks that are not closed. The lines are read without them: see that the cards are right.',
    long_one: 'One text is longer than a card holds ({{most}} characters) and becomes several cards.',
    long_other:
      '{{count}} texts are longer than a card holds ({{most}} characters) and become several cards each.',
    personal_one:
      'In {{count}} card there seems to be personal data ({{kinds}}). The board may become a public document: look it over before it is brought in.',
    personal_other:
      'In {{count}} cards there seems to be personal data ({{kinds}}). The board may become a public document: look them over before they are brought in.',
    zone: 'Goes into',
    byKind: 'The zone its kind belongs to',
    preview_one: '{{count}} card',
    preview_other: '{{count}} cards',
    more: 'and {{count}} more',
    none: 'There are no words in that column.',
    tooMany: 'The file has {{cards}} cards. {{most}} at once is the most; split the file.',
    go_one: 'Bring in {{count}} card',
    go_other: 'Bring in {{count}} cards',
    done_one: '{{count}} card is brought in.',
    done_other: '{{count}} cards are brought in.',
    takenBack_one: '{{count}} card is removed again.',
    takenBack_other: '{{count}} cards are removed again.',
    kept_one: '{{count}} card stays, because somebody else has changed it.',
    kept_other: '{{count}} cards stay, because somebody else has changed them.',
    already_one: '{{count}} card was there already and is not brought in again.',
    already_other: '{{count}} cards were there already and are not brought in again.',
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    cardFile: typeof cardFileWords.sv
  }
}
