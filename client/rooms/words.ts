/**
 * Words of what belongs to a room of one step, and of what a room is for.
 * @module
 */
import { addWords } from '../app/i18n/index.ts'

export const roomsWords = addWords('rooms', {
  sv: {
    about: 'Om rummet',
    aims: {
      title: 'Det här arbetar processen mot',
      overall: 'Övergripande mål',
      priorities: 'Långsiktiga prioriteringar',
      short: 'Mål:',
    },
    aboutStep: 'Om steget {{step}}',
    step: 'Steg {{number}}, {{name}}',
    questions: 'Frågor att utgå från',
    holds: 'Det här samlar rummet',
    kinds: 'Slag av kort, och vad som går att säga om dem',
    relations: 'Pilar som går att dra mellan korten',
    anyCard: 'Alla kort',
    leadsTo: 'till',
    onward: 'Det här går vidare',
    everywhere: 'Till alla rum och rapporten',
    tool: { vision: 'Förändringsresan', governance: 'Styrningstabellen' },
    cards_one: '{{count}} kort',
    cards_other: '{{count}} kort',
    write: 'Skriv ett kort …',
    add: 'Lägg till',
    addTo: 'Nytt kort i {{to}}',
    ladder: {
      intro:
        'Sju rutor att fylla en i taget: från varför vi planerar från framtiden till det som behöver beslutas. Korten ligger på tavlan.',
      layOut: 'Lägg ut rutorna',
      layOutHelp: 'Några av rutorna finns inte på tavlan än. Lägg ut dem, så kan alla fylla dem.',
      notLaidOut: 'Några av rutorna finns inte på tavlan än. Den som leder rummet kan lägga ut dem.',
      next: 'Nästa ruta',
    },
    order: {
      title: 'Rutornas ordning',
      help: 'Gäller hela processen. Rutor som redan ligger på en tavla ligger kvar där.',
      earlier: 'Flytta {{name}} före',
      later: 'Flytta {{name}} efter',
      moved: '{{name}} är nu nummer {{place}} av {{count}}.',
    },
    area: {
      title: 'Styrkeområde',
      all: 'Alla styrkeområden',
      help: 'Kort som inte har något eget styrkeområde får rummets.',
      saved: 'Rummets styrkeområde är ändrat.',
    },
    years: {
      title: 'Årtalen i processen',
      help: 'Årtalen står i rutornas frågor, och i namn och frågor på tavlorna i öppna rum. Det som någon har skrivit om där ändras inte.',
      start: 'Första verksamhetsåret',
      vision: 'Visionens år',
      target: 'Målbildens år',
      wrong: 'Skriv tre årtal som kommer efter varandra: verksamhetsåret, visionen och målbilden.',
      saved: 'Årtalen är sparade.',
    },
    governance: {
      noTime: 'Ingen tid läses ut. Skriv till exempel ”klart hösten 2027”.',
      parts: 'Visa',
      table: 'Utvecklad styrning',
      groups: 'Grupper',
      intro:
        'Vad som görs för att utveckla styrningen av varje del i det regionala utvecklingsansvaret, och när. Varje rad är ett kort på tavlan.',
      none: 'Tabellen är tom.',
      area: 'Del i ansvaret',
      measure: 'Insats',
      schedule: 'Tidsplan',
      steeredBy: 'Styrs av',
      owner: 'Ansvarig organisation',
      layOut: 'Lägg in de åtta raderna från underlaget',
      groupsIntro:
        'Vilka som beslutar, ger råd och gör jobbet, och vilka klusterorganisationer som är med. Varje grupp är ett kort på tavlan.',
      noGroup: 'Ingen än.',
      members: 'Organisationer',
      mandate: 'Mandat',
      meetingRhythm: 'Mötesrytm',
      actor: 'Står som aktör',
    },
    states: { ongoing: 'Pågår', planned: 'Planerad', in_operation: 'I drift', done: 'Klar' },
    precision: { day: '(dag)', month: '(månad)', season: '(årstid)', year: '(år)' },
  },
  en: {
    about: 'About this room',
    aims: {
      title: 'What the process works towards',
      overall: 'Overall aim',
      priorities: 'Long-term priorities',
      short: 'Aim:',
    },
    aboutStep: 'About the step {{step}}',
    step: 'Step {{number}}, {{name}}',
    questions: 'Questions to start from',
    holds: 'What the room gathers',
    kinds: 'Kinds of card, and what can be said of them',
    relations: 'Arrows that can be drawn between the cards',
    anyCard: 'Any card',
    leadsTo: 'to',
    onward: 'What goes on from here',
    everywhere: 'To all rooms and the report',
    tool: { vision: 'The journey of change', governance: 'The governance table' },
    cards_one: '{{count}} card',
    cards_other: '{{count}} cards',
    write: 'Write a card …',
    add: 'Add',
    addTo: 'New card in {{to}}',
    ladder: {
      intro:
        'Seven boxes to fill one by one: from why we plan from the future to what has to be decided. The cards lie on the board.',
      layOut: 'Lay out the boxes',
      layOutHelp: 'Some of the boxes are not on the board yet. Lay them out, and everyone can fill them.',
      notLaidOut: 'Some of the boxes are not on the board yet. Whoever leads the room can lay them out.',
      next: 'Next box',
    },
    order: {
      title: 'The order of the boxes',
      help: 'For all of the process. Boxes that lie on a board stay where they are.',
      earlier: 'Move {{name}} before',
      later: 'Move {{name}} after',
      moved: '{{name}} is now number {{place}} of {{count}}.',
    },
    area: {
      title: 'Strength area',
      all: 'All strength areas',
      help: 'Cards that have no area of their own get that of the room.',
      saved: 'The strength area of the room is changed.',
    },
    years: {
      title: 'The years of the process',
      help: 'The years stand in the questions of the boxes, and in names and questions on the boards of open rooms. What somebody has reworded there is not changed.',
      start: 'The first operating year',
      vision: 'The year of the vision',
      target: 'The year of the target picture',
      wrong: 'Write three years, one after the other: the operating year, the vision and the target picture.',
      saved: 'The years are saved.',
    },
    governance: {
      noTime: 'No time is read from it. Write “done autumn 2027”, for example.',
      parts: 'Show',
      table: 'Developed governance',
      groups: 'Groups',
      intro:
        'What is done to develop the governance of each part of the regional development responsibility, and when. Each row is a card on the board.',
      none: 'The table is empty.',
      area: 'Part of the responsibility',
      measure: 'Measure',
      schedule: 'Timetable',
      steeredBy: 'Steered by',
      owner: 'Responsible organisation',
      layOut: 'Lay out the eight rows of the source material',
      groupsIntro:
        'Who decides, advises and does the work, and which cluster organisations take part. Each group is a card on the board.',
      noGroup: 'None yet.',
      members: 'Organisations',
      mandate: 'Mandate',
      meetingRhythm: 'Rhythm of meetings',
      actor: 'Noted as an actor',
    },
    states: { ongoing: 'Ongoing', planned: 'Planned', in_operation: 'In operation', done: 'Done' },
    precision: { day: '(day)', month: '(month)', season: '(season)', year: '(year)' },
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    rooms: typeof roomsWords.sv
  }
}
