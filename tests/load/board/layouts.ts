/**
 * Three ways to keep a board's records in a Yjs document, behind one interface.
 * @module
 */
import * as Y from 'yjs'
import type { BoardRecord } from '../../../shared/board/document.ts'
import {
  readRecord,
  readRecords,
  recordsMap,
  removeRecord,
  writeRecord,
} from '../../../shared/board/document.ts'

/** A document as one editor's binding has it open. */
export interface OpenBoard {
  /** Writes or removes within the running transaction. */
  write(record: BoardRecord): void
  remove(record: BoardRecord): void
  readAll(): BoardRecord[]
  /** Calls back with each record that someone else changed, as it is now; null where it is gone. */
  onRemote(changed: (record: BoardRecord | null) => void): void
}

/** Opens the board in a document. */
export type Layout = (doc: Y.Doc) => OpenBoard

/** Ours: what a record was born as, and a key for each property that changed since; text letter by letter. */
const samrum: Layout = (doc) => ({
  write: (record) => writeRecord(doc, record),
  remove: ({ id }) => removeRecord(doc, id),
  readAll: () => readRecords(doc),
  onRemote: (changed) =>
    recordsMap(doc).observeDeep((events) => {
      const ids = new Set<string>()
      for (const event of events)
        if (event.path.length > 0) ids.add(String(event.path[0]))
        else if (event instanceof Y.YMapEvent) for (const id of event.keysChanged) ids.add(String(id))
      for (const id of ids) changed(readRecord(doc, id))
    }),
})

/** Each record one value of a Y.Map: the plainest way. */
const wholeRecord: Layout = (doc) => {
  const records = doc.getMap<BoardRecord>('records')
  return {
    write: (record) => records.set(record.id, record),
    remove: ({ id }) => records.delete(id),
    readAll: () => [...records.values()],
    onRemote: (changed) =>
      records.observe((event) => {
        for (const id of event.keysChanged) changed(records.get(id) ?? null)
      }),
  }
}

/** What y-utility's YKeyValue has that we use; its package is installed only for the benchmark. */
interface YKeyValue {
  readonly map: Map<string, { readonly val: BoardRecord }>
  set(key: string, value: BoardRecord): void
  delete(key: string): void
  on(event: 'change', call: (changes: Map<string, { readonly newValue?: BoardRecord }>) => void): void
}

/** tldraw's published Yjs example: whole records in a YKeyValue. */
async function ykeyvalue(): Promise<Layout> {
  const file = '../targets/ykeyvalue/node_modules/y-utility/y-keyvalue.js'
  const { YKeyValue } = (await import(file)) as {
    YKeyValue: new (array: Y.Array<unknown>) => YKeyValue
  }
  return (doc) => {
    const records = new YKeyValue(doc.getArray('records'))
    return {
      write: (record) => records.set(record.id, record),
      remove: ({ id }) => records.delete(id),
      readAll: () => [...records.map.values()].map(({ val }) => val),
      onRemote: (changed) =>
        records.on('change', (changes) => {
          for (const { newValue } of changes.values()) changed(newValue ?? null)
        }),
    }
  }
}

export const layoutNames = ['samrum', 'whole-record', 'ykeyvalue'] as const
export type LayoutName = (typeof layoutNames)[number]

/** A layout by its name. */
export async function layoutOf(name: LayoutName): Promise<Layout> {
  switch (name) {
    case 'samrum':
      return samrum
    case 'whole-record':
      return wholeRecord
    case 'ykeyvalue':
      return ykeyvalue()
    default:
      return name satisfies never
  }
}
