/**
 * Words of several voices on one device.
 * @module
 */
import { addWords } from '../app/i18n/index.ts'

export const voiceWords = addWords('voices', {
  sv: {
    open: 'Skriv för någon bredvid dig',
    title: 'Skriv för någon bredvid dig',
    help: 'För den som inte har en egen enhet, eller hellre säger än skriver. Kort som du skriver åt någon får den personens sektor, och rösterna räknas som personens egna. Både kort och röster märks som inlagda av någon annan. Namnet ser bara du.',
    none: 'Du skriver bara för dig själv.',
    add: 'Lägg till',
    addTitle: 'Lägg till någon',
    name: 'Namn',
    nameHelp: 'Så att ni ser vems tur det är.',
    sector: 'Vilken sektor kommer personen från?',
    sectorMissing: 'Välj personens sektor.',
    change: 'Ändra',
    changeOne: 'Ändra {{name}}',
    remove: 'Ta bort',
    removeOne: 'Ta bort {{name}}',
    removed: '{{name}} är borttagen. Korten finns kvar.',
    removeTitle: 'Ta bort {{name}}?',
    removeText: 'Korten finns kvar. Röster i en röstning som är öppen tas bort.',
    unnamed: 'Person {{number}}',
    full: 'Du kan skriva för högst {{count}} personer.',
    switch: 'Jag skriver för',
    me: 'mig själv',
    meOption: 'Mig själv',
    more: 'Någon bredvid mig …',
    now: 'Nu skriver du för {{name}}.',
    nowMe: 'Nu skriver du för dig själv.',
  },
  en: {
    open: 'Write for someone beside you',
    title: 'Write for someone beside you',
    help: 'For those without a device of their own, or who would rather speak than type. Cards that you write for someone have that person’s sector, and the votes count as the person’s own. Both are marked as entered by someone else. Only you see the name.',
    none: 'You write for yourself alone.',
    add: 'Add',
    addTitle: 'Add someone',
    name: 'Name',
    nameHelp: 'So that you see whose turn it is.',
    sector: 'Which sector does the person come from?',
    sectorMissing: 'Choose the person’s sector.',
    change: 'Change',
    changeOne: 'Change {{name}}',
    remove: 'Remove',
    removeOne: 'Remove {{name}}',
    removed: '{{name}} is removed. The cards are still there.',
    removeTitle: 'Remove {{name}}?',
    removeText: 'The cards stay. Votes in a vote that is open are taken away.',
    unnamed: 'Person {{number}}',
    full: 'You can write for at most {{count}} people.',
    switch: 'I write for',
    me: 'myself',
    meOption: 'Myself',
    more: 'Someone beside me …',
    now: 'You now write for {{name}}.',
    nowMe: 'You now write for yourself.',
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    voices: typeof voiceWords.sv
  }
}
