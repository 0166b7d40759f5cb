/**
 * Undo and redo of one's own work. The editor's own history is left aside: it puts whole old records back, and with
 * them takes away what others wrote meanwhile.
 * @module
 */
import * as Y from 'yjs'
import { recordsMap } from '../../shared/board/document.ts'
import type { RecordBinding } from './bindRecords.ts'

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

/** Whether anyone else has written into the record that an item holds, or into its text. */
function heldByOthers(item: Y.Item, client: number): boolean {
  if (!(item.content instanceof Y.ContentType)) return false
  const { type } = item.content
  const children = [...type._map.values()]
  for (let child = type._start; child; child = child.right) children.push(child)
  return children.some((child) => child.id.client !== client || heldByOthers(child, client))
}

/** The item by which the record came into the map that an item lies in. */
function recordOf(item: Y.Item, records: unknown): Y.Item | null {
  let at: Y.Item | null = item
  while (at && at.parent !== records) at = at.parent instanceof Y.AbstractType ? at.parent._item : null
  return at
}

/**
 * @param options.textOrigin origin of the transactions of the text editor, whose typing is own work too
 * @param options.isDragging whether a drag is under way: it is one step however long it takes
 */
export function createUndo(
  doc: Y.Doc,
  binding: RecordBinding,
  options: { readonly textOrigin: unknown; readonly isDragging: () => boolean },
): OwnUndo {
  const records = recordsMap(doc)
  const manager = new Y.UndoManager(records, {
    trackedOrigins: new Set([binding.origin, options.textOrigin]),
    captureTransaction: () => {
      manager.captureTimeout = options.isDragging() ? Number.POSITIVE_INFINITY : TOGETHER_MS
      return true
    },
    deleteFilter: (item) => !belongsToOthersToo(item),
  })
  /** The steps as they were before the one that is being taken back left its stack. */
  let steps: Y.UndoManager['undoStack'] = []

  /** A card that I made and others have written on since stays, with what I wrote when I made it. */
  function belongsToOthersToo(item: Y.Item): boolean {
    const record = recordOf(item, records)
    if (!record || !heldByOthers(record, doc.clientID)) return false
    return steps.some(
      ({ insertions }) => Y.isDeleted(insertions, record.id) && Y.isDeleted(insertions, item.id),
    )
  }

  function run(step: () => unknown): void {
    binding.flush()
    steps = [...manager.undoStack, ...manager.redoStack]
    step()
    steps = []
  }

  return {
    manager,
    undo: () => run(() => manager.undo()),
    redo: () => run(() => manager.redo()),
    canUndo: () => manager.canUndo(),
    canRedo: () => manager.canRedo(),
    mark: () => run(() => manager.stopCapturing()),
    onChange: (changed) => {
      const events = ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const
      for (const event of events) manager.on(event, changed)
      return () => {
        for (const event of events) manager.off(event, changed)
      }
    },
    stop: () => manager.destroy(),
  }
}
