/**
 * Undo and redo of one's own work. The editor's own history is left aside: it puts whole old records back, and with
 * them takes away what others wrote meanwhile.
 * @module
 */
import * as Y from 'yjs'
import { readRecord, recordsMap, removeRecord } from '../../shared/board/document.ts'
import { heldByOthers } from '../../shared/board/heldByOthers.ts'
import type { RecordBinding } from './bindRecords.ts'
import { type Outcome, outcomesOf } from './fenceUndo.ts'

/** Steps that follow each other within this many milliseconds are undone together. */
const TOGETHER_MS = 500

export interface OwnUndo {
  /** For the text editor, which takes part with its own transactions. */
  readonly manager: Y.UndoManager
  undo(): void
  redo(): void
  canUndo(): boolean
  canRedo(): boolean
  /** What comes next is a step of its own. */
  mark(): void
  onChange(changed: () => void): () => void
  stop(): void
}

/** The item by which the record came into the map that an item lies in. */
function recordOf(item: Y.Item, records: unknown): Y.Item | null {
  let at: Y.Item | null = item
  while (at && at.parent !== records) at = at.parent instanceof Y.AbstractType ? at.parent._item : null
  return at
}

type Step = Y.UndoManager['undoStack'][number]

/**
 * Takes the steps of the manager back one by one. A step that made a card takes it away by the rule of removal
 * (`removeRecord`) instead of deleting it from the document: what others wrote in it and has not come here yet brings
 * it back, and so does redo.
 * @param options.textOrigin origin of the transactions of the text editor, whose typing is own work too
 * @param options.isDragging whether a drag is under way: it is one step however long it takes
 * @param options.mayTake whether a step may be taken back, by what would come of it; one that may not stays
 */
export function createUndo(
  doc: Y.Doc,
  binding: RecordBinding,
  options: {
    readonly textOrigin: unknown
    readonly isDragging: () => boolean
    readonly mayTake?: (outcomes: () => readonly Outcome[]) => boolean
  },
): OwnUndo {
  const records = recordsMap(doc)
  const own = new Set([doc.clientID])
  const watchers = new Set<() => void>()
  /** The step that is being taken back, and whether it took cards away. */
  let step: Step | null = null
  let tookAway = false

  const manager = new Y.UndoManager(records, {
    trackedOrigins: new Set([binding.origin, options.textOrigin]),
    captureTransaction: () => {
      manager.captureTimeout = options.isDragging() ? Number.POSITIVE_INFINITY : TOGETHER_MS
      return true
    },
    deleteFilter,
  })
  const tell = () => {
    for (const changed of watchers) changed()
  }
  manager.on('stack-item-added', tell)
  manager.on('stack-cleared', tell)

  /** Whether an item that a step brought may be deleted to take the step back. Runs inside its transaction. */
  function deleteFilter(item: Y.Item): boolean {
    const record = recordOf(item, records)
    if (!record || !step || !Y.isDeleted(step.insertions, record.id)) return !heldByOthers(item, own)
    if (item === record) takeAway(record)
    return false
  }

  /** A card that others have written on since stays, with what was written when it was made. */
  function takeAway(record: Y.Item): void {
    const id = record.parentSub ?? ''
    if (heldByOthers(record, own) || !readRecord(doc, id)) return
    removeRecord(doc, id)
    tookAway = true
  }

  /** Takes the latest step off a stack; false where nothing came of it. Alone, so that the manager goes no further. */
  function take(stack: 'undoStack' | 'redoStack'): boolean {
    const rest = manager[stack].slice(0, -1)
    step = manager[stack].at(-1) ?? null
    tookAway = false
    manager[stack] = step ? [step] : []
    const taken = stack === 'undoStack' ? manager.undo() : manager.redo()
    manager[stack] = rest
    step = null
    return taken !== null || tookAway
  }

  function mayTake(next: Step | undefined): boolean {
    return next !== undefined && (options.mayTake?.(() => outcomesOf(doc, next)) ?? true)
  }

  function run(stack: 'undoStack' | 'redoStack'): void {
    binding.flush()
    while (mayTake(manager[stack].at(-1)) && !take(stack));
    tell()
  }

  return {
    manager,
    undo: () => run('undoStack'),
    redo: () => run('redoStack'),
    canUndo: () => manager.canUndo(),
    canRedo: () => manager.canRedo(),
    mark: () => {
      binding.flush()
      manager.stopCapturing()
    },
    onChange: (changed) => {
      watchers.add(changed)
      return () => watchers.delete(changed)
    },
    stop: () => manager.destroy(),
  }
}
