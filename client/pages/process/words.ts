/**
 * Words of the process page: the picture of the steps and their rooms, and what the facilitator sets.
 * @module
 */
import { addWords } from '../../app/i18n/index.ts'

export const processWords = addWords('process', {
  sv: {
    above: { operator: 'Alla processer', member: 'Du är med som {{name}}' },
    details: {
      title: 'Ändra dina uppgifter',
      change: 'Ändra',
      help: 'Kort som du redan har skrivit behåller sin sektor.',
      done: 'Dina uppgifter är ändrade.',
    },
    trace: 'Den röda tråden',
    report: 'Rapport',
    documents: 'Styrdokument',
    picture: 'Processens sex steg och deras rum',
    here_one: '{{count}} här nu',
    here_other: '{{count}} här nu',
    nobodyHere: 'Ingen här nu',
    insights_one: '{{count}} insikt',
    insights_other: '{{count}} insikter',
    thumbnail: 'Tavlan i den senaste ögonblicksbilden',
    noSnapshot: 'Ingen ögonblicksbild än',
    closed: 'Stängt',
    noRoom: 'Inget rum än',
    addRoom: 'Lägg till rummet',
    addAnother: 'Lägg till ett rum i steget {{step}}',
    loop: 'Sedan tillbaka till steg 1, ett varv till',
    voices: {
      title: 'Fyra sektorer i varje rum',
      text: 'Alla röster behövs. Resultatet visar vilka som var med.',
    },
    newRoom: {
      title: 'Nytt rum i steget {{step}}',
      name: 'Vad ska rummet heta?',
      missing: 'Skriv vad rummet ska heta.',
      area: 'Styrkeområde',
      allAreas: 'Alla styrkeområden',
      invalid: 'Skriv högst {{count}} tecken på en rad, utan styrtecken.',
      taken: 'Steget har redan ett rum som heter så. Ge det här ett annat namn.',
      go: 'Lägg till rummet',
      done: 'Rummet {{title}} är klart.',
    },
    settings: {
      title: 'Inställningar',
      name: 'Processens namn',
      nameMissing: 'Skriv vad processen heter.',
      language: 'Språk på tavlorna',
      languageHelp: 'Gäller rubriker i nya rum. Deltagarna väljer själva språk på sidorna.',
      saved: 'Inställningarna är sparade.',
      connections: 'Andra system',
    },
    remove: {
      title: 'Ta bort processen',
      text: 'Alla rum, tavlor, ögonblicksbilder och länkar försvinner för alltid. Exportera det som ska bevaras först. Säkerhetskopior från före det håller processen tills de tas bort. Att den togs bort antecknas.',
      open: 'Ta bort processen …',
      confirm: 'Skriv processens namn för att bekräfta',
      mismatch: 'Namnet stämmer inte. Skriv det precis så här: {{title}}',
      go: 'Ta bort för alltid',
      done: 'Processen är borttagen.',
    },
  },
  en: {
    above: { operator: 'All processes', member: 'You take part as {{name}}' },
    details: {
      title: 'Change your details',
      change: 'Change',
      help: 'Cards that you have already written keep their sector.',
      done: 'Your details are changed.',
    },
    trace: 'The thread',
    report: 'Report',
    documents: 'Steering documents',
    picture: 'The six steps of the process and their rooms',
    here_one: '{{count}} here now',
    here_other: '{{count}} here now',
    nobodyHere: 'Nobody here now',
    insights_one: '{{count}} insight',
    insights_other: '{{count}} insights',
    thumbnail: 'The board in the newest snapshot',
    noSnapshot: 'No snapshot yet',
    closed: 'Closed',
    noRoom: 'No room yet',
    addRoom: 'Add this room',
    addAnother: 'Add a room to the step {{step}}',
    loop: 'Then back to step 1, once more round',
    voices: {
      title: 'Four sectors in every room',
      text: 'Every voice is needed. The results show who took part.',
    },
    newRoom: {
      title: 'New room in the step {{step}}',
      name: 'What should the room be called?',
      missing: 'Write what the room should be called.',
      area: 'Strength area',
      allAreas: 'All strength areas',
      invalid: 'Write at most {{count}} characters on one line, without control characters.',
      taken: 'The step already has a room of that name. Give this one another.',
      go: 'Add the room',
      done: 'The room {{title}} is ready.',
    },
    settings: {
      title: 'Settings',
      name: 'Name of the process',
      nameMissing: 'Write what the process is called.',
      language: 'Language on the boards',
      languageHelp: 'For the headings in new rooms. People choose the language of the pages themselves.',
      saved: 'The settings are saved.',
      connections: 'Other systems',
    },
    remove: {
      title: 'Delete the process',
      text: 'All rooms, boards, snapshots and links disappear for ever. First export what is to be kept. Backups from before that hold the process until they are deleted. That it was deleted is kept on record.',
      open: 'Delete the process …',
      confirm: 'Write the name of the process to confirm',
      mismatch: 'The name does not match. Write it exactly like this: {{title}}',
      go: 'Delete for ever',
      done: 'The process is deleted.',
    },
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    process: typeof processWords.sv
  }
}
