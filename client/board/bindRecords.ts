/**
 * Keeps the editor's store and the room's document the same: what is done here goes into the document property by
 * property, what others do comes into the store once per picture. The document has the last word.
 * @module
 */
import type { TLRecord, TLStore } from 'tldraw'
import * as Y from 'yjs'
import {
  type BoardRecord,
  readRecord,
  recordsMap,
  removeRecord,
  writeRecord,
} from '../../shared/board/document.ts'
import { carried } from '../../shared/board/onRuler.ts'
import { sameValue } from '../../shared/board/richText.ts'
import { onPutIn, rulerOf } from '../../shared/board/strips.ts'
import { DRAG_MS, TOLD_DRAG_MS } from './dragPace.ts'
import type { InFlight } from './inFlight.ts'
import { mergeQuietly } from './mergeQuietly.ts'
import { Projection } from './Projection.ts'
import { onlyMeasured, onlyMoved, rebase, sharing } from './threeWay.ts'
import type { Waiting } from './whenSeen.ts'

/** What a person makes and changes. The document and its page are the server's, and so never written here. */
const ownTypes = ['shape', 'binding', 'asset'] as const
/** Removed in this order, so that nothing is left pointing at what is gone. */
const removalOrder = ['binding', 'shape', 'asset']

export interface RecordBindingOptions {
  readonly doc: Y.Doc
  readonly store: TLStore
  /** Whether this person may change the board; what they change nevertheless is put back. */
  readonly mayWrite?: () => boolean
  /** Whether a record may be changed so; what may not is put back. Null where it is new, or removed. */
  readonly mayChange?: (from: BoardRecord | null, to: BoardRecord | null) => boolean
  /** Whether a drag or stroke is under way: its steps are gathered, all else is written at once. */
  readonly isDragging?: () => boolean
  /** The shape whose text an editor writes into the document itself: its text is left alone here. */
  readonly textEditedElsewhere?: () => string | null
  /**
   * When what others did is taken in: runs what it is given once, soon, and returns what calls that off. Without
   * it, everything is taken in as it comes.
   */
  readonly soon?: (run: () => void) => () => void
  /** Drags on their way, told and seen with the presence. */
  readonly inFlight?: InFlight
  /** How a full board comes in; without it, all at once. */
  readonly later?: Later
}

/** What of a board need not be in its first picture. */
export interface Later {
  /** The records of the board that can wait. */
  mayWait(): ReadonlySet<string>
  /** Does the work when the first picture has been seen; returns what calls that off. */
  whenSeen(work: Waiting): () => void
}

export interface RecordBinding {
  /** The origin of every transaction in which this person changed something, for undo. */
  readonly origin: object
  /** Records set aside because they do not fit, and why. */
  readonly quarantine: ReadonlyMap<string, string>
  /** Takes in what others did and writes what waits here, at once. */
  flush(): void
  /** Changes the document as this person's work, and shows it. */
  change(act: () => void): void
  /** Brings records of the store in line with the document again. */
  refresh(ids: Iterable<string>): void
  /** Puts in all that waits for the first picture, at once: before anything is made of what the store holds. */
  complete(): void
  /** Calls back whenever the quarantine may have changed. */
  onQuarantine(changed: () => void): () => void
  /** Takes in and writes what waits, and lets go of both. */
  stop(): void
}

/** Records of those that wait which are looked at in one step: a few milliseconds' work. */
const LOOKED_AT_ONCE = 100

const asId = (id: string) => id as TLRecord['id']
const asRecord = (record: BoardRecord) => record as unknown as TLRecord
const asBoardRecord = (record: TLRecord) => record as unknown as BoardRecord

/** Whether an arrow was laid elsewhere: then what it was bound to in vain holds it no longer. */
function endsMoved(from: BoardRecord, to: BoardRecord): boolean {
  if (from.type !== 'arrow') return false
  const ends = ({ x, y, parentId, props }: BoardRecord) => {
    const { start, end, bend } = (props ?? {}) as Record<string, unknown>
    return [x, y, parentId, start, end, bend]
  }
  return !sameValue(ends(from), ends(to))
}

/** The board's own text of a shape is left as it is in `current`. */
function keepText(record: BoardRecord, current: BoardRecord | undefined): BoardRecord {
  const [props, now] = [
    record.props as object | undefined,
    current?.props as { richText?: unknown } | undefined,
  ]
  return now?.richText ? { ...record, props: { ...props, richText: now.richText } } : record
}

/**
 * Fills the store from the document and binds the two until `stop` is called. Local changes are written when the
 * running task ends, those of a drag a few times a second. Changes of others are gathered until
 * `options.soon` says; a change made here before that is laid over them when it is written.
 */
export function bindRecords(options: RecordBindingOptions): RecordBinding {
  const { doc, store } = options
  const origin = {}
  const measureOrigin = {}
  const projection = new Projection(doc, (record) =>
    asBoardRecord(store.schema.validateRecord(store, asRecord(record), 'createRecord', null)),
  )
  const quarantineWatchers = new Set<() => void>()
  /** Records changed here and not yet written: what they were before, null where they are new. */
  const pending = new Map<string, BoardRecord | null>()
  /** Records that others changed and that have not been taken in. */
  const incoming = new Set<string>()
  /** The ruler that what the store shows lies by. */
  let ruler = rulerOf(doc)
  /** Records of a full board that are looked at after its first picture. */
  const waiting = new Set<string>()
  /** Those of them that have been looked at, and are put in when all have. */
  const ready = new Set<string>()
  let stopWaiting: (() => void) | null = null
  /** Whether a note is in: what is seen at first is over. */
  let isFilled = false
  let callOff: (() => void) | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  let microtask = false
  /** Whether the document is being changed in this person's name past the store. */
  let isPastStore = false
  let stopped = false

  function noteChange(before: TLRecord | null, id: string): void {
    if (!pending.has(id)) pending.set(id, before && asBoardRecord(before))
    if (options.isDragging?.()) {
      const wait = tell(before, id) ? TOLD_DRAG_MS : DRAG_MS
      timer ??= setTimeout(flush, wait)
    } else if (!microtask) {
      microtask = true
      queueMicrotask(() => {
        microtask = false
        flush()
      })
    }
  }

  /** Tells the others of one step of a drag; false where more changed than where a shape lies in its parent. */
  function tell(before: TLRecord | null, id: string): boolean {
    const now = store.get(asId(id))
    if (!options.inFlight || !before || !now || !onlyMoved(asBoardRecord(before), asBoardRecord(now)))
      return false
    if (options.mayWrite?.() ?? true) options.inFlight.moved(asBoardRecord(now))
    return true
  }

  function flush(): void {
    if (timer) clearTimeout(timer)
    timer = null
    if (stopped) return
    takeIn()
    if (pending.size > 0) write()
    if (!options.isDragging?.()) options.inFlight?.landed()
  }

  function write(): void {
    const changes = new Map(pending)
    pending.clear()
    if (options.mayWrite?.() ?? true)
      for (const [by, those] of byOrigin(permitted(changes)))
        doc.transact(() => {
          for (const [id, from] of those) writeChange(id, from)
        }, by)
    refresh(changes.keys())
  }

  /** The changes that may be; what hangs on something new that may not be goes with it. */
  function permitted(changes: Map<string, BoardRecord | null>): Map<string, BoardRecord | null> {
    const { mayChange } = options
    if (!mayChange) return changes
    const now = (id: string) => store.get(asId(id)) as BoardRecord | undefined
    const kept = new Map([...changes].filter(([id, from]) => mayChange(from, now(id) ?? null)))
    const isGone = (id: unknown) => changes.get(String(id)) === null && !kept.has(String(id))
    for (const id of kept.keys()) {
      const record = now(id)
      if ([record?.fromId, record?.toId, record?.parentId].some(isGone)) kept.delete(id)
    }
    return kept
  }

  /** How high a note's text came out is nobody's work: it is written, and not undone. */
  function byOrigin(changes: Map<string, BoardRecord | null>) {
    const isMeasure = ([id, from]: [string, BoardRecord | null]) => {
      const to = store.get(asId(id))
      const ignored = options.textEditedElsewhere?.() === id ? ['richText'] : []
      return from !== null && to !== undefined && onlyMeasured(from, asBoardRecord(to), ignored)
    }
    const all = [...changes]
    return [
      [origin, all.filter((change) => !isMeasure(change))] as const,
      [measureOrigin, all.filter(isMeasure)] as const,
    ].filter(([, those]) => those.length > 0)
  }

  function writeChange(id: string, from: BoardRecord | null): void {
    const to = store.get(asId(id))
    if (!to) {
      removeRecord(doc, id)
      return
    }
    const current = readRecord(doc, id)
    // Onto what is shown, so that a record which is shown healed is written so.
    const onto = current && (projection.shown(id) ?? current)
    const record = from && onto ? rebase(from, asBoardRecord(to), onto) : asBoardRecord(to)
    writeRecord(doc, record, { text: !current || options.textEditedElsewhere?.() !== id })
    if (from && endsMoved(from, asBoardRecord(to)))
      for (const binding of projection.loose(id)) removeRecord(doc, binding)
  }

  /** The record that the store shall hold: the document's, with what was changed here a moment ago over it. */
  function wanted(id: string): BoardRecord | null | undefined {
    const current = store.get(asId(id))
    const shown = projection.shown(id)
    const from = pending.get(id)
    if (from === undefined) return shown && flown(shown)
    // New here, removed here or removed by another while it is changed here: the write that waits settles it.
    if (from === null || !current || !shown) return undefined
    pending.set(id, shown)
    return rebase(from, asBoardRecord(current), shown)
  }

  /** The record where another is moving it, as long as they do. */
  function flown(record: BoardRecord): BoardRecord {
    const geometry = options.inFlight?.of(record.id)
    if (!geometry || record.isLocked || record.typeName !== 'shape') return record
    const [x, y, rotation] = geometry
    return { ...record, x, y, rotation }
  }

  function refresh(ids: Iterable<string>): void {
    put(projection.update(ids))
  }

  /** Takes in what changed in the document; of a board that comes in, first what cannot wait. */
  function takeInAll(ids: readonly string[]): void {
    const { later } = options
    const mayWait = later && !isFilled ? later.mayWait() : null
    refresh(mayWait ? ids.filter((id) => !mayWait.has(id)) : ids)
    isFilled ||= ids.some((id) => projection.shown(id)?.type === 'note')
    if (!later || !mayWait) return
    for (const id of ids) if (mayWait.has(id)) waiting.add(id)
    if (waiting.size > 0) stopWaiting = later.whenSeen({ step: lookOn, finish: complete })
  }

  /** Looks at some of what waits; true when all of it is in. */
  function lookOn(): boolean {
    const some = [...waiting].slice(0, LOOKED_AT_ONCE)
    for (const id of some) waiting.delete(id)
    for (const id of projection.update(some)) ready.add(id)
    if (waiting.size === 0) complete()
    return waiting.size === 0
  }

  function complete(): void {
    stopWaiting?.()
    stopWaiting = null
    if (waiting.size + ready.size === 0) return
    const rest = [...projection.update(waiting), ...ready]
    waiting.clear()
    ready.clear()
    put(new Set(rest))
  }

  function put(ids: Iterable<string>): void {
    const puts: TLRecord[] = []
    const removals: TLRecord[] = []
    for (const id of ids) {
      const now = store.get(asId(id))
      const current = now && asBoardRecord(now)
      const next = wanted(id)
      if (next) {
        const settled = options.textEditedElsewhere?.() === id ? keepText(next, current) : next
        if (!sameValue(current, settled)) puts.push(asRecord(sharing(current, settled)))
      } else if (next === null && now && (ownTypes as readonly string[]).includes(now.typeName))
        removals.push(now)
    }
    if (puts.length > 0 || removals.length > 0) merge(puts, removals)
    for (const changed of quarantineWatchers) changed()
  }

  function merge(puts: TLRecord[], removals: TLRecord[]): void {
    removals.sort((a, b) => removalOrder.indexOf(a.typeName) - removalOrder.indexOf(b.typeName))
    mergeQuietly(
      store,
      puts,
      removals.map(({ id }) => id),
    )
  }

  function observe(events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void {
    const isFromStore = transaction.origin === origin || transaction.origin === measureOrigin
    if (isFromStore && !isPastStore) return
    for (const event of events)
      if (event.path.length > 0) incoming.add(String(event.path[0]))
      else if (event instanceof Y.YMapEvent) for (const id of event.keysChanged) incoming.add(String(id))
    takeInSoon(transaction)
  }

  /** What this person did through the outline or undo is shown at once. */
  function takeInSoon({ local }: Y.Transaction): void {
    if (local || !options.soon) takeIn()
    else callOff ??= options.soon(takeIn)
  }

  function takeIn(): void {
    callOff?.()
    callOff = null
    const isShifted = ruler !== rulerOf(doc)
    if (incoming.size === 0 && !isShifted) return
    const ids = [...incoming]
    incoming.clear()
    options.inFlight?.settle(ids)
    if (isShifted) shift()
    takeInAll(isShifted ? [...records.keys()] : ids)
  }

  /** Strips were put in: what this person has moved and what is not written yet goes along with what it lies on. */
  function shift(): void {
    const [was, is] = [ruler, rulerOf(doc)]
    ruler = is
    const puts: TLRecord[] = []
    for (const [id, from] of pending) {
      const current = store.get(asId(id))
      if (from) pending.set(id, carried(from, was, is))
      if (current) puts.push(asRecord(carried(asBoardRecord(current), was, is)))
    }
    if (puts.length > 0) mergeQuietly(store, puts, [])
  }

  const records = recordsMap(doc)
  takeInAll([...records.keys()])
  records.observeDeep(observe)
  const stopShifting = onPutIn(doc, takeInSoon)
  options.inFlight?.onMove(refresh)
  const ends = ownTypes.flatMap((type) => [
    store.sideEffects.registerAfterCreateHandler(type, (record, source) => {
      if (source === 'user') noteChange(null, record.id)
    }),
    store.sideEffects.registerAfterChangeHandler(type, (before, after, source) => {
      if (source === 'user') noteChange(before, after.id)
    }),
    store.sideEffects.registerAfterDeleteHandler(type, (record, source) => {
      if (source === 'user') noteChange(record, record.id)
    }),
  ])

  return {
    origin,
    quarantine: projection.quarantine,
    flush,
    complete,
    change: (act) => {
      complete()
      flush()
      isPastStore = true
      doc.transact(act, origin)
      isPastStore = false
    },
    refresh,
    onQuarantine: (changed) => {
      quarantineWatchers.add(changed)
      return () => quarantineWatchers.delete(changed)
    },
    stop: () => {
      flush()
      stopWaiting?.()
      stopped = true
      records.unobserveDeep(observe)
      stopShifting()
      for (const end of ends) end()
    },
  }
}
