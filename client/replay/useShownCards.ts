/**
 * What is on a board that is played: how many cards, and the words that were written last.
 * @module
 */
import { useRef, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { mayBeCard, textOfRecord } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import { liveRecordsOf } from '../insights/useLiveInsights.ts'

interface ShownCards {
  readonly count: number
  /** Null where no card says anything new. */
  readonly latest: string | null
}

export function useShownCards(doc: Y.Doc): ShownCards {
  const live = liveRecordsOf(doc)
  const records = useSyncExternalStore(live.subscribe, live.snapshot)
  const before = useRef<{ records: readonly BoardRecord[]; texts: ReadonlyMap<string, string> }>({
    records: [],
    texts: new Map(),
  })
  const latest = useRef<string | null>(null)
  if (before.current.records !== records) {
    const texts = textsIn(records)
    const fresh = records
      .filter(({ id }) => texts.has(id) && before.current.texts.get(id) !== texts.get(id))
      .sort((a, b) => madeAt(a).localeCompare(madeAt(b)))
      .at(-1)
    if (fresh) latest.current = texts.get(fresh.id) ?? null
    before.current = { records, texts }
  }
  return { count: before.current.texts.size, latest: latest.current }
}

/** When a card was made, as it says itself. */
function madeAt({ meta }: BoardRecord): string {
  const { createdAt } = (meta ?? {}) as { createdAt?: unknown }
  return typeof createdAt === 'string' ? createdAt : ''
}

function textsIn(records: readonly BoardRecord[]): ReadonlyMap<string, string> {
  const cards = records.filter(mayBeCard).map((record) => [record.id, textOfRecord(record)] as const)
  return new Map(cards.filter(([, text]) => text !== ''))
}
