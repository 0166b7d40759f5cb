/**
 * Whether a sector has said nothing in a room where others have: looked at now and then, and only for those who lead.
 * @module
 */
import { useEffect, useState } from 'react'
import * as Y from 'yjs'
import { readRecords, recordsMap } from '../../shared/board/document.ts'
import { sameValue } from '../../shared/board/richText.ts'
import { balanceOf, unheard } from '../../shared/insights/balance.ts'
import { extractInsights } from '../../shared/insights/extract.ts'
import type { Room } from '../../shared/protocol/processes.ts'

/** Milliseconds between two looks: who has not been heard for an hour may wait as long to be thought of. */
const LOOK_EVERY_MS = 20_000
/** A board with more records than this is not read for it: there everyone has been at work, and the panel says it. */
const MAX_RECORDS = 3_000

export function useUnheard(doc: Y.Doc, { id, processId, step }: Room, leads: boolean): boolean {
  const [isUnheard, setUnheard] = useState(false)
  useEffect(() => {
    if (!leads) return
    let seen: number[] = []
    function look(): void {
      const now = [...Y.encodeStateVector(doc)]
      if (sameValue(seen, now) || recordsMap(doc).size > MAX_RECORDS) return
      seen = now
      const { insights } = extractInsights(readRecords(doc), { id, processId, step })
      setUnheard(unheard(balanceOf(insights).room).length > 0)
    }
    const timer = setInterval(look, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [doc, id, processId, step, leads])
  return leads && isUnheard
}
