/**
 * The fence at the store: what may not be changed does not change under the hand, whichever tool or key tries. What
 * comes from others passes: their own pages have judged it.
 * @module
 */
import type { TLRecord, TLStore } from 'tldraw'
import type { BoardRecord } from '../../shared/board/document.ts'
import type { Fencing } from './fencing.ts'

const asBoardRecord = (record: TLRecord) => record as unknown as BoardRecord

/** Puts the fence on a store, before an editor shows it; returns what takes it off. */
export function fenceStore(store: TLStore, fencing: Fencing): () => void {
  function mayBe(before: TLRecord, after: TLRecord | null): boolean {
    if (!fencing.isUp) return true
    const why = fencing.why(asBoardRecord(before), after && asBoardRecord(after))
    if (!why) return true
    // Arrows go after what they join by themselves: nobody tried anything.
    if (before.typeName === 'shape' && before.type !== 'arrow') fencing.tried(why)
    return false
  }
  const ends = [
    ...(['shape', 'binding'] as const).flatMap((type) => [
      store.sideEffects.registerBeforeChangeHandler(type, (before, after, source) =>
        source === 'user' && !mayBe(before, after) ? (before as never) : (after as never),
      ),
      store.sideEffects.registerBeforeDeleteHandler(type, (record, source) =>
        source === 'user' && !mayBe(record, null) ? false : undefined,
      ),
    ]),
    store.sideEffects.registerAfterCreateHandler('shape', ({ id }, source) => {
      if (source === 'user') fencing.made(id)
    }),
  ]
  return () => {
    for (const end of ends) end()
  }
}
