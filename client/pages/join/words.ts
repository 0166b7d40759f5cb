/**
 * Words of the page where a person joins.
 * @module
 */
import { addWords } from '../../app/i18n/index.ts'

export const joinWords = addWords('join', {
  sv: {
    title: 'Gå med',
    as: {
      facilitator: 'Du är inbjuden som processledare',
      participant: 'Du är inbjuden att delta',
      observer: 'Du är inbjuden att följa arbetet',
    },
    room: 'Rum: {{room}}',
    sector: 'Vilken sektor kommer du från?',
    examples: {
      civil_society: 'Förening, bygderörelse, trossamfund',
      business: 'Företag, kluster, branschorganisation',
      public_sector: 'Kommun, region, myndighet',
      academia: 'Universitet, högskola, institut',
    },
    name: 'Namn',
    organisation: 'Organisation',
    sectorMissing: 'Välj den sektor du kommer från.',
    invalidField: 'Skriv högst {{count}} tecken på en rad.',
    kept: {
      label: 'Det här sparas, och därför',
      what: 'Vi sparar din sektor, och namn och organisation om du fyller i dem. Andra i processen ser dem, men namnet följer inte med i resultatet.',
      why: 'Det du skriver blir underlag för beslut och kan bli allmän handling. Skriv inget hemligt och inget om enskilda personer.',
      who: 'Den som bjöd in dig ansvarar för uppgifterna.',
      more: 'Läs mer om vad som sparas',
    },
    go: 'Gå med',
    knock: 'Be att få komma in',
    lobby: 'Den som leder släpper in dig.',
    already:
      'Du är redan med som {{name}}. Du kan ändra dina uppgifter här och gå med igen, som samma person.',
    goOn: 'Fortsätt utan att ändra något',
    elsewhere:
      'Du är med i en annan process som {{name}}. Om du går med här lämnar du den på den här enheten.',
    alreadyOperator:
      'Du är inloggad som driftansvarig. Om du går med här loggas du ut som driftansvarig på den här enheten.',
    noLink: {
      title: 'Har du en kod eller en länk?',
      text: 'Skriv koden som visas i rummet, eller klistra in länken från din inbjudan.',
    },
    void: {
      title: 'Länken gäller inte längre',
      text: 'Den kan ha gått ut, dragits tillbaka eller blivit avklippt när den skickades. Kontrollera att du fick med hela länken. Hjälper inte det, be den som bjöd in dig om en ny.',
    },
  },
  en: {
    title: 'Join',
    as: {
      facilitator: 'You are invited as facilitator',
      participant: 'You are invited to take part',
      observer: 'You are invited to follow the work',
    },
    room: 'Room: {{room}}',
    sector: 'Which sector do you come from?',
    examples: {
      civil_society: 'Association, local movement, faith community',
      business: 'Company, cluster, trade organisation',
      public_sector: 'Municipality, region, public agency',
      academia: 'University, college, institute',
    },
    name: 'Name',
    organisation: 'Organisation',
    sectorMissing: 'Choose the sector you come from.',
    invalidField: 'Write at most {{count}} characters on one line.',
    kept: {
      label: 'What is kept, and why',
      what: 'We keep your sector, and your name and organisation if you give them. Others in the process see them, but your name does not go into the results.',
      why: 'What you write becomes a basis for decisions and may become a public record. Write nothing secret and nothing about individuals.',
      who: 'Whoever invited you is responsible for the data.',
      more: 'Read more about what is kept',
    },
    go: 'Join',
    knock: 'Ask to come in',
    lobby: 'Those who lead let you in.',
    already:
      'You have already joined as {{name}}. You can change your details here and join again, as the same person.',
    goOn: 'Go on without changing anything',
    elsewhere: 'You take part in another process as {{name}}. If you join here, you leave it on this device.',
    alreadyOperator:
      'You are signed in as operator. If you join here, you are signed out as operator on this device.',
    noLink: {
      title: 'Do you have a code or a link?',
      text: 'Type the code that is shown in the room, or paste the link from your invitation.',
    },
    void: {
      title: 'The link is no longer valid',
      text: 'It may have expired, been withdrawn, or been cut off when it was sent. Check that you have the whole link. If that does not help, ask whoever invited you for a new one.',
    },
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    join: typeof joinWords.sv
  }
}
