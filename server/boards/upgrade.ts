/**
 * Brings the records of an older board into the form that this version reads, by tldraw's own migrations.
 * @module
 */
import { createTLSchema, defaultShapeSchemas } from '@tldraw/tlschema'
import * as Y from 'yjs'
import { type BoardRecord, readWritten, writeRecord } from '../../shared/board/document.ts'
import type { SerializedSchema } from '../../shared/board/version.ts'

type Migrated =
  | { readonly type: 'success'; readonly value: Readonly<Record<string, BoardRecord>> }
  | { readonly type: 'error'; readonly reason: string }

const schema = createTLSchema({ shapes: { ...defaultShapeSchemas, zone: {} } })

/** The one record in today's form; as it is where there is no way from its own. */
function upgraded(record: BoardRecord, from: SerializedSchema): BoardRecord {
  const store = { [record.id]: record } as unknown as Parameters<
    typeof schema.migrateStoreSnapshot
  >[0]['store']
  try {
    const result = schema.migrateStoreSnapshot({ store, schema: { ...from } }) as unknown as Migrated
    return (result.type === 'success' && result.value[record.id]) || record
  } catch {
    // Only a forged record; the pages set it aside.
    return record
  }
}

/** Records of one form in today's, one by one: what has no way forward keeps none of the others back. */
export const upgradeRecords = (records: readonly BoardRecord[], from: SerializedSchema): BoardRecord[] =>
  records.map((record) => upgraded(record, from))

/**
 * @param state a board as a Yjs update, V1
 * @returns the edits that bring it into today's form, as such an update; null where it has it
 */
export function upgradeBoard({
  state,
  from,
}: {
  state: Uint8Array
  from: SerializedSchema
}): Uint8Array | null {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const before = Y.encodeStateVector(doc)
  const clock = () => doc.store.clients.size
  const writers = clock()
  doc.transact(() => {
    for (const record of upgradeRecords(readWritten(doc), from)) writeRecord(doc, record)
  })
  const update = clock() > writers ? Y.encodeStateAsUpdate(doc, before) : null
  doc.destroy()
  return update
}
