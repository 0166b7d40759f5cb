/**
 * What the facilitator wrote for a report, by itself: for formats that otherwise hold nothing but the records.
 * @module
 */
import { titleOf, writtenFacts } from './facts.ts'
import type { Outcome } from './RoomOutcome.ts'
import type { Block } from './report.ts'
import { documentWords } from './words.ts'

/** Nothing where nothing was written. */
export function writtenBlocks(outcome: Outcome): Block[] {
  const { language, words } = outcome
  const names = documentWords[language]
  const facts = writtenFacts(outcome)
  const texts = [
    [names.question, words.question],
    [names.summary, words.summary],
    [names.decisions, words.decisions],
    [names.next, words.nextSteps],
  ] as const
  const written = texts.flatMap(([name, text]): Block[] =>
    text === ''
      ? []
      : [
          { type: 'heading', level: 2, text: name },
          { type: 'paragraph', text, by: 'facilitator' },
        ],
  )
  if (facts.length + written.length === 0 && words.title === '') return []
  return [
    { type: 'heading', level: 1, text: titleOf(outcome) },
    ...(facts.length > 0 ? [{ type: 'facts', facts } as const] : []),
    ...written,
  ]
}
