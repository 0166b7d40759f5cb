/**
 * Which words of a document are in another language than the document: they are marked as that, so that they are read out,
 * hyphenated and spelt as they were written.
 * @module
 */
import { everyInsight, type InsightRecord, type Outcome } from './RoomOutcome.ts'

/** The language of each card that is in another than its document's, by the words of the card. */
export type Spoken = ReadonlyMap<string, InsightRecord['lang']>

/** Cards in a language that somebody named for them, or in that of their room; of equal words in two of them nobody knows. */
export function spokenIn(outcome: Outcome): Spoken {
  const languages = Map.groupBy(everyInsight(outcome), ({ text }) => text)
  return new Map(
    [...languages].flatMap(([text, [first, ...others]]) =>
      first && first.lang !== outcome.language && others.every(({ lang }) => lang === first.lang)
        ? [[text, first.lang] as const]
        : [],
    ),
  )
}

/** As programs for documents know them: they have the spelling of a country's. */
export const languageTags = { sv: 'sv-SE', en: 'en-GB', sma: 'sma-SE', se: 'se-SE' } as const
