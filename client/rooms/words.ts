/**
 * Words of what belongs to a room of one step, and of what a room is for.
 * @module
 */
import { addWords } from '../app/i18n/index.ts'

export const roomsWords = addWords('rooms', {
  sv: {
    about: 'Om rummet',
    aboutStep: 'Om steget {{step}}',
    step: 'Steg {{number}}, {{name}}',
    questions: 'Frågor att utgå från',
    holds: 'Det här samlar rummet',
    kinds: 'Slag av kort, och vad som går att säga om dem',
    relations: 'Pilar som går att dra mellan korten',
    anyCard: 'Alla kort',
    leadsTo: 'till',
    onward: 'Det här går vidare',
    everywhere: 'Till alla rum och rapporten',
  },
  en: {
    about: 'About this room',
    aboutStep: 'About the step {{step}}',
    step: 'Step {{number}}, {{name}}',
    questions: 'Questions to start from',
    holds: 'What the room gathers',
    kinds: 'Kinds of card, and what can be said of them',
    relations: 'Arrows that can be drawn between the cards',
    anyCard: 'Any card',
    leadsTo: 'to',
    onward: 'What goes on from here',
    everywhere: 'To all rooms and the report',
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    rooms: typeof roomsWords.sv
  }
}
