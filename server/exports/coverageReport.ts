/**
 * What each action has to be carried out with, as a block of the report: the policy mix's gaps are what a decision is about.
 * @module
 */
import {
  type Coverage,
  type CoveragePart,
  coverageOf,
  coverageParts,
  hasGap,
  lacksAll,
} from '../../shared/insights/coverage.ts'
import { type TracedRoom, traceOf } from '../../shared/insights/trace.ts'
import type { Outcome, RoomOutcome } from './RoomOutcome.ts'
import type { Block } from './report.ts'
import { reportWordsIn } from './reportTexts.ts'
import type { Value } from './tables.ts'
import { listedIn } from './words.ts'

/** What gives an action one part, in words; what is lacking is said, but for a decision that nobody asks for. */
function cellOf({ by, owner, isDecided, lacks }: Coverage, part: CoveragePart, outcome: Outcome): Value {
  const words = reportWordsIn[outcome.language]
  if (lacks.includes(part)) {
    if (part === 'decision') return null
    // What one room lacks may be in another, which its report does not see.
    return outcome.scope === 'room' ? words.coverageNotHere : words.coverageLacks
  }
  const named = part === 'owner' && owner !== null ? [owner] : []
  const decided = part === 'decision' && isDecided ? [words.coverageDecided] : []
  return listedIn([...decided, ...named, ...by[part].map(({ text }) => text)])
}

/** A room as the trace takes it. */
export function tracedRoom({ snapshot }: RoomOutcome): TracedRoom {
  const { id, roomId, roomTitle, step } = snapshot
  // What is stored says of a score that it is a number, and not which.
  const content = snapshot as Pick<TracedRoom, 'insights' | 'relations'>
  return { ...content, roomId, snapshotId: id, title: roomTitle, step }
}

/** Nothing where no room has come to tools, money or owners: there all would be lacking. In brief, how many have gaps. */
export function coverage(outcome: Outcome): Block[] {
  const { rooms, language, length, scope } = outcome
  const words = reportWordsIn[language]
  const all = coverageOf(traceOf(rooms.map(tracedRoom)))
  if (all.every(lacksAll)) return []
  const told = words[scope === 'room' ? 'coverageHere' : 'coverageTold']
    .replace('{all}', String(all.length))
    .replace('{gaps}', String(all.filter(hasGap).length))
  return [
    { type: 'heading', level: 2, text: words.coverage },
    { type: 'paragraph', text: told, by: 'server' },
    ...(length === 'full'
      ? [
          {
            type: 'table' as const,
            caption: words.coverageTable,
            headings: [
              words.action,
              words.coverageTool,
              words.coverageMoney,
              words.coverageOwner,
              words.coverageDecision,
              words.record,
            ],
            widths: [2.6, 2.2, 1.6, 1.8, 1.8, 1.8],
            rows: all.map((row) => [
              row.action.text,
              ...coverageParts.map((part) => cellOf(row, part, outcome)),
              row.action.id,
            ]),
          },
        ]
      : []),
  ]
}
