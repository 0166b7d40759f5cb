/**
 * Words about what connects a process to other systems.
 * @module
 */
import { addWords } from '../../app/i18n/index.ts'

export const connectionWords = addWords('connections', {
  sv: {
    title: 'Andra system',
    notYours: 'Kopplingar till andra system görs av den som leder processen.',
    described: 'Alla anrop står beskrivna i',
    label: 'Namn',
    labelMissing: 'Ge den ett namn, så att den känns igen.',
    noted: 'Jag har sparat den',
    tokens: {
      title: 'Åtkomstnycklar',
      lead: 'Ett annat system visar en nyckel och kommer åt den här processen, ingen annan.',
      none: 'Det finns inga nycklar.',
      make: 'Ny nyckel',
      go: 'Skapa nyckeln',
      labelHelp: 'Till exempel systemet som ska använda den.',
      scopeLabel: 'Får',
      scope: { read: 'Läsa', write: 'Läsa och lägga till' },
      scopeHelp: {
        read: 'Läser insikter, ögonblicksbilder, rapporter och den röda tråden.',
        write: 'Lägger också in kort på tavlorna, för dem vidare mellan rum och tar ögonblicksbilder.',
      },
      lasts: 'Gäller i',
      days_one: '{{count}} dag',
      days_other: '{{count}} dagar',
      until: 'Gäller till {{date}}',
      endLabel: 'Dra tillbaka nyckeln {{name}}',
      end: {
        short: 'Dra tillbaka',
        title: 'Dra tillbaka nyckeln?',
        text: 'Systemet som använder den kommer inte in längre.',
        go: 'Dra tillbaka nyckeln',
        done: 'Nyckeln är tillbakadragen.',
      },
      made: {
        title: 'Nyckeln är klar',
        text: 'Den visas bara nu. Spara den där systemet ska använda den.',
        label: 'nyckeln',
      },
    },
    webhooks: {
      title: 'Webhookar',
      lead: 'När en ögonblicksbild har tagits får en annan adress veta det. Inget av det som sagts skickas med.',
      none: 'Det finns inga webhookar.',
      make: 'Ny webhook',
      go: 'Skapa webhooken',
      labelHelp: 'Till exempel systemet som får veta.',
      url: 'Adress',
      urlHelp: 'Dit meddelandena skickas med POST.',
      urlProblem: 'Skriv en adress som börjar med https:// eller http://, utan lösenord.',
      nothingYet: 'Inget har skickats än',
      state: {
        delivered: 'Framme',
        waiting: 'Väntar, {{count}} försök',
        failed: 'Kom inte fram, {{count}} försök',
      },
      try: 'Prova',
      tryLabel: 'Prova {{name}}',
      tried: 'Ett meddelande är på väg.',
      endLabel: 'Ta bort {{name}}',
      end: {
        short: 'Ta bort',
        title: 'Ta bort webhooken?',
        text: 'Adressen får inte veta något mer. Det som väntade på att skickas skickas inte.',
        go: 'Ta bort webhooken',
        done: 'Webhooken är borttagen.',
      },
      made: {
        title: 'Webhooken är klar',
        text: 'Meddelandena är signerade med den här nyckeln, enligt Standard Webhooks. Den visas bara nu.',
        label: 'nyckeln',
      },
    },
  },
  en: {
    title: 'Other systems',
    notYours: 'Connections to other systems are made by those who lead the process.',
    described: 'All calls are described in',
    label: 'Name',
    labelMissing: 'Give it a name, so that it is known again.',
    noted: 'I have saved it',
    tokens: {
      title: 'Access tokens',
      lead: 'Another system shows a token and gets to this process, and to no other.',
      none: 'There are no tokens.',
      make: 'New token',
      go: 'Make the token',
      labelHelp: 'For instance the system that will use it.',
      scopeLabel: 'May',
      scope: { read: 'Read', write: 'Read and add' },
      scopeHelp: {
        read: 'Reads insights, snapshots, reports and the thread.',
        write: 'Puts cards on the boards as well, carries them between rooms and takes snapshots.',
      },
      lasts: 'Counts for',
      days_one: '{{count}} day',
      days_other: '{{count}} days',
      until: 'Counts until {{date}}',
      endLabel: 'Withdraw the token {{name}}',
      end: {
        short: 'Withdraw',
        title: 'Withdraw the token?',
        text: 'The system that uses it will not get in any more.',
        go: 'Withdraw the token',
        done: 'The token is withdrawn.',
      },
      made: {
        title: 'The token is ready',
        text: 'It is shown only now. Save it where the system will use it.',
        label: 'the token',
      },
    },
    webhooks: {
      title: 'Webhooks',
      lead: 'When a snapshot has been taken, another address is told. Nothing of what was said is sent.',
      none: 'There are no webhooks.',
      make: 'New webhook',
      go: 'Make the webhook',
      labelHelp: 'For instance the system that is told.',
      url: 'Address',
      urlHelp: 'Where messages are sent, by POST.',
      urlProblem: 'Write an address that begins with https:// or http://, without a password.',
      nothingYet: 'Nothing has been sent yet',
      state: {
        delivered: 'Delivered',
        waiting: 'Waiting, attempts: {{count}}',
        failed: 'Not delivered, attempts: {{count}}',
      },
      try: 'Try',
      tryLabel: 'Try {{name}}',
      tried: 'A message is on its way.',
      endLabel: 'Remove {{name}}',
      end: {
        short: 'Remove',
        title: 'Remove the webhook?',
        text: 'The address is told nothing more. What waited to be sent is not sent.',
        go: 'Remove the webhook',
        done: 'The webhook is removed.',
      },
      made: {
        title: 'The webhook is ready',
        text: 'Messages are signed with this key, as Standard Webhooks has it. It is shown only now.',
        label: 'the key',
      },
    },
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    connections: typeof connectionWords.sv
  }
}
