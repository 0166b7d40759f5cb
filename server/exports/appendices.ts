/**
 * What stands behind a report, each part under a letter of its own, from a page of its own on: who decides can stop reading
 * where the first begins. The order is that of docs/domain.md.
 * @module
 */
import { type GoalMatrix, goalMatrixOf } from '../../shared/insights/goalMatrix.ts'
import { headingOf } from '../../shared/insights/headingOf.ts'
import { traceOf } from '../../shared/insights/trace.ts'
import { kindNames } from '../../shared/vocabulary.ts'
import { s3Evidence } from './connections.ts'
import { tracedRoom } from './coverageReport.ts'
import { cardAt, cardWords, isElsewhere } from './elsewhere.ts'
import { roomName } from './facts.ts'
import { participationInBrief } from './participation.ts'
import { pictureOfRoom } from './picture/pictureOf.ts'
import { votesInBrief } from './priorities.ts'
import { type Outcome, type RoomOutcome, zonesOfOutcome } from './RoomOutcome.ts'
import { basisTable } from './registrySheet.ts'
import type { Block } from './report.ts'
import { reportWordsIn } from './reportTexts.ts'
import { sectorOf, type Value } from './tables.ts'
import { documentWords } from './words.ts'

interface Part {
  readonly name: string
  /** Empty where there is nothing for it. */
  readonly blocks: readonly Block[]
}

function records({ rooms, language, length }: Outcome): Part {
  const names = documentWords[language]
  if (length === 'brief') return { name: names.records, blocks: [] }
  const heading = headingOf(rooms.flatMap(({ snapshot }) => snapshot.groups))
  // As on the boards: by rooms, then by zones, each in its own order.
  const insights = rooms.flatMap((room) => zonesOfOutcome(room).flatMap((zone) => zone.insights))
  const hasGroups = insights.some((insight) => heading(insight) !== '')
  const rows = insights.map((insight): Value[] => [
    insight.id,
    kindNames[insight.kind][language],
    insight.text,
    ...(hasGroups ? [heading(insight) || null] : []),
    sectorOf(insight, language),
    insight.votes?.total ?? null,
  ])
  const table: Block = {
    type: 'table',
    caption: names.records,
    headings: [
      names.record,
      names.kind,
      names.text,
      ...(hasGroups ? [names.group] : []),
      names.sector,
      names.votes,
    ],
    widths: [2.6, 1.8, ...(hasGroups ? [4, 1.6] : [5]), 1.9, 1.1],
    rows,
  }
  return { name: names.records, blocks: [table] }
}

/** What each card says of two goals: once where it says it of both, and of one where it is an arrow from that. */
function meetingRows({ cells }: GoalMatrix, outcome: Outcome): Value[][] {
  const told = new Set<string>()
  return [...cells].flatMap(([key, meetings]) => {
    const [from = '', to = ''] = key.split(' ')
    return meetings.flatMap(({ score, conflict, card }): Value[][] => {
      if (conflict && told.has(`${conflict.id} ${to} ${from}`)) return []
      if (conflict) told.add(`${conflict.id} ${from} ${to}`)
      return [[cardWords(from, outcome), cardWords(to, outcome), score, conflict?.text ?? null, card.id]]
    })
  })
}

/** Of one room also what its cards say of goals in other rooms. */
function matrixOf(outcome: Outcome): GoalMatrix {
  const { nodes, edges, broken } = traceOf(outcome.rooms.map(tracedRoom))
  const across = broken.filter(({ from, to }) =>
    [from, to].every((id) => cardAt(id, outcome) !== null || isElsewhere(id, outcome)),
  )
  return goalMatrixOf({ nodes, edges: outcome.scope === 'room' ? [...edges, ...across] : edges })
}

function goals(outcome: Outcome): Part {
  const { language, length } = outcome
  const names = reportWordsIn[language]
  const rows = length === 'brief' ? [] : meetingRows(matrixOf(outcome), outcome)
  const table: Block = {
    type: 'table',
    caption: names.goalsTable,
    headings: [
      names.goal,
      names.otherGoal,
      documentWords[language].score,
      documentWords[language].conflict,
      names.record,
    ],
    widths: [3, 3, 0.9, 3, 2.2],
    rows,
  }
  return { name: names.goals, blocks: rows.length > 0 ? [table] : [] }
}

const picture = (room: RoomOutcome): Block[] => {
  const drawn = pictureOfRoom(room)
  const names = documentWords[room.language]
  const alternative = names.pictureOf.replace('{room}', roomName(room))
  return drawn ? [{ type: 'picture', picture: drawn, alternative, roomId: room.snapshot.roomId }] : []
}

/** In brief the boards of a whole process are left to the full report: they are a page each. */
const pictures = ({ rooms, language, length }: Outcome): Part => ({
  name: documentWords[language].picture,
  blocks: length === 'brief' && rooms.length > 1 ? [] : rooms.flatMap(picture),
})

function method({ language }: Outcome): Part {
  const { method: name, methodText, chainText } = documentWords[language]
  return {
    name,
    blocks: [methodText, chainText].map((text): Block => ({ type: 'paragraph', text })),
  }
}

/** One room's snapshot and hash stand at the head of its report. */
const basis = (outcome: Outcome): Part => ({
  name: reportWordsIn[outcome.language].basis,
  blocks: outcome.rooms.length > 1 ? [basisTable(outcome)] : [],
})

/** The charts that a brief report has no room for. */
const voices = (outcome: Outcome): Part => ({
  name: reportWordsIn[outcome.language].voices,
  blocks: [...participationInBrief(outcome), ...votesInBrief(outcome)],
})

const evidence = (outcome: Outcome): Part => ({
  name: reportWordsIn[outcome.language].evidence,
  blocks: s3Evidence(outcome),
})

/** Those there is something for, lettered in their order. */
export function appendices(outcome: Outcome): Block[] {
  const { appendix } = reportWordsIn[outcome.language]
  const parts = [records, voices, goals, pictures, method, evidence, basis]
    .map((part) => part(outcome))
    .filter(({ blocks }) => blocks.length > 0)
  return parts.flatMap(({ name, blocks }, i): Block[] => [
    {
      type: 'heading',
      level: 2,
      text: appendix.replace('{letter}', String.fromCharCode(65 + i)).replace('{name}', name),
      ...(i === 0 ? { opensPage: true } : {}),
    },
    ...blocks,
  ])
}
