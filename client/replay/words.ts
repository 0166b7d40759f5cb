/**
 * Words of the page on which a room's work is played back.
 * @module
 */
import { addWords } from '../app/i18n/index.ts'

export const replayWords = addWords('replay', {
  sv: {
    title: 'Uppspelning: {{room}}',
    toRoom: 'Till rummet',
    board: 'Tavlan, som den var',
    nothing: 'Här har inget hänt än. När det finns kort på tavlan kan arbetet spelas upp.',
    controls: 'Uppspelning',
    play: 'Spela upp',
    pause: 'Pausa',
    first: 'Från början',
    back: 'Ett steg tillbaka',
    forward: 'Ett steg framåt',
    place: 'Plats i uppspelningen',
    where: 'Steg {{step}} av {{length}}',
    cards_one: '{{count}} kort',
    cards_other: '{{count}} kort',
    latest: 'Senast: {{text}}',
    speed: 'Hastighet',
    times_one: 'Vanlig hastighet',
    times_other: '{{count}} gånger så fort',
  },
  en: {
    title: 'Replay: {{room}}',
    toRoom: 'To the room',
    board: 'The board, as it was',
    nothing: 'Nothing has happened here yet. When there are cards on the board, the work can be played back.',
    controls: 'Replay',
    play: 'Play',
    pause: 'Pause',
    first: 'From the beginning',
    back: 'One step back',
    forward: 'One step forward',
    place: 'Place in the replay',
    where: 'Step {{step}} of {{length}}',
    cards_one: '{{count}} card',
    cards_other: '{{count}} cards',
    latest: 'Latest: {{text}}',
    speed: 'Speed',
    times_one: 'Usual speed',
    times_other: '{{count}} times as fast',
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    replay: typeof replayWords.sv
  }
}
