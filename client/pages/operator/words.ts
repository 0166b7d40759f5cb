/**
 * Words of the operator's sign-in.
 * @module
 */
import { addWords } from '../../app/i18n/index.ts'

export const operatorWords = addWords('operator', {
  sv: {
    title: 'Logga in som driftansvarig',
    signingIn: 'Loggar in …',
    missing:
      'Öppna hela inloggningslänken. Den visades i terminalen när Samrum startade första gången, och nyckeln i den finns sparad i tjänstens datamapp.',
    refused:
      'Nyckeln i länken stämmer inte. Kontrollera att du kopierade hela länken. Om nyckeln har bytts ut gäller bara den nya.',
    start: 'Till startsidan',
  },
  en: {
    title: 'Sign in as operator',
    signingIn: 'Signing in …',
    missing:
      'Open the whole sign-in link. It was shown in the terminal when Samrum started for the first time, and its key is kept in the data folder of the service.',
    refused:
      'The key in the link is not right. Check that you copied the whole link. If the key has been replaced, only the new one works.',
    start: 'To the start page',
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    operator: typeof operatorWords.sv
  }
}
