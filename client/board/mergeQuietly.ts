/**
 * What others did comes into the store as it is. The editor would answer it with repairs of its own: lift an arrow over
 * a card that somebody brought to the front, dissolve a group that somebody emptied. Each client would write its own
 * answer, a reader's page could never write one and would try for ever, and the store would say something else than the
 * document. Those repairs belong to whoever acted, in whose editor they are made; what nobody's editor could know of is
 * healed when it is read (`healing.ts`).
 * @module
 */
import type { TLInstancePageState, TLRecord, TLShapeId, TLStore } from 'tldraw'
import { transact } from 'tldraw'

/** A method of the store that its types leave out. */
interface AtomicStore {
  atomic(act: () => void, runCallbacks: boolean, isFromOthers: boolean): void
}

const isOfBoard = ({ typeName }: TLRecord) => !['document', 'page'].includes(typeName)

/** Puts and removes records as changes of others, and nothing beside. */
export function mergeQuietly(
  store: TLStore,
  puts: readonly TLRecord[],
  removals: readonly TLRecord['id'][],
): void {
  const document = puts.filter((record) => !isOfBoard(record))
  // The editor makes a camera for a page.
  if (document.length > 0) store.mergeRemoteChanges(() => store.put([...document]))
  transact(() => {
    const act = () => {
      store.put(puts.filter(isOfBoard))
      store.remove([...removals])
    }
    ;(store as unknown as AtomicStore).atomic(act, false, true)
    if (removals.length > 0) forget(store, new Set(removals))
  })
}

/** Takes shapes that are gone out of what is selected, edited or pointed at here. */
function forget(store: TLStore, gone: ReadonlySet<TLRecord['id']>): void {
  const [isGone, isThere] = [
    (id: TLShapeId | null) => id !== null && gone.has(id),
    (id: TLShapeId) => !gone.has(id),
  ]
  const states = store.allRecords().filter(({ typeName }) => typeName === 'instance_page_state')
  for (const state of states as TLInstancePageState[]) {
    const next = { ...state }
    for (const key of ['selectedShapeIds', 'erasingShapeIds', 'hintingShapeIds'] as const)
      if (state[key].some(isGone)) next[key] = state[key].filter(isThere)
    for (const key of ['hoveredShapeId', 'editingShapeId', 'croppingShapeId', 'focusedGroupId'] as const)
      if (isGone(state[key])) next[key] = null
    store.put([next])
  }
}
