/**
 * Words of what one wrote oneself, and of having it removed.
 * @module
 */
import { addWords } from '../app/i18n/index.ts'

export const ownWords = addWords('own', {
  sv: {
    title: 'Det jag har skrivit',
    help: 'Bara du ser den här listan. Den visar det du har skrivit i rummet, så långt historiken vet vem som skrev.',
    none: 'Du har inte skrivit något i det här rummet.',
    cards: 'Kort',
    comments: 'Kommentarer',
    votes: 'Röster och poäng i öppna omgångar',
    part: 'Andra har också skrivit i kortet. Bara dina ord tas bort.',
    gone: 'Borttaget från tavlan, men kan tas tillbaka av den som leder.',
    given_one: '{{count}} röst',
    given_other: '{{count}} röster',
    round: 'Omröstning',
    scoring: 'Poängsättning',
    scored_one: '{{count}} poäng',
    scored_other: '{{count}} poäng',
    others_one: 'Dessutom {{count}} pil, teckning eller bild som du har gjort.',
    others_other: 'Dessutom {{count}} pilar, teckningar eller bilder som du har gjort.',
    kept_one: '{{count}} sak som du har gjort finns kvar: andra har byggt på den.',
    kept_other: '{{count}} saker som du har gjort finns kvar: andra har byggt på dem.',
    show: 'Visa på tavlan',
    showOne: 'Visa på tavlan: {{text}}',
    remove: 'Ta bort för gott',
    removeOne: 'Ta bort för gott: {{text}}',
    all: 'Ta bort allt jag har skrivit här …',
    me: 'Ta bort allt om mig …',
    confirm: {
      one: 'Ta bort för gott?',
      all: 'Ta bort allt du har skrivit i rummet?',
      me: 'Ta bort allt om dig?',
    },
    goes: 'Det här försvinner för gott, och ingen kan ta tillbaka det:',
    stays: 'Det här finns kvar:',
    goesOne:
      'orden, på tavlan, i historiken och i tagna ögonblicksbilder\n' +
      'kommentarer på kortet, också andras\n' +
      'kopior av kortet i andra rum, om ingen har skrivit i dem',
    goesAll:
      'alla dina kort, teckningar, bilder och kommentarer i rummet\n' +
      'dina ord i andras kort, på tavlan, i historiken och i tagna ögonblicksbilder\n' +
      'dina röster i öppna omröstningar',
    goesMe:
      'allt du har skrivit i alla rum i processen\n' +
      'ditt namn, din organisation och de du skriver åt\n' +
      'din plats i processen: du loggas ut',
    staysOne: 'det andra har skrivit i kortet\n' + 'säkerhetskopior och filer som redan har lämnat rummet',
    staysAll:
      'kort som andra har skrivit i, med deras ord\n' +
      'resultat av avslutade omröstningar: de säger inte vem som röstade\n' +
      'säkerhetskopior och filer som redan har lämnat rummet',
    staysMe:
      'kort som andra har skrivit i, med deras ord\n' +
      'att någon från din sektor deltog, som antal\n' +
      'säkerhetskopior och filer som redan har lämnat processen',
    doIt: { one: 'Ta bort för gott', all: 'Ta bort allt jag har skrivit', me: 'Ta bort allt om mig' },
    done: 'Borttaget för gott: {{what}}.',
    doneNothing: 'Borttaget för gott.',
    went: {
      cards_one: '{{count}} kort',
      cards_other: '{{count}} kort',
      texts_one: 'dina ord i {{count}} kort',
      texts_other: 'dina ord i {{count}} kort',
      comments_one: '{{count}} kommentar',
      comments_other: '{{count}} kommentarer',
      snapshots_one: 'det de sade i {{count}} ögonblicksbild',
      snapshots_other: 'det de sade i {{count}} ögonblicksbilder',
    },
    doneMe: 'Allt om dig är borttaget, och du är utloggad.',
  },
  en: {
    title: 'What I have written',
    help: 'Only you see this list. It shows what you wrote in the room, as far as its history knows who wrote.',
    none: 'You have written nothing in this room.',
    cards: 'Cards',
    comments: 'Comments',
    votes: 'Votes and scores in open rounds',
    part: 'Others have written in the card too. Only your words are removed.',
    gone: 'Removed from the board, but those who lead can bring it back.',
    given_one: '{{count}} vote',
    given_other: '{{count}} votes',
    round: 'Vote',
    scoring: 'Scoring',
    scored_one: '{{count}} score',
    scored_other: '{{count}} scores',
    others_one: 'Also {{count}} arrow, drawing or picture that you made.',
    others_other: 'Also {{count}} arrows, drawings or pictures that you made.',
    kept_one: '{{count}} thing that you made stays: others built on it.',
    kept_other: '{{count}} things that you made stay: others built on them.',
    show: 'Show on the board',
    showOne: 'Show on the board: {{text}}',
    remove: 'Remove for good',
    removeOne: 'Remove for good: {{text}}',
    all: 'Remove all that I wrote here …',
    me: 'Remove everything about me …',
    confirm: {
      one: 'Remove for good?',
      all: 'Remove all that you wrote in the room?',
      me: 'Remove everything about you?',
    },
    goes: 'This goes for good, and nobody can bring it back:',
    stays: 'This stays:',
    goesOne:
      'the words, on the board, in the history and in snapshots that were taken\n' +
      'comments on the card, also those of others\n' +
      'copies of the card in other rooms in which nobody has written',
    goesAll:
      'all your cards, drawings, pictures and comments in the room\n' +
      'your words in the cards of others, on the board, in the history and in snapshots\n' +
      'your votes in open rounds',
    goesMe:
      'all that you wrote in all rooms of the process\n' +
      'your name, your organisation and those you enter for\n' +
      'your place in the process: you are signed out',
    staysOne: 'what others wrote in the card\n' + 'backups, and files that have left the room',
    staysAll:
      'cards in which others wrote, with their words\n' +
      'results of votes that are closed: they do not say who voted\n' +
      'backups, and files that have left the room',
    staysMe:
      'cards in which others wrote, with their words\n' +
      'that somebody of your sector took part, as a number\n' +
      'backups, and files that have left the process',
    doIt: { one: 'Remove for good', all: 'Remove all that I wrote', me: 'Remove everything about me' },
    done: 'Removed for good: {{what}}.',
    doneNothing: 'Removed for good.',
    went: {
      cards_one: '{{count}} card',
      cards_other: '{{count}} cards',
      texts_one: 'your words in {{count}} card',
      texts_other: 'your words in {{count}} cards',
      comments_one: '{{count}} comment',
      comments_other: '{{count}} comments',
      snapshots_one: 'what they said in {{count}} snapshot',
      snapshots_other: 'what they said in {{count}} snapshots',
    },
    doneMe: 'Everything about you is removed, and you are signed out.',
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    own: typeof ownWords.sv
  }
}
