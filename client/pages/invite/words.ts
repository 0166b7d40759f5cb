/**
 * Words of the page for the projector.
 * @module
 */
import { addWords } from '../../app/i18n/index.ts'

export const inviteWords = addWords('invite', {
  sv: {
    title: 'Gå med',
    qr: 'QR-kod som leder till {{title}}',
    scan: 'Rikta mobilkameran mot koden',
    type: 'Eller gå till',
    code: 'och skriv koden',
    as: {
      participant: 'Inget konto behövs.',
      observer: 'För den som vill följa arbetet. Inget konto behövs.',
    },
    back: 'Till processen',
    full: 'Helskärm',
    here_one: '{{count}} här nu',
    here_other: '{{count}} här nu',
    none: {
      title: 'Visa på storbild',
      text: 'Här visas en QR-kod och en kort kod som deltagarna kommer in med. De gäller ett dygn och kan dras tillbaka bland länkarna.',
    },
  },
  en: {
    title: 'Join',
    qr: 'QR code that leads to {{title}}',
    scan: 'Point your phone’s camera at the code',
    type: 'Or go to',
    code: 'and type the code',
    as: {
      participant: 'No account needed.',
      observer: 'For those who want to follow the work. No account needed.',
    },
    back: 'To the process',
    full: 'Full screen',
    here_one: '{{count}} here now',
    here_other: '{{count}} here now',
    none: {
      title: 'Show on the projector',
      text: 'Here a QR code and a short code are shown, by which participants come in. They work for a day and can be withdrawn among the links.',
    },
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    invite: typeof inviteWords.sv
  }
}
