/**
 * The scores that people gave, each for themselves, as blocks of the report: by action and by what it was scored by, the
 * mean, how many, how far apart, and the sectors that can be told.
 * @module
 */
import { gradeKeys, type Scored } from '../../shared/facilitation/scoring.ts'
import { scoresKeepSectors } from '../../shared/insights/scores.ts'
import { type Language, sectorNames, sectors } from '../../shared/vocabulary.ts'
import { roomName } from './facts.ts'
import type { InsightRecord, Outcome, RoomOutcome } from './RoomOutcome.ts'
import type { Block } from './report.ts'
import { reportWordsIn } from './reportTexts.ts'
import type { Value } from './tables.ts'
import { documentWords } from './words.ts'

/** What an action was scored by, in words, with what it got. @param texts of the records, by their ids */
export function givenTo({ scores }: InsightRecord, texts: ReadonlyMap<string, string>, language: Language) {
  if (!scores) return []
  const [names, words] = [reportWordsIn[language], documentWords[language]]
  const grades = gradeKeys.flatMap((key) => {
    const scored = scores[key]
    return scored ? [{ name: key === 'effort' ? words.effortScored : names[key], scored }] : []
  })
  const criteria = Object.entries(scores.criteria).map(([id, scored]) => ({
    name: texts.get(id) ?? id,
    scored,
  }))
  return [...grades, ...criteria]
}

/** From the lowest to the highest score. */
export const range = ({ min, max }: Pick<Scored, 'min' | 'max'>): string =>
  min === max ? String(min) : `${min}–${max}`

/** A table for each action: its words would else stand in every row. */
function tablesOf({ snapshot, language }: RoomOutcome): Block[] {
  const words = documentWords[language]
  const texts = new Map(snapshot.insights.map(({ id, text }) => [id, text]))
  return snapshot.insights.flatMap((insight): Block[] => {
    const given = givenTo(insight, texts, language)
    if (given.length === 0) return []
    return [
      {
        type: 'table',
        caption: `${insight.text} (${insight.id})`,
        headings: [
          words.scoredBy,
          words.mean,
          words.scorers,
          words.spread,
          ...sectors.map((sector) => sectorNames[sector][language]),
        ],
        widths: [3, 1.2, 1.2, 1.4, 2, 1.6, 1.8, 1.5],
        rows: given.map(({ name, scored }): Value[] => [
          name,
          scored.mean,
          scored.scorers,
          range(scored),
          // A sector that is not told apart is an empty cell, and no 0.
          ...sectors.map((sector) => scored.bySector[sector]?.mean ?? null),
        ]),
      },
    ]
  })
}

/** Of each room where people scored; in brief the order says enough. */
export function scoresGiven({ rooms, language, length, scope }: Outcome): Block[] {
  if (length === 'brief') return []
  const blocks = rooms.flatMap((room): Block[] => {
    const tables = tablesOf(room)
    if (tables.length === 0) return []
    return [
      ...(scope === 'process' ? [{ type: 'heading' as const, level: 3 as const, text: roomName(room) }] : []),
      ...tables,
      ...(scoresKeepSectors(room.snapshot.insights)
        ? [{ type: 'paragraph' as const, text: documentWords[language].scoresKept, by: 'server' as const }]
        : []),
    ]
  })
  return blocks.length > 0
    ? [{ type: 'heading', level: 2, text: documentWords[language].scoresGiven }, ...blocks]
    : []
}
