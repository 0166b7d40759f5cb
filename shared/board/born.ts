/**
 * What a record was created as, on its way into a document and out of it: one text, since Yjs decodes a value key by key,
 * at twenty times the cost of a text (docs/decisions/0019). The text is JSON, without the id, which the document's map
 * names. Of a note, most of which begin alike, it says only in what it differs: `["note",{…}]`.
 *
 * Documents of form 2 and before hold an object instead; it is read as well.
 * @module
 */
import { wellFormedValue } from './wellFormed.ts'

type Json = Readonly<Record<string, unknown>>

/** What a record was created as. A copy, with copies of its `props` and `meta`, which whoever reads it may change. */
export interface Born {
  id: string
  typeName: string
  [property: string]: unknown
}

interface Base {
  readonly properties: Json
  readonly props: Json
}

/**
 * What records may begin as, by the name that a document calls it. Documents rest on these: none is ever changed, where
 * another is wanted it gets another name.
 */
const bases: ReadonlyMap<string, Base> = new Map([
  [
    'note',
    {
      properties: {
        typeName: 'shape',
        type: 'note',
        rotation: 0,
        parentId: 'page:page',
        isLocked: false,
        opacity: 1,
      },
      props: {
        labelColor: 'black',
        size: 's',
        font: 'sans',
        fontSizeAdjustment: 0,
        align: 'start',
        verticalAlign: 'start',
        growY: 0,
        url: '',
        scale: 1,
      },
    },
  ],
])

/** Values in values: a record of the editor has four deep at the most. */
const MAX_DEPTH = 20
/** A text that is no longer holds nothing so deep that it could do harm. */
const SHALLOW_LENGTH = 1000

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const hasAll = (value: Json, of: Json) => Object.keys(of).every((key) => value[key] !== undefined)

function differing(value: Json, from: Json): Record<string, unknown> {
  const differs: Record<string, unknown> = {}
  for (const [key, each] of Object.entries(value)) if (each !== from[key]) differs[key] = each
  return differs
}

/** The text for a record as it is created. What JSON leaves out (`undefined`, functions) goes. */
export function bornText({ id: _id, ...record }: Json): string {
  const name = String(record.type)
  const base = record.typeName === 'shape' ? bases.get(name) : undefined
  const { props } = record
  if (!base || !isObject(props) || !hasAll(record, base.properties) || !hasAll(props, base.props))
    return JSON.stringify(record)
  return JSON.stringify([
    name,
    { ...differing(record, base.properties), props: differing(props, base.props) },
  ])
}

/** A half of a letter written as an escape, which is how JSON has it. */
const HALF_LETTER = '\\ud'

function parse(text: string): unknown {
  try {
    return text.includes(HALF_LETTER) ? JSON.parse(text, wellFormedValue) : JSON.parse(text)
  } catch {
    return null
  }
}

function isShallow(value: unknown, deepest = MAX_DEPTH): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (deepest === 0) return false
  return Object.values(value).every((each) => isShallow(each, deepest - 1))
}

/**
 * Reads what a document's map holds of a record's creation.
 * @returns null where it is no record of that id, as only a forged update leaves it
 */
export function readBornValue(id: string, value: unknown): Born | null {
  const record = typeof value === 'string' ? fromText(value) : isObject(value) ? fromObject(id, value) : null
  if (typeof record?.typeName !== 'string') return null
  record.id = id
  return record as Born
}

function fromText(text: string): Record<string, unknown> | null {
  const parsed = parse(text)
  if (text.length > SHALLOW_LENGTH && !isShallow(parsed)) return null
  if (!Array.isArray(parsed)) return isObject(parsed) ? parsed : null
  const [name, said] = parsed as unknown[]
  const base = bases.get(String(name))
  if (!base || !isObject(said)) return null
  return {
    ...base.properties,
    ...said,
    props: { ...base.props, ...(isObject(said.props) ? said.props : null) },
  }
}

function fromObject(id: string, value: Json): Record<string, unknown> | null {
  if (value.id !== id) return null
  const record = { ...value }
  for (const key of ['props', 'meta']) if (isObject(record[key])) record[key] = { ...record[key] }
  return record
}
