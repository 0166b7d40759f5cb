/**
 * Words of the warning about personal data, and of how long things are kept.
 * @module
 */
import { addWords } from '../app/i18n/index.ts'

export const privacyWords = addWords('privacy', {
  sv: {
    kinds: { personalNumber: 'ett personnummer', email: 'en e-postadress', phone: 'ett telefonnummer' },
    writing:
      'Det ser ut som {{kinds}} i kortet. Tavlan kan bli allmän handling: skriv hellre en roll eller en organisation.',
    dismiss: 'Jag har sett det',
    field:
      'Det ser ut som {{kinds}} här. Det som skrivs kan bli allmän handling: skriv hellre en roll eller en organisation.',
    export_one:
      'I {{count}} kort ser det ut att stå personuppgifter ({{kinds}}). Se över det innan filen lämnar rummet.',
    export_other:
      'I {{count}} kort ser det ut att stå personuppgifter ({{kinds}}). Se över dem innan filen lämnar rummet.',
    report: 'Det ser ut som {{kinds}} i rapportens ord.',
    removals: {
      title: 'Vad som har tagits bort',
      help: 'Att något togs bort står kvar här, också om processer som inte finns längre: när, hur mycket och av vem i vilken roll. Vad det sade står ingenstans.',
      none: 'Inget än.',
      gone: 'Borttagen process ({{id}})',
      process: 'Hela processen. Rum: {{rooms}}, ögonblicksbilder: {{snapshots}}, deltagare: {{people}}.',
      room: 'Ett rum. Ögonblicksbilder: {{snapshots}}.',
      retention: 'Ögonblicksbilder: {{snapshots}}, rums historik: {{histories}}, namn: {{names}}.',
      own: 'På begäran av den som skrev. Kort: {{cards}}, kommentarer: {{comments}}.',
      person: 'Allt om en deltagare, på egen begäran. Kort: {{cards}}, kommentarer: {{comments}}.',
      by: {
        operator: 'Av driftansvarig.',
        facilitator: 'Av processledare.',
        participant: 'Av en deltagare.',
        observer: 'Av en observatör.',
        server: 'Av servern, enligt processens regler.',
      },
      backups: 'Säkerhetskopior från före en borttagning håller det som togs bort tills de tas bort.',
    },
    retention: {
      title: 'Bevarande och gallring',
      text: 'Det som processledaren har tagit ögonblicksbild av, och den senaste bilden av varje rum, bevaras. Resten gallras så här många dagar efter att processen har avslutats.',
      closed: 'Processen är avslutad',
      workingSnapshotDays: 'Automatiska ögonblicksbilder, dagar',
      historyDays: 'Vem som gjorde vad på tavlorna, dagar',
      namesDays: 'Deltagarnas namn och inloggningar, dagar',
      save: 'Spara och gallra',
      saveOnly: 'Spara',
      ask: 'Spara och gallra?',
      goes: {
        workingSnapshotDays: 'Automatiska ögonblicksbilder, utom den senaste av varje rum',
        historyDays: 'Vem som gjorde vad på tavlorna',
        namesDays: 'Deltagarnas namn och inloggningar',
      },
      atOnce: 'tas bort nu',
      onDay: 'tas bort {{day}}',
      forGood: 'Det som tas bort kan ingen ta tillbaka. Ögonblicksbilder som någon har tagit finns kvar.',
      saved: 'Sparat. {{count}} uppgifter gallrades nu.',
      wrong: 'Skriv ett helt antal dagar, 0 till 3650.',
    },
  },
  en: {
    kinds: { personalNumber: 'a personal number', email: 'an e-mail address', phone: 'a telephone number' },
    writing:
      'There seems to be {{kinds}} in the card. The board may become a public document: rather write a role or an organisation.',
    dismiss: 'I have seen it',
    field:
      'There seems to be {{kinds}} here. What is written may become a public document: rather write a role or an organisation.',
    export_one:
      'In {{count}} card there seems to be personal data ({{kinds}}). Look it over before the file leaves the room.',
    export_other:
      'In {{count}} cards there seems to be personal data ({{kinds}}). Look them over before the file leaves the room.',
    report: 'There seems to be {{kinds}} in the words of the report.',
    removals: {
      title: 'What has been removed',
      help: 'That something was removed stays here, also of processes that are no more: when, how much and by whom in which role. What it said is nowhere.',
      none: 'Nothing yet.',
      gone: 'Deleted process ({{id}})',
      process: 'The whole process. Rooms: {{rooms}}, snapshots: {{snapshots}}, participants: {{people}}.',
      room: 'A room. Snapshots: {{snapshots}}.',
      retention: 'Snapshots: {{snapshots}}, histories of rooms: {{histories}}, names: {{names}}.',
      own: 'As whoever wrote asked. Cards: {{cards}}, comments: {{comments}}.',
      person: 'Everything about a participant, as they asked. Cards: {{cards}}, comments: {{comments}}.',
      by: {
        operator: 'By the operator.',
        facilitator: 'By a facilitator.',
        participant: 'By a participant.',
        observer: 'By an observer.',
        server: 'By the server, as the rules of the process say.',
      },
      backups: 'Backups from before a removal hold what was removed until they are deleted.',
    },
    retention: {
      title: 'What is kept, and how long',
      text: 'What the facilitator took snapshots of, and the newest snapshot of each room, is kept. The rest is removed so many days after the process was ended.',
      closed: 'The process has ended',
      workingSnapshotDays: 'Automatic snapshots, days',
      historyDays: 'Who did what on the boards, days',
      namesDays: 'Names and sessions of participants, days',
      save: 'Save and remove',
      saveOnly: 'Save',
      ask: 'Save and remove?',
      goes: {
        workingSnapshotDays: 'Automatic snapshots, but for the newest of each room',
        historyDays: 'Who did what on the boards',
        namesDays: 'Names and sessions of participants',
      },
      atOnce: 'removed now',
      onDay: 'removed on {{day}}',
      forGood: 'Nobody can bring back what is removed. Snapshots that somebody took are kept.',
      saved: 'Saved. {{count}} things were removed now.',
      wrong: 'Write a whole number of days, 0 to 3650.',
    },
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    privacy: typeof privacyWords.sv
  }
}
