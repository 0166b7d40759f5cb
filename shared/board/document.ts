/**
 * A board as a Yjs document: one Y.Map per record in the root map `records`.
 *
 * In a record's map, `born` is the record as it was created, one immutable text (`born.ts`); each property changed since
 * has a key of its own (`geometry`, `place`, `props.<name>`, `meta.<name>`, or a top-level name); `text` is the
 * card's text as a Y.XmlFragment; `removed.<fingerprint>` says that the record was taken away. So two people who change
 * different properties of one card both win, at the size of whole records (docs/decisions/0003). Places on the page are
 * kept by the board's ruler, without the strips that growing zones put in (docs/decisions/0015).
 * @module
 */
import * as Y from 'yjs'
import { bornText, readBornValue } from './born.ts'
import { hash53 } from './hash53.ts'
import { heal } from './healing.ts'
import { type Kept, keptBy, shownBy } from './onRuler.ts'
import { createFragment, richTextOf, sameValue, writeRichText } from './richText.ts'
import type { Ruler } from './ruler.ts'
import { rulerOf } from './strips.ts'
import { wellFormedValue } from './wellFormed.ts'

/** A record of a board, structurally one of tldraw's document records (document, page, shape, asset, binding). */
export interface BoardRecord {
  readonly id: string
  readonly typeName: string
  readonly [property: string]: unknown
}

type Json = Readonly<Record<string, unknown>>
type RecordMap = Y.Map<unknown>

/** Position and turn change together in every drag: as one key they cost 41 bytes a step, not 94. */
const geometryKeys = ['x', 'y', 'rotation'] as const
/** Parent and index belong together: an index means nothing under another parent. */
const placeKeys = ['parentId', 'index'] as const
const groupedKeys = new Set<string>([...geometryKeys, ...placeKeys])
/** What decides how a shape's place is kept: the same numbers are another place in a frame. */
const shapeLyingKeys = ['geometry', 'place']
const zoneLyingKeys = [...shapeLyingKeys, 'props.w', 'props.h']
/** Beginning of the key that a removal sets; the rest is the fingerprint of what it took away. */
const REMOVED = 'removed.'
/** The strips that the foot of a zone lies in, where its head lies in others. */
const FOOT = 'foot'
/** What an editor works out from a card's text and a typeface, and nobody decides: it says nothing of who edited. */
export const measuredProps = ['growY', 'fontSizeAdjustment'] as const
const measuredKeys = new Set<string>(measuredProps.map((name) => `props.${name}`))
const fixedKeys = new Set(['id', 'typeName', 'type', 'props', 'meta'])

/** The root map: record id -> record. */
export function recordsMap(doc: Y.Doc): Y.Map<RecordMap> {
  return doc.getMap<RecordMap>('records')
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function hasRichText(record: Json): boolean {
  return isObject(record.props) && isObject(record.props.richText)
}

/** A record as the keys that a Y.Map holds it under, without its text. */
function keysOf(record: Json): Map<string, unknown> {
  const keys = new Map<string, unknown>()
  if ('x' in record)
    keys.set(
      'geometry',
      geometryKeys.map((key) => record[key]),
    )
  if ('parentId' in record)
    keys.set(
      'place',
      placeKeys.map((key) => record[key]),
    )
  for (const [key, value] of Object.entries(record))
    if (!fixedKeys.has(key) && !groupedKeys.has(key) && key !== FOOT) keys.set(key, value)
  if (isObject(record.props))
    for (const [key, value] of Object.entries(record.props))
      if (key !== 'richText') keys.set(`props.${key}`, value)
  if (isObject(record.meta))
    for (const [key, value] of Object.entries(record.meta)) keys.set(`meta.${key}`, value)
  return keys
}

/** The keys of a record that say where it lies, as they are kept. */
function lyingKeys({ record, path, foot }: Kept<Json>): Map<string, unknown> {
  const keys = new Map<string, unknown>()
  if ('x' in record) keys.set('geometry', [...geometryKeys.map((key) => record[key]), ...path])
  if (record.type !== 'zone') return keys
  if (isObject(record.props)) keys.set('props.h', record.props.h)
  return keys.set(FOOT, foot ?? undefined)
}

function assign(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') return
  if (value === undefined) delete target[key]
  else target[key] = value
}

function assignGroup(target: Record<string, unknown>, keys: readonly string[], values: unknown): void {
  if (!Array.isArray(values)) return
  for (const [i, key] of keys.entries()) assign(target, key, values[i])
}

const numbersIn = (value: unknown): number[] | null =>
  Array.isArray(value) ? value.filter((one): one is number => Number.isFinite(one)) : null

/** What a record's map holds, or would. */
interface Values {
  get(key: string): unknown
  forEach(each: (value: unknown, key: string) => void): void
}

/**
 * Puts together a record from its map; null where the map holds none, as only a forged update leaves it.
 * Without its text it costs a fifth, which is what a drag needs.
 */
function assemble(id: string, map: Values, ruler: Ruler, withText = true): BoardRecord | null {
  const record = assembleKept(id, map, withText)
  if (!record || ruler.isPlain) return record
  const geometry = map.get('geometry')
  const path = Array.isArray(geometry) ? geometry.slice(geometryKeys.length) : []
  return shownBy(ruler, { record, path: numbersIn(path) ?? [], foot: numbersIn(map.get(FOOT)) })
}

/** The same with its places by the ruler. */
function assembleKept(id: string, map: Values, withText: boolean): BoardRecord | null {
  const record = readBornValue(id, map.get('born'))
  if (!record) return null
  const props = isObject(record.props) ? record.props : null
  const meta = isObject(record.meta) ? record.meta : null
  map.forEach((value, key) => {
    if (key === 'born' || key === FOOT || key.startsWith(REMOVED) || fixedKeys.has(key)) return
    if (key === 'geometry') assignGroup(record, geometryKeys, value)
    else if (key === 'place') assignGroup(record, placeKeys, value)
    else if (key === 'text') {
      if (withText && props && value instanceof Y.XmlFragment) props.richText = richTextOf(value)
    } else if (key.startsWith('props.')) {
      if (props) assign(props, key.slice(6), value)
    } else if (key.startsWith('meta.')) {
      if (meta) assign(meta, key.slice(5), value)
    } else assign(record, key, value)
  })
  return record
}

/** A stable text of what a map holds, for {@link fingerprint}; independent of how this version shows it. */
function rawText(map: RecordMap): string {
  const entries = [...map.entries()]
    .filter(([key]) => !key.startsWith(REMOVED) && !measuredKeys.has(key))
    .map(([key, value]) => [key, value instanceof Y.AbstractType ? value.toJSON() : stable(value)])
  return JSON.stringify(
    entries.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    // Who wrote half a letter has it still, where all others have what came to them.
    wellFormedValue,
  )
}

function stable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stable)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, stable(value[key])]),
  )
}

/** Tells what maps hold apart. */
const fingerprint = (map: RecordMap): number => hash53(rawText(map))

function removals(map: RecordMap): string[] {
  const keys: string[] = []
  map.forEach((_value, key) => {
    if (key.startsWith(REMOVED)) keys.push(key)
  })
  return keys
}

/**
 * A removal names the content it took away. A record that holds anything else has been edited by someone who did
 * not know of the removal, and stays: nothing that a person wrote goes with a card another one threw away. Each
 * removal has a key of its own, so that of two at the same time the one that knew more holds.
 */
function isRemoved(map: RecordMap): boolean {
  const keys = removals(map)
  return keys.length > 0 && keys.includes(`${REMOVED}${fingerprint(map)}`)
}

/** Reads one record as it was written; null if there is none, or it is removed. */
export function readRecord(doc: Y.Doc, id: string): BoardRecord | null {
  const map = recordsMap(doc).get(id)
  return map instanceof Y.Map && !isRemoved(map) ? assemble(id, map, rulerOf(doc)) : null
}

/** Reads one record as it was before it was removed, if it was; null if there never was one. */
export function readEvenRemoved(doc: Y.Doc, id: string): BoardRecord | null {
  const map = recordsMap(doc).get(id)
  return map instanceof Y.Map ? assemble(id, map, rulerOf(doc)) : null
}

/** Reads one record, even if it is removed, as it would be with other values of its keys; undefined for none. */
export function readWith(
  doc: Y.Doc,
  id: string,
  values: Iterable<readonly [string, unknown]>,
): BoardRecord | null {
  const map = recordsMap(doc).get(id)
  if (!(map instanceof Y.Map)) return null
  const all = new Map<string, unknown>(map.entries())
  for (const [key, value] of values)
    if (value === undefined) all.delete(key)
    else all.set(key, value)
  return assemble(id, all, rulerOf(doc))
}

/** The record as it was made, without its text and where the ruler has it; null if there never was one. */
export function readBorn(doc: Y.Doc, id: string): BoardRecord | null {
  const map = recordsMap(doc).get(id)
  return map instanceof Y.Map ? readBornValue(id, map.get('born')) : null
}

/**
 * Where a note is shown and how large, and no more of it, at a small part of what reading it costs. Says nothing of
 * whether it was removed. Null if there never was one.
 */
export function readLying(doc: Y.Doc, id: string): BoardRecord | null {
  const born = readBorn(doc, id)
  const map = recordsMap(doc).get(id)
  if (!map || !born) return null
  const lying: Record<string, unknown> = { id, typeName: born.typeName, type: born.type }
  for (const key of [...geometryKeys, ...placeKeys]) lying[key] = born[key]
  const geometry = map.get('geometry')
  assignGroup(lying, geometryKeys, geometry)
  assignGroup(lying, placeKeys, map.get('place'))
  const props = born.props as Json | undefined
  const [scale, growY] = ['scale', 'growY'].map((key) => map.get(`props.${key}`) ?? props?.[key])
  const path = Array.isArray(geometry) ? geometry.slice(geometryKeys.length) : []
  const record = { ...lying, props: { scale, growY } } as unknown as BoardRecord
  return shownBy(rulerOf(doc), { record, path: numbersIn(path) ?? [], foot: null })
}

/** Whether a key of a record's map says that the record was removed. */
export const isRemovalKey = (key: string): boolean => key.startsWith(REMOVED)

/** Reads all records as they were written, ordered by id so that equal documents give equal lists. */
export function readWritten(doc: Y.Doc): BoardRecord[] {
  const records: BoardRecord[] = []
  const ruler = rulerOf(doc)
  recordsMap(doc).forEach((map, id) => {
    const record = map instanceof Y.Map && !isRemoved(map) ? assemble(id, map, ruler) : null
    if (record) records.push(record)
  })
  return records.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Reads all records as they are shown, healed (`healing.ts`), ordered by id. */
export function readRecords(doc: Y.Doc): BoardRecord[] {
  return heal(readWritten(doc), (id) => readRemoved(doc, id))
}

/** What a record held when it was taken away; null if there is none, or it is there. */
export function readRemoved(doc: Y.Doc, id: string): BoardRecord | null {
  const map = recordsMap(doc).get(id)
  return map instanceof Y.Map && isRemoved(map) ? assemble(id, map, rulerOf(doc)) : null
}

/** The text of a record, where it has one, for an editor to bind to. */
export function textFragment(doc: Y.Doc, id: string): Y.XmlFragment | null {
  const text = recordsMap(doc).get(id)?.get('text')
  return text instanceof Y.XmlFragment ? text : null
}

/**
 * Writes a record: creates it, or changes the properties in which it differs from what the document says.
 * `options.text: false` leaves the text alone, for a writer whose editor is bound to the fragment itself.
 * Wrap several writes in one `doc.transact`.
 */
export function writeRecord(
  doc: Y.Doc,
  record: BoardRecord,
  options: { readonly text?: boolean } = {},
): void {
  doc.transact(() => {
    const map = recordsMap(doc).get(record.id)
    const current = map instanceof Y.Map ? assemble(record.id, map, rulerOf(doc), false) : null
    if (map && current) changeRecord({ map, current, ruler: rulerOf(doc) }, record, options.text !== false)
    else createRecord(doc, record)
  })
}

function createRecord(doc: Y.Doc, shown: BoardRecord): void {
  const { record, path, foot } = keptBy(rulerOf(doc), shown)
  const map: RecordMap = new Y.Map()
  recordsMap(doc).set(record.id, map)
  if (hasRichText(record)) {
    const { richText, ...props } = record.props as Json
    map.set('born', bornText({ ...record, props }))
    map.set('text', createFragment(richText))
  } else map.set('born', bornText(record))
  if (path.length > 0) map.set('geometry', lyingKeys({ record, path, foot }).get('geometry'))
  if (foot) map.set(FOOT, foot)
}

/** What JSON makes of a value: `undefined` properties go, as they would on the way to another client. */
function jsonCopy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

/** What a map holds of where its record lies. */
function keptValue(map: RecordMap, id: string, key: string): unknown {
  if (map.has(key)) return map.get(key)
  return keysOf(readBornValue(id, map.get('born')) ?? {}).get(key)
}

/** A record that is to be changed. */
interface Changing {
  readonly map: RecordMap
  readonly current: BoardRecord
  readonly ruler: Ruler
}

function changeRecord({ map, current, ruler }: Changing, record: BoardRecord, withText: boolean): void {
  for (const key of removals(map)) map.delete(key)
  const wanted = jsonCopy(record)
  const [is, shall] = [keysOf(current), keysOf(wanted)]
  const differs = (key: string) => !sameValue(is.get(key), shall.get(key))
  const isMoved = (wanted.type === 'zone' ? zoneLyingKeys : shapeLyingKeys).some(differs)
  const lying = isMoved ? lyingKeys(keptBy(ruler, wanted)) : new Map<string, unknown>()
  for (const [key, value] of lying) if (!sameValue(keptValue(map, record.id, key), value)) map.set(key, value)
  for (const [key, value] of shall) if (!lying.has(key) && differs(key)) map.set(key, value)
  for (const key of is.keys()) if (!shall.has(key)) map.set(key, undefined)
  if (!withText || !hasRichText(record)) return
  const { richText } = record.props as Json
  const text = map.get('text')
  if (text instanceof Y.XmlFragment) writeRichText(text, richText)
  else map.set('text', createFragment(richText))
}

/**
 * Takes a record away. It comes back if an edit made without knowledge of this arrives, and when it is written
 * again. What it held stays in the document until the server compacts it away.
 */
export function removeRecord(doc: Y.Doc, id: string): void {
  doc.transact(() => {
    const map = recordsMap(doc).get(id)
    if (map instanceof Y.Map && !isRemoved(map)) map.set(`${REMOVED}${fingerprint(map)}`, true)
  })
}
