/**
 * What identifies an outcome wherever it goes: what it is of, its number in the register, and the snapshots and
 * hashes that its records can be checked against.
 * @module
 */
import type { Fixing } from '../../shared/protocol/snapshots.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'
import type { PaperTable } from './columnWidths.ts'
import type { Outcome, RoomOutcome } from './RoomOutcome.ts'
import { reportWordsIn } from './reportTexts.ts'
import type { Value } from './tables.ts'
import { documentWords, roleNames, standingNames } from './words.ts'

export interface Fact {
  readonly name: string
  readonly value: Value
  /** Written by the facilitator; all else is the server's. */
  readonly written?: boolean
}

/** "2021-10-07 13:02 UTC": the same wherever the document is made. */
export const timeOf = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`

/** The title of the whole: the facilitator's where there is one, else the room's or the process's own. */
export function titleOf({ words, scope, process, rooms }: Outcome): string {
  return words.title || (scope === 'room' ? rooms[0]?.snapshot.roomTitle : undefined) || process.title
}

/** "Samskapandets rum (steg 1)": two rooms may have one name, as the region's own fourth and fifth have. */
export const roomName = ({
  snapshot,
  language,
}: {
  readonly snapshot: Pick<RoomOutcome['snapshot'], 'roomTitle' | 'step'>
  readonly language: Outcome['language']
}): string =>
  `${snapshot.roomTitle} (${documentWords[language].step.toLowerCase()} ${roomTemplates[snapshot.step].number})`

/** "New cards: 3. Changed cards: 1. Removed cards: 2."; null for the first snapshot of a room. */
export function changesText(
  { snapshot: { changes } }: Pick<RoomOutcome, 'snapshot'>,
  language: Outcome['language'],
): string | null {
  if (!changes) return null
  const { changesCount, removedCount } = reportWordsIn[language]
  const { added, changed, removed } = changes
  const told = changesCount.replace('{added}', String(added)).replace('{changed}', String(changed))
  // Of snapshots from before it was kept nobody knows, which is not the same as none.
  return removed === undefined ? told : `${told} ${removedCount.replace('{removed}', String(removed))}`
}

/** What the facilitator said of the document as such. */
export function writtenFacts({ words, language }: Outcome): Fact[] {
  const names = documentWords[language]
  const facts: [string, string][] = [
    [names.caseNumber, words.caseNumber],
    [names.version, words.version],
    [names.date, words.date],
    [names.responsible, words.responsible],
  ]
  return facts.filter(([, value]) => value !== '').map(([name, value]) => ({ name, value, written: true }))
}

/** "Samskapandets rum (steg 1): 3 · Framtidens rum (steg 3): 1". */
const snapshotsFact = ({ language, rooms }: Outcome): Fact => ({
  name: documentWords[language].snapshots,
  value: rooms.map((room) => `${roomName(room)}: ${room.snapshot.number}`).join(' · '),
})

/**
 * What stands at the head of a document: all of it for one room; of several the numbers of the snapshots, as what else they rest
 * on has a table of its own.
 */
export const headFactsOf = (outcome: Outcome): Fact[] =>
  [
    ...commonFacts(outcome),
    ...(outcome.rooms.length > 1 ? [snapshotsFact(outcome)] : roomFacts(outcome)),
  ].map(({ value, ...rest }) => ({
    ...rest,
    // Aligned like its neighbours: a snapshot's number is no amount.
    value: value === null ? null : String(value),
  }))

/** All facts, in the order they are shown, for what has no part on the changes. */
export const factsOf = (outcome: Outcome): Fact[] => [
  ...commonFacts(outcome),
  ...roomFacts(outcome),
  ...changeFacts(outcome),
]

const changeFacts = ({ language, rooms }: Outcome): Fact[] =>
  rooms.flatMap((room): Fact[] => {
    const of = rooms.length > 1 ? `, ${roomName(room)}` : ''
    const value = changesText(room, language)
    return value === null ? [] : [{ name: `${reportWordsIn[language].changes}${of}`, value }]
  })

function roomFacts({ language, rooms }: Outcome): Fact[] {
  const names = documentWords[language]
  return rooms.flatMap((room): Fact[] => {
    const { snapshot } = room
    const of = rooms.length > 1 ? `, ${roomName(room)}` : ''
    const taken = `${timeOf(snapshot.takenAt)} (${roleNames[snapshot.takenBy][language]})`
    return [
      { name: `${names.snapshot}${of}`, value: snapshot.number },
      { name: `${names.taken}${of}`, value: taken },
      ...(snapshot.fixed
        ? [{ name: `${names.fixed}${of}`, value: fixedText(snapshot.fixed), written: true }]
        : []),
      ...(snapshot.note ? [{ name: `${names.note}${of}`, value: snapshot.note, written: true }] : []),
      { name: `${names.cards}${of}`, value: snapshot.insights.length },
      { name: `${names.relations}${of}`, value: snapshot.relations.length },
      { name: `SHA-256${of}`, value: snapshot.hash },
      ...(snapshot.link ? [{ name: `${names.chainLink}${of}`, value: snapshot.link }] : []),
    ]
  })
}

/** "Rumsresultat, RUN/515/2018, 2026-11-26". */
export const fixedText = ({ title, caseNumber, date }: Fixing): string =>
  [title, caseNumber, date].filter(Boolean).join(', ')

function commonFacts(outcome: Outcome): Fact[] {
  const { language, rooms, words } = outcome
  const names = documentWords[language]
  return [
    { name: names.title, value: titleOf(outcome), written: words.title !== '' },
    { name: names.process, value: outcome.process.title },
    ...(rooms.length === 1 && rooms[0] ? [{ name: names.room, value: roomName(rooms[0]) }] : []),
    ...writtenFacts(outcome),
    { name: names.standing, value: standingNames[words.standing][language], written: true },
  ]
}

/** Facts as a table, for what is laid out on paper: each with whether it was written or counted. */
export const factsTable = (facts: readonly Fact[], language: Outcome['language']): PaperTable => ({
  headings: [documentWords[language].fact, documentWords[language].value, reportWordsIn[language].source],
  rows: facts.map(({ name, value, written }) => [
    name,
    value,
    reportWordsIn[language][written ? 'fromFacilitator' : 'fromServer'],
  ]),
  widths: [2, 5, 1.4],
})
