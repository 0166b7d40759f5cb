/**
 * Whether what one hand brought into a document has been written on by another since.
 * @module
 */
import * as Y from 'yjs'
import { measuredProps, recordsMap } from './document.ts'

/** Written by any client beside what people do. */
const measures = new Set<string>(measuredProps.map((name) => `props.${name}`))

/** How far each client had written into a document: what came later can be told from what was there. */
export type Stand = ReadonlyMap<number, number>

export const standOf = (doc: Y.Doc): Stand => Y.decodeStateVector(Y.encodeStateVector(doc))

/** Whether something in the record that an item holds, or in its text, was written by others. */
function holds(item: Y.Item, isOther: (id: Y.ID) => boolean): boolean {
  if (!(item.content instanceof Y.ContentType)) return false
  const { type } = item.content
  const children = [...type._map].filter(([key]) => !measures.has(key)).map(([, child]) => child)
  for (let child = type._start; child; child = child.right) children.push(child)
  return children.some((child) => isOther(child.id) || holds(child, isOther))
}

/**
 * Whether anyone but these has written into the record that an item holds, or into its text.
 * @param own clients of the document that do not count
 */
export const heldByOthers = (item: Y.Item, own: ReadonlySet<number>): boolean =>
  holds(item, ({ client }) => !own.has(client))

/** Who brought a record: of one that was brought in again after it had been removed, who did so last. */
const broughtBy = (item: Y.Item): number =>
  (item.content instanceof Y.ContentType ? item.content.type._map.get('meta.createdAt') : null)?.id.client ??
  item.id.client

/**
 * Whether a record that was brought in says something that neither who brought it nor this document's own client has
 * written since, removal included. False where it never was there.
 * @param before how far the document was written before it was brought in; what was in it then, from an earlier time that
 * it was on the board, counts for nothing
 */
export function isChangedByOthers(doc: Y.Doc, id: string, before: Stand): boolean {
  const item = recordsMap(doc)._map.get(id)
  if (!item) return false
  const own = new Set([broughtBy(item), doc.clientID])
  return holds(item, ({ client, clock }) => !own.has(client) && clock >= (before.get(client) ?? 0))
}
