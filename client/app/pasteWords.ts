/**
 * Words for those who stand outside: how to come in, and the field for a pasted link.
 * @module
 */
import { addWords } from './i18n/index.ts'

const pasteWords = addWords('paste', {
  sv: {
    label: 'Kod eller inbjudningslänk',
    open: 'Öppna',
    entry: {
      title: 'Du behöver en länk för att komma in',
      text: 'Sidan är till för dem som är med i processen. Öppna länken i din inbjudan igen, så kommer du rätt. Har du ingen länk frågar du den som leder processen.',
    },
    over: {
      title: 'Processen går inte längre att öppna',
      text: 'Processen har tagits bort, eller så gäller inte länken som du gick med genom längre. Har du en annan länk öppnar du den; annars frågar du den som driver tjänsten.',
    },
    problem: {
      form: 'Det är varken en kod på sex tecken eller en hel inbjudningslänk. Kopiera hela länken, även tecknen efter #.',
      origin: 'Länken går till en annan tjänst. Öppna den i webbläsarens adressfält i stället.',
    },
  },
  en: {
    label: 'Code or invitation link',
    open: 'Open',
    entry: {
      title: 'You need a link to get in',
      text: 'This page is for those who take part in the process. Open the link in your invitation again and you will get to the right place. If you have no link, ask the person who leads the process.',
    },
    over: {
      title: 'The process can no longer be opened',
      text: 'The process has been removed, or the link that you joined by no longer counts. If you have another link, open it; otherwise ask whoever runs the service.',
    },
    problem: {
      form: 'That is neither a code of six characters nor a whole invitation link. Copy all of the link, also what comes after #.',
      origin: 'The link goes to another service. Open it in the address bar of your browser instead.',
    },
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    paste: typeof pasteWords.sv
  }
}
