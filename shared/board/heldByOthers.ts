/**
 * Whether what one hand brought into a document has been written on by another since.
 * @module
 */
import * as Y from 'yjs'
import { measuredProps, recordsMap } from './document.ts'

/** Written by any client beside what people do. */
const measures = new Set<string>(measuredProps.map((name) => `props.${name}`))

/**
 * Whether anyone but these has written into the record that an item holds, or into its text.
 * @param own clients of the document that do not count
 */
export function heldByOthers(item: Y.Item, own: ReadonlySet<number>): boolean {
  if (!(item.content instanceof Y.ContentType)) return false
  const { type } = item.content
  const children = [...type._map].filter(([key]) => !measures.has(key)).map(([, child]) => child)
  for (let child = type._start; child; child = child.right) children.push(child)
  return children.some((child) => !own.has(child.id.client) || heldByOthers(child, own))
}

/**
 * Whether a record says something that neither who made it nor this document's own client has written, removal included.
 * False where it never was there.
 */
export function isChangedByOthers(doc: Y.Doc, id: string): boolean {
  const item = recordsMap(doc)._map.get(id)
  return item !== undefined && heldByOthers(item, new Set([item.id.client, doc.clientID]))
}
