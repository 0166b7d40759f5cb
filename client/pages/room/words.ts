/**
 * Words of the bar over a room, and of the pages that stand when a room cannot be shown.
 * @module
 */
import { addWords } from '../../app/i18n/index.ts'

export const roomWords = addWords('room', {
  sv: {
    back: 'Till processen',
    step: 'Steg {{number}}',
    bar: 'Rummets verktyg',
    readOnly: 'Bara läsa',
    view: { label: 'Visa rummet som', board: 'Tavla', outline: 'Lista', both: 'Båda' },
    boardPart: 'Tavla',
    outlinePart: 'Lista över zoner och kort',
    people_one: '{{count}} person är här',
    people_other: '{{count}} personer är här',
    peopleTitle: 'Här nu',
    you: 'du',
    follow: 'Följ',
    followHelp: 'Följ {{name}}: se samma del av tavlan',
    nobody: 'Ingen är ansluten just nu.',
    saved: {
      connecting: 'Ansluter …',
      saved: 'Sparat',
      saving: 'Sparar …',
      trouble: 'Servern kan inte spara just nu: rummet går bara att läsa',
      troubleShort: 'Kan inte spara nu',
      offline: 'Ingen förbindelse, sparas på enheten',
      offlineShort: 'Sparas på enheten',
      lost: 'Förbindelsen bröts. Du kan fortsätta: det du skriver sparas på enheten och skickas när förbindelsen är tillbaka.',
      back: 'Förbindelsen är tillbaka.',
    },
    more: 'Mer',
    keys: 'Kortkommandon',
    handUp: 'räcker upp handen, nummer {{place}}',
    snapshot: {
      take: 'Ta ögonblicksbild',
      title: 'Ta en ögonblicksbild',
      text: 'Tavlan fryses som den är nu och blir numrerade insikter. Arbetet på tavlan kan fortsätta.',
      note: 'Anteckning',
      noteHelp: 'Till exempel vad som just är klart.',
      noteInvalid: 'Skriv högst {{count}} tecken på en rad.',
      go: 'Ta ögonblicksbilden',
      done: 'Ögonblicksbild {{number}}',
      counts: '{{insights}}, {{relations}}',
      insights_one: '{{count}} insikt',
      insights_other: '{{count}} insikter',
      relations_one: '{{count}} samband',
      relations_other: '{{count}} samband',
      open: 'Öppna ögonblicksbilden',
      list: 'Ögonblicksbilder',
      reasons: {
        phase_close: 'När rummet stängdes',
        interval: 'När det blev lugnt i rummet',
        restore: 'Före en återställning',
      },
      none: 'Det finns ingen ögonblicksbild av rummet än.',
    },
    loadingBoard: 'Hämtar tavlan …',
    ended: {
      signIn: {
        title: 'Du är inte längre inloggad',
        text: 'Öppna länken i din inbjudan igen, så är du tillbaka i rummet. Det du har skrivit är sparat.',
      },
      revoked: {
        title: 'Din tillgång till rummet har upphört',
        text: 'Länken som du gick med genom gäller inte längre. Det du har skrivit finns kvar på tavlan. Be den som leder processen om en ny länk om du ska vara med.',
      },
      gone: {
        title: 'Rummet finns inte längre',
        text: 'Den som ansvarar för processen har tagit bort rummet.',
      },
      outdated: {
        title: 'Sidan behöver laddas om',
        text: 'Samrum har uppdaterats sedan du öppnade sidan. Ladda om för att fortsätta där du var.',
        reload: 'Ladda om sidan',
      },
      full: {
        title: 'Tavlan har nått sin största storlek',
        text: 'Det senaste kunde inte sparas eftersom tavlan är full. Ta bort något eller be den som leder processen om ett nytt rum.',
        reload: 'Öppna rummet igen',
      },
      toProcess: 'Till processen',
    },
  },
  en: {
    back: 'To the process',
    step: 'Step {{number}}',
    bar: 'Tools of the room',
    readOnly: 'Read only',
    view: { label: 'Show the room as', board: 'Board', outline: 'Outline', both: 'Both' },
    boardPart: 'Board',
    outlinePart: 'Outline of zones and cards',
    people_one: '{{count}} person is here',
    people_other: '{{count}} people are here',
    peopleTitle: 'Here now',
    you: 'you',
    follow: 'Follow',
    followHelp: 'Follow {{name}}: see the same part of the board',
    nobody: 'Nobody is connected right now.',
    saved: {
      connecting: 'Connecting …',
      saved: 'Saved',
      saving: 'Saving …',
      trouble: 'The server cannot save right now: the room is read only',
      troubleShort: 'Cannot save now',
      offline: 'No connection, kept on this device',
      offlineShort: 'Kept on device',
      lost: 'The connection was lost. You can go on: what you write is kept on this device and sent when the connection is back.',
      back: 'The connection is back.',
    },
    more: 'More',
    keys: 'Keyboard shortcuts',
    handUp: 'hand up, number {{place}}',
    snapshot: {
      take: 'Take a snapshot',
      title: 'Take a snapshot',
      text: 'The board is frozen as it is now and becomes numbered insights. Work on the board can go on.',
      note: 'Note',
      noteHelp: 'For example what has just been finished.',
      noteInvalid: 'Write at most {{count}} characters on one line.',
      go: 'Take the snapshot',
      done: 'Snapshot {{number}}',
      counts: '{{insights}}, {{relations}}',
      insights_one: '{{count}} insight',
      insights_other: '{{count}} insights',
      relations_one: '{{count}} relation',
      relations_other: '{{count}} relations',
      open: 'Open the snapshot',
      list: 'Snapshots',
      reasons: {
        phase_close: 'When the room was closed',
        interval: 'When the room fell quiet',
        restore: 'Before a restore',
      },
      none: 'There is no snapshot of the room yet.',
    },
    loadingBoard: 'Loading the board …',
    ended: {
      signIn: {
        title: 'You are no longer signed in',
        text: 'Open the link in your invitation again and you are back in the room. What you wrote is saved.',
      },
      revoked: {
        title: 'Your access to the room has ended',
        text: 'The link you joined through is no longer valid. What you wrote is still on the board. Ask the person who leads the process for a new link if you are to take part.',
      },
      gone: {
        title: 'The room is no longer here',
        text: 'Whoever is responsible for the process has removed the room.',
      },
      outdated: {
        title: 'The page needs to be reloaded',
        text: 'Samrum has been updated since you opened this page. Reload to go on where you were.',
        reload: 'Reload the page',
      },
      full: {
        title: 'The board has reached its largest size',
        text: 'The latest could not be saved because the board is full. Remove something, or ask the person who leads the process for a new room.',
        reload: 'Open the room again',
      },
      toProcess: 'To the process',
    },
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    room: typeof roomWords.sv
  }
}
