/**
 * Words of the bar by which a room is led, and of what opens from it.
 * @module
 */
import { addWords } from '../app/i18n/index.ts'

export const facilitationWords = addWords('facilitation', {
  sv: {
    bar: 'Det som pågår',
    place: '{{number}} av {{count}}',
    agenda: 'Dagordning',
    agendaNone: 'Dagordningen är tom.',
    minutes_one: '{{count}} minut',
    minutes_other: '{{count}} minuter',
    minutesShort: '{{count}} min',
    noLimit: 'Utan tid',
    begin: 'Börja: {{name}}',
    next: 'Vidare: {{name}}',
    start: 'Starta',
    startOne: 'Starta {{name}}',
    now: 'Pågår',
    done: 'Klar',
    stop: 'Avsluta aktiviteten',
    pause: 'Pausa tiden',
    resume: 'Fortsätt tiden',
    more: 'En minut till',
    timer: 'Tid kvar',
    paused: 'Pausad',
    timeUp: 'Tiden är ute',
    sound: 'Ljud när tiden är ute',
    mode: {
      open: 'Alla skriver',
      quiet: 'Alla skriver tyst',
      leaders: 'Bara processledaren ändrar',
    },
    modeNow: {
      quiet: 'Bara du ser dina kort',
      leaders: 'Bara processledaren ändrar',
    },
    news: {
      begun: 'Nu: {{name}}, {{minutes}}. {{instruction}}',
      begunFreely: 'Nu: {{name}}. {{instruction}}',
      ended: 'Aktiviteten är slut.',
      lastMinute: 'En minut kvar.',
      timeUp: 'Tiden är ute.',
      longer: 'Mer tid: {{minutes}} kvar.',
    },
    edit: {
      open: 'Ändra dagordningen',
      title: 'Dagordning',
      activity: 'Aktivitet {{number}}',
      kind: 'Vad',
      minutes: 'Minuter',
      minutesInvalid: 'Skriv ett helt antal minuter mellan 1 och {{most}}.',
      mode: 'Hur',
      instruction: 'Uppgift',
      up: 'Flytta upp',
      down: 'Flytta ner',
      remove: 'Ta bort',
      add: 'Lägg till en aktivitet',
    },
  },
  en: {
    bar: 'What is going on',
    place: '{{number}} of {{count}}',
    agenda: 'Agenda',
    agendaNone: 'The agenda is empty.',
    minutes_one: '{{count}} minute',
    minutes_other: '{{count}} minutes',
    minutesShort: '{{count}} min',
    noLimit: 'No time limit',
    begin: 'Begin: {{name}}',
    next: 'Next: {{name}}',
    start: 'Start',
    startOne: 'Start {{name}}',
    now: 'Now',
    done: 'Done',
    stop: 'End the activity',
    pause: 'Pause the time',
    resume: 'Go on with the time',
    more: 'One more minute',
    timer: 'Time left',
    paused: 'Paused',
    timeUp: 'Time is up',
    sound: 'Sound when time is up',
    mode: {
      open: 'Everyone writes',
      quiet: 'Everyone writes quietly',
      leaders: 'Only the facilitator changes things',
    },
    modeNow: {
      quiet: 'Only you see your cards',
      leaders: 'Only the facilitator changes things',
    },
    news: {
      begun: 'Now: {{name}}, {{minutes}}. {{instruction}}',
      begunFreely: 'Now: {{name}}. {{instruction}}',
      ended: 'The activity has ended.',
      lastMinute: 'One minute left.',
      timeUp: 'Time is up.',
      longer: 'More time: {{minutes}} left.',
    },
    edit: {
      open: 'Change the agenda',
      title: 'Agenda',
      activity: 'Activity {{number}}',
      kind: 'What',
      minutes: 'Minutes',
      minutesInvalid: 'Write a whole number of minutes from 1 to {{most}}.',
      mode: 'How',
      instruction: 'Task',
      up: 'Move up',
      down: 'Move down',
      remove: 'Remove',
      add: 'Add an activity',
    },
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    facilitation: typeof facilitationWords.sv
  }
}
