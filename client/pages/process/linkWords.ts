/**
 * Words about links: what each lets people do, how they are made and withdrawn.
 * @module
 */
import { addWords } from '../../app/i18n/index.ts'

export const linkWords = addWords('links', {
  sv: {
    title: 'Länkar',
    lead: 'Den som har en länk kommer in. Dra tillbaka den så stängs dörren direkt.',
    roles: {
      facilitator: 'För processledare',
      participant: 'För deltagare',
      observer: 'För observatörer',
    },
    allows: {
      facilitator:
        'Får göra allt i processen: leda rum, ta ögonblicksbilder och bjuda in andra. Dela bara med dem som leder.',
      participant: 'Får skriva och flytta kort på tavlorna.',
      observer: 'Får läsa allt men inte ändra något.',
    },
    copyLabel: 'länken: {{role}}',
    new: 'Ny länk',
    none: 'Det finns inga länkar.',
    wholeProcess: 'Hela processen',
    uses_one: 'Använd {{count}} gång',
    uses_other: 'Använd {{count}} gånger',
    usesOf: 'Använd {{count}} av {{max}} gånger',
    until: 'Gäller till {{date}}',
    forever: 'Gäller tills den dras tillbaka',
    state: { expired: 'Har gått ut', usedUp: 'Förbrukad', revoked: 'Tillbakadragen' },
    revoke: 'Dra tillbaka',
    revokeLabel: 'Dra tillbaka länken: {{name}}',
    revokeWindow: {
      title: 'Dra tillbaka länken?',
      text: 'Länken slutar gälla, och alla som gått med genom den förlorar sin tillgång direkt. Det de har skrivit finns kvar.',
      go: 'Dra tillbaka länken',
      done: 'Länken är tillbakadragen.',
    },
    changeIt: 'Ändra',
    changeLabel: 'Ändra länken: {{name}}',
    change: {
      title: 'Ändra länken',
      text: 'Den som redan har gått med är kvar.',
      open: 'Ta bort lösenordet',
      done: 'Länken är ändrad.',
    },
    door: {
      password: 'Lösenord',
      newPassword: 'Nytt lösenord',
      passwordHelp:
        'Den som kommer med länken måste skriva det. Säg det i rummet, skicka det inte med länken.',
      tooShort: 'Skriv minst {{count}} tecken.',
      lobby: 'Släpp in var och en',
      lobbyHelp: 'Den som kommer med länken väntar tills någon som leder släpper in.',
      hasPassword: 'Lösenord',
      hasLobby: 'Väntrum',
    },
    create: {
      title: 'Ny länk',
      role: 'Vem är länken till?',
      room: 'Vad leder den till?',
      lasts: 'Hur länge ska den gälla?',
      days_one: '{{count}} dygn',
      days_other: '{{count}} dygn',
      maxUses: 'Högst så många får använda den',
      maxUsesProblem: 'Skriv ett heltal från 1 till 100 000.',
      label: 'Anteckning för dig själv',
      labelHelp: 'Till exempel vilken grupp som får länken. Syns bara för dem som leder.',
      go: 'Skapa länken',
    },
    made: {
      title: 'Länken är klar',
      text: 'Kopiera den nu: av säkerhetsskäl visas den bara den här gången.',
      code: 'Kod att skriva på {{address}}, i ett dygn: {{code}}',
      show: 'Visa på storbild',
      done: 'Klar',
    },
  },
  en: {
    title: 'Links',
    lead: 'Whoever has a link can come in. Withdraw it and the door closes at once.',
    roles: {
      facilitator: 'For facilitators',
      participant: 'For participants',
      observer: 'For observers',
    },
    allows: {
      facilitator:
        'May do everything in the process: lead rooms, take snapshots and invite others. Share only with those who lead.',
      participant: 'May write and move cards on the boards.',
      observer: 'May read everything but change nothing.',
    },
    copyLabel: 'the link: {{role}}',
    new: 'New link',
    none: 'There are no links.',
    wholeProcess: 'The whole process',
    uses_one: 'Used {{count}} time',
    uses_other: 'Used {{count}} times',
    usesOf: 'Used {{count}} of {{max}} times',
    until: 'Valid until {{date}}',
    forever: 'Valid until it is withdrawn',
    state: { expired: 'Expired', usedUp: 'Used up', revoked: 'Withdrawn' },
    revoke: 'Withdraw',
    revokeLabel: 'Withdraw the link: {{name}}',
    revokeWindow: {
      title: 'Withdraw the link?',
      text: 'The link stops working, and everyone who joined through it loses access at once. What they wrote stays.',
      go: 'Withdraw the link',
      done: 'The link is withdrawn.',
    },
    changeIt: 'Change',
    changeLabel: 'Change the link: {{name}}',
    change: {
      title: 'Change the link',
      text: 'Those who have joined already stay.',
      open: 'Take the password away',
      done: 'The link is changed.',
    },
    door: {
      password: 'Password',
      newPassword: 'New password',
      passwordHelp:
        'Whoever comes by the link has to write it. Say it in the room; do not send it with the link.',
      tooShort: 'Write at least {{count}} characters.',
      lobby: 'Let each one in',
      lobbyHelp: 'Whoever comes by the link waits until somebody who leads lets them in.',
      hasPassword: 'Password',
      hasLobby: 'Lobby',
    },
    create: {
      title: 'New link',
      role: 'Who is the link for?',
      room: 'Where does it lead?',
      lasts: 'How long should it work?',
      days_one: '{{count}} day',
      days_other: '{{count}} days',
      maxUses: 'At most this many may use it',
      maxUsesProblem: 'Write a whole number from 1 to 100,000.',
      label: 'Note to yourself',
      labelHelp: 'For example which group gets the link. Seen only by those who lead.',
      go: 'Create the link',
    },
    made: {
      title: 'The link is ready',
      text: 'Copy it now: for safety it is shown only this once.',
      code: 'Code to type at {{address}}, for a day: {{code}}',
      show: 'Show on the projector',
      done: 'Done',
    },
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    links: typeof linkWords.sv
  }
}
