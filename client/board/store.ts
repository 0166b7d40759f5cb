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
  type TLSchema,
  type TLStore,
} from 'tldraw'
import { isPictureAddress } from '../../shared/pictures.ts'
import type { Localised } from '../../shared/vocabulary.ts'

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

/** Pictures come onto a board when the server has them (`pictures.ts`), and none from elsewhere is asked for. */
const ownAssets: TLAssetStore = {
  upload: () => Promise.reject(new Error('files are sent before they come here')),
  resolve: ({ props }) => (isPictureAddress(props.src) ? props.src : null),
}

/** An empty store. Its content comes from the room's document alone. */
export function createBoardStore(): TLStore {
  schema ??= createBoardSchema()
  return createTLStore({ schema, assets: ownAssets })
}
