/**
 * The store that the editor works on: tldraw's own records and one shape of ours, the zone.
 * It needs no page, so that tests can run it.
 * @module
 */
import {
  createTLSchema,
  createTLStore,
  defaultShapeSchemas,
  type RecordProps,
  T,
  type TLAssetStore,
  type TLBaseShape,
  type TLRecord,
  type TLSchema,
  type TLStore,
} from 'tldraw'
import { isPictureAddress } from '../../shared/pictures.ts'
import type { Localised } from '../../shared/vocabulary.ts'
import { isPlainIndex } from './plainIndex.ts'

/** A region of the board, laid out by the room's template. `w` and `h` are in board pixels. */
export interface ZoneProps {
  w: number
  h: number
  zoneId: string
  name: Localised
  prompt: Localised
  kinds: string[]
  facet: string | null
}
export type ZoneShape = TLBaseShape<'zone', ZoneProps>

const localised = T.object({ sv: T.string, en: T.string })

export const zoneShapeProps: RecordProps<ZoneShape> = {
  w: T.nonZeroNumber,
  h: T.nonZeroNumber,
  zoneId: T.string,
  name: localised,
  prompt: localised,
  kinds: T.arrayOf(T.string),
  facet: T.string.nullable(),
}

/** What a board may hold; a record that does not fit this is set aside, see `bindRecords.ts`. */
export function createBoardSchema(): TLSchema {
  return createTLSchema({ shapes: { ...defaultShapeSchemas, zone: { props: zoneShapeProps } } })
}

/** One for all boards: making it takes longer than making a store. */
let schema: TLSchema | undefined

/**
 * A schema that looks at each record once: what was found to fit goes into the store as it is, and is not looked
 * through again on its way, for records never change. Of a new record it looks at what is otherwise than in the last
 * of its kind that fits: notes have nearly all of it in common.
 */
function lookingOnce(schema: TLSchema): TLSchema {
  const fitting = new WeakSet<object>()
  const lastOf = new Map<string, TLRecord>()
  const validate = schema.validateRecord
  schema.validateRecord = (store, record, phase, before) => {
    if (fitting.has(record)) return record
    const kind = record.typeName === 'shape' ? `shape:${record.type}` : record.typeName
    const found = validate.call(schema, store, record, phase, before ?? like(record, lastOf.get(kind)))
    fitting.add(found)
    lastOf.set(kind, found)
    return found
  }
  return schema
}

/** What fits of a record's kind, with the record's own index where that is plain: then it is not looked at either. */
function like(record: TLRecord, fits: TLRecord | undefined): TLRecord | null {
  if (!fits || !('index' in record && 'index' in fits)) return fits ?? null
  return isPlainIndex(record.index) ? ({ ...fits, index: record.index } as TLRecord) : fits
}

/** Pictures come onto a board when the server has them (`pictures.ts`), and none from elsewhere is asked for. */
const ownAssets: TLAssetStore = {
  upload: () => Promise.reject(new Error('files are sent before they come here')),
  resolve: ({ props }) => (isPictureAddress(props.src) ? props.src : null),
}

/** An empty store. Its content comes from the room's document alone. */
export function createBoardStore(): TLStore {
  schema ??= lookingOnce(createBoardSchema())
  return createTLStore({ schema, assets: ownAssets })
}
