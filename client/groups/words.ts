/**
 * Words of the groups that are proposed when somebody asks for them.
 * @module
 */
import { addWords } from '../app/i18n/index.ts'

export const groupsWords = addWords('groups', {
  sv: {
    help: 'Förslag på kort i en zon som talar om samma sak. De räknas fram här på enheten, ur orden på korten; inget skickas iväg. Inget ändras förrän du godtar ett förslag.',
    zone: 'Zon',
    zoneChoice: '{{name}} ({{cards}})',
    empty: 'Här finns inga kort att gruppera än. Skriv några i en zon först.',
    ask: 'Föreslå grupper',
    none: 'Inga lösa kort i zonen liknar varandra tillräckligt.',
    few: 'Det behövs minst två lösa kort i zonen.',
    found_one: '{{count}} förslag',
    found_other: '{{count}} förslag',
    left_one: '{{count}} förslag kvar',
    left_other: '{{count}} förslag kvar',
    refused_one: '{{count}} avvisat',
    refused_other: '{{count}} avvisade',
    name: 'Rubrik',
    nameMissing: 'Skriv en rubrik för gruppen.',
    take: 'Godta',
    refuse: 'Avvisa',
    twoAtLeast: 'En grupp behöver minst två kort.',
    taken: 'Gruppen ”{{name}}” är gjord.',
    undo: 'Ångra',
    undone: 'Korten ligger där de låg.',
    gone: 'Minst två av korten behövs, och de ska ligga lösa.',
    readOnly: 'Du kan inte flytta kort just nu.',
  },
  en: {
    help: 'Proposals of cards in a zone that speak of the same thing. They are worked out on this device from the words of the cards; nothing is sent anywhere. Nothing changes until you accept a proposal.',
    zone: 'Zone',
    zoneChoice: '{{name}} ({{cards}})',
    empty: 'There are no cards to group yet. Write some in a zone first.',
    ask: 'Propose groups',
    none: 'No loose cards of the zone are alike enough.',
    few: 'There must be at least two loose cards in the zone.',
    found_one: '{{count}} proposal',
    found_other: '{{count}} proposals',
    left_one: '{{count}} proposal left',
    left_other: '{{count}} proposals left',
    refused_one: '{{count}} refused',
    refused_other: '{{count}} refused',
    name: 'Heading',
    nameMissing: 'Write a heading for the group.',
    take: 'Accept',
    refuse: 'Refuse',
    twoAtLeast: 'A group needs at least two cards.',
    taken: 'The group “{{name}}” is made.',
    undo: 'Undo',
    undone: 'The cards lie where they lay.',
    gone: 'It takes two of the cards at least, and they must lie loose.',
    readOnly: 'You cannot move cards at the moment.',
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    groups: typeof groupsWords.sv
  }
}
