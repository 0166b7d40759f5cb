/**
 * The names that fields of a card can be filled in with. What the process knows is asked for when such a field is first
 * entered, and not before: most cards are opened to be read.
 * @module
 */
import { useState } from 'react'
import type { Extraction, Insight } from '../../shared/insights/extract.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import { ownAims } from '../../shared/rooms/aims.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { useOrganisations } from '../app/queries.ts'
import { useDocuments } from '../documents/useDocuments.ts'
import { useAims } from '../rooms/useAims.ts'
import { namesFor, takesNames } from './suggest.ts'

export interface Suggestions {
  /** Undefined for a field that takes any words; none until it was asked. */
  readonly namesFor: (key: string) => readonly string[] | undefined
  readonly ask: () => void
}

interface SuggestionsOptions {
  room: Room
  insight: Insight
  extraction: Extraction
  language: Language
}

export function useSuggestions({ room, insight, extraction, language }: SuggestionsOptions): Suggestions {
  const [isAsked, setAsked] = useState(false)
  const elsewhere = useOrganisations(room.processId, isAsked)
  const documents = useDocuments(room.processId, isAsked)
  const aims = useAims(room.processId, isAsked)
  const { kind } = insight
  return {
    ask: () => setAsked(true),
    namesFor: (key) => {
      if (!takesNames(key, kind)) return undefined
      if (!isAsked) return []
      return namesFor(key, kind, {
        elsewhere: elsewhere.data ?? [],
        insights: extraction.insights,
        documents: documents.data ?? [],
        aims: aims ?? ownAims,
        language,
      })
    },
  }
}
