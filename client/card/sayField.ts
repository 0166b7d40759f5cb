/**
 * What is filled in about a card goes to the card: one key of its meta, so that two who fill in different fields both win.
 * @module
 */
import type * as Y from 'yjs'
import { readRecord, writeRecord } from '../../shared/board/document.ts'
import { OUTLINE_ORIGIN } from '../outline/cardEdits.ts'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** @param key in the card's meta @param value `undefined` takes away what stands there */
export function sayField(doc: Y.Doc, id: string, key: string, value: unknown): void {
  const record = readRecord(doc, id)
  if (!record) return
  const { [key]: _before, ...meta } = isObject(record.meta) ? record.meta : {}
  // Where an older board has all fields in one object, taking one away has to say so.
  const gone = isObject(meta.attrs) ? { [key]: null } : {}
  const said = { ...meta, ...(value === undefined ? gone : { [key]: value }) }
  doc.transact(() => writeRecord(doc, { ...record, meta: said }, { text: false }), OUTLINE_ORIGIN)
}
