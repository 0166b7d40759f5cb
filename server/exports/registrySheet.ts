/**
 * The sheet for the register (diarieblad): when, under which mark, from whom and to whom, and in short what it concerns
 * (OSL 5:2), with what the document can be known again by. The mark is the registrar's; none is made here.
 * @module
 */
import { roomName, timeOf, titleOf } from './facts.ts'
import type { Outcome } from './RoomOutcome.ts'
import type { Block } from './report.ts'
import { reportWordsIn } from './reportTexts.ts'
import { documentWords, standingNames } from './words.ts'

/** The snapshots that a document rests on. */
export function basisTable({ language, rooms }: Outcome): Block {
  const [names, common] = [reportWordsIn[language], documentWords[language]]
  return {
    type: 'table',
    caption: names.basis,
    headings: [common.room, names.number, common.taken, common.cards, 'SHA-256'],
    widths: [2.4, 0.5, 1.9, 0.8, 4.6],
    rows: rooms.map((room) => [
      roomName(room),
      room.snapshot.number,
      timeOf(room.snapshot.takenAt),
      room.snapshot.insights.length,
      room.snapshot.hash,
    ]),
  }
}

/** The first paragraph of what was asked, or else of the summary: in short. */
const inShort = ({ words }: Outcome): string =>
  (words.question || words.summary).split(/\n\s*\n/u)[0]?.trim() ?? ''

export function registrySheet(outcome: Outcome): Block[] {
  const { language, words, rooms } = outcome
  const [names, common] = [reportWordsIn[language], documentWords[language]]
  const newest = rooms
    .map(({ snapshot }) => snapshot.takenAt)
    .toSorted()
    .at(-1)
  const written = (name: string, value: string) => ({ name, value: value || names.notGiven, written: true })
  return [
    {
      type: 'facts',
      facts: [
        written(common.caseNumber, words.caseNumber),
        written(common.date, words.date),
        written(names.sender, words.sender),
        written(names.recipient, words.recipient),
        {
          name: names.concerns,
          value: [titleOf(outcome), inShort(outcome)].filter(Boolean).join('. '),
          written: true,
        },
        { name: common.process, value: outcome.process.title },
        written(common.version, words.version),
        { name: common.standing, value: standingNames[words.standing][language], written: true },
        written(common.responsible, words.responsible),
      ],
    },
    { type: 'heading', level: 2, text: names.basis },
    basisTable(outcome),
    {
      type: 'paragraph',
      text: newest ? names.registerNote.replace('{time}', timeOf(newest)) : names.registerEmpty,
      by: 'server',
    },
  ]
}
