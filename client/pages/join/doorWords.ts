/**
 * Words of what may stand before a link: a password, a lobby.
 * @module
 */
import { addWords } from '../../app/i18n/index.ts'

export const doorWords = addWords('door', {
  sv: {
    password: {
      title: 'Länken har ett lösenord',
      text: 'Den som bjöd in dig har det.',
      label: 'Lösenord',
      wrong: 'Det är inte länkens lösenord. Försök igen.',
      missing: 'Skriv lösenordet.',
      go: 'Fortsätt',
    },
    lobby: {
      title: 'Du väntar på att bli insläppt',
      text: 'Den som leder ser att du väntar. Sidan öppnas av sig själv när du släpps in.',
      since: 'Du har väntat sedan {{time}}.',
      silent: 'Ingen kontakt med servern. Vi försöker igen.',
      stop: 'Sluta vänta',
    },
    away: {
      title: 'Du blev inte insläppt',
      text: 'Tala med den som bjöd in dig om du tror att det blev fel.',
      again: 'Försök igen',
    },
  },
  en: {
    password: {
      title: 'The link has a password',
      text: 'Whoever invited you has it.',
      label: 'Password',
      wrong: 'This is not the password of the link. Try again.',
      missing: 'Write the password.',
      go: 'Go on',
    },
    lobby: {
      title: 'You are waiting to be let in',
      text: 'Those who lead see that you wait. The page opens by itself when you are let in.',
      since: 'You have waited since {{time}}.',
      silent: 'The server is out of reach. We keep trying.',
      stop: 'Stop waiting',
    },
    away: {
      title: 'You were not let in',
      text: 'Talk to whoever invited you if you think that this is a mistake.',
      again: 'Try again',
    },
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    door: typeof doorWords.sv
  }
}
