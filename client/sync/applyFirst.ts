/**
 * The first that a document takes in, which may be a whole board. Yjs tells its listeners of an update by writing out
 * what was new in it, which takes longer than taking it in. Where all of it is new, that is the update itself.
 * @module
 */
import * as Y from 'yjs'
import { QuickDecoder } from './QuickDecoder.ts'

/** Applies an update; listeners of a document that holds nothing yet are told of it as it came. */
export function applyFirst(doc: Y.Doc, update: Uint8Array, origin: unknown): void {
  const listeners = doc._observers.get('update')
  if (doc.store.clients.size > 0 || !listeners) return Y.applyUpdate(doc, update, origin)
  let transaction: Y.Transaction | null = null
  const note = (last: Y.Transaction) => {
    transaction = last
  }
  doc._observers.delete('update')
  doc.once('afterTransaction', note)
  try {
    Y.applyUpdateV2(doc, update, origin, QuickDecoder)
  } finally {
    doc._observers.set('update', listeners)
  }
  if (transaction && doc.store.clients.size > 0) doc.emit('update', [update, origin, doc, transaction])
}
