/**
 * A copy of each board on this device: it opens without a network, and what was written without one is not lost.
 * @module
 */
import { IndexeddbPersistence, storeState } from 'y-indexeddb'
import type * as Y from 'yjs'
import { recordsMap } from '../../shared/board/document.ts'
import { eraseAnswers } from './offlinePages.ts'

/** Before the room's id, in the names of the databases. */
const PREFIX = 'samrum-room-'
/** Milliseconds to wait for the copy before going on without: a device's storage can be slow, or broken. */
const PATIENCE_MS = 1_500

export interface OfflineCopy {
  /**
   * Resolves when the copy is in the document, when this device is known to have had none, or when it is not worth
   * waiting for any longer. Never rejects.
   */
  readonly loaded: Promise<void>
  /** Lets go of the copy and leaves it on the device. */
  close(): void
  /** Takes it off the device. */
  erase(): void
}

const none: OfflineCopy = { loaded: Promise.resolve(), close() {}, erase() {} }

/** Whether this browser lets the page keep anything; in some private windows it does not. */
async function mayStore(): Promise<boolean> {
  if (typeof indexedDB === 'undefined') return false
  return new Promise((resolve) => {
    try {
      const attempt = indexedDB.open(`${PREFIX}probe`)
      attempt.onerror = () => resolve(false)
      attempt.onsuccess = () => {
        attempt.result.close()
        resolve(true)
      }
    } catch {
      resolve(false)
    }
  })
}

/** Names of the databases that this device may have; null where that is not known. */
let held: Set<string> | null = null

/**
 * Finds out which boards this device has copies of. Opening a copy takes some devices half a second, and who comes to a
 * room for the first time has none to wait for. Never rejects.
 */
export async function findCopies(): Promise<void> {
  if (!(await mayStore()) || !indexedDB.databases) return
  const databases = await indexedDB.databases().catch(() => null)
  if (databases) held ??= new Set(databases.map(({ name }) => name ?? ''))
}

/**
 * Commits what the copy writes for each update in the task in which it writes it. Left to the browser, a transaction ends
 * when the page has taken its answer, and the next begins after that: a page that was busy drawing had the last letters
 * of a word still waiting, and lost them when it was loaded anew.
 * @returns ends it
 */
function commitAtOnce(copy: IndexeddbPersistence, doc: Y.Doc): () => void {
  const { db } = copy
  if (!db) return () => {}
  let begun: IDBTransaction | null = null
  db.transaction = (...parameters: Parameters<IDBDatabase['transaction']>) => {
    begun = IDBDatabase.prototype.transaction.apply(db, parameters)
    return begun
  }
  // Comes after the copy's own listener, which has begun a transaction and put the update into it.
  const commit = (_update: Uint8Array, origin: unknown) => {
    if (origin !== copy) begun?.commit()
    begun = null
  }
  doc.on('update', commit)
  return () => doc.off('update', commit)
}

/**
 * A record is taken out of a document only for good, when its author asks (R5 of SPEC.md); removed by hand it stays. Then
 * the copy is written anew, since the updates it is kept as hold the words.
 * @returns ends it
 */
function forgetWithBoard(copy: IndexeddbPersistence, doc: Y.Doc): () => void {
  const records = recordsMap(doc)
  const look: Parameters<typeof records.observe>[0] = ({ changes }) => {
    if ([...changes.keys.values()].some(({ action }) => action === 'delete'))
      void storeState(copy, true).catch(() => {})
  }
  records.observe(look)
  return () => records.unobserve(look)
}

const patience = () => new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS))

/**
 * Waits until a board has come in from elsewhere and the page has drawn it: the copy of a whole board is made in the same
 * step in which it comes, and with that goes a twentieth of the time until a full board is shown.
 */
async function whenDrawn(doc: Y.Doc): Promise<void> {
  await Promise.race([new Promise<void>((resolve) => doc.once('update', () => resolve())), patience()])
  await new Promise<void>((resolve) => {
    if (typeof requestIdleCallback === 'function')
      requestIdleCallback(() => resolve(), { timeout: PATIENCE_MS })
    else setTimeout(resolve, PATIENCE_MS)
  })
}

/** Reads the device's copy of a room into `doc`, and keeps it up to date from then on. */
export function openOfflineCopy(roomId: string, doc: Y.Doc): OfflineCopy {
  if (typeof indexedDB === 'undefined') return none
  let copy: IndexeddbPersistence | null = null
  let leaveToBrowser = () => {}
  let remember = () => {}
  let isClosed = false
  let isErased = false
  const isFirst = held !== null && !held.has(PREFIX + roomId)
  held?.add(PREFIX + roomId)
  const load = async () => {
    if (isFirst) await whenDrawn(doc)
    if (isClosed || !(await mayStore()) || isClosed) return
    copy = new IndexeddbPersistence(PREFIX + roomId, doc)
    await copy.whenSynced
    if (isClosed) return
    leaveToBrowser = commitAtOnce(copy, doc)
    remember = forgetWithBoard(copy, doc)
  }
  const loading = load().catch(() => {})
  return {
    loaded: isFirst ? Promise.resolve() : Promise.race([loading, patience()]),
    close() {
      if (isClosed) return
      isClosed = true
      leaveToBrowser()
      remember()
      void copy?.destroy()
    },
    erase() {
      if (isErased) return
      isClosed = isErased = true
      leaveToBrowser()
      remember()
      if (copy) void copy.clearData()
      else indexedDB.deleteDatabase(PREFIX + roomId)
    },
  }
}

/** Takes the copies of all rooms off this device, for someone who leaves it. */
export async function eraseOfflineCopies(): Promise<void> {
  await eraseAnswers().catch(() => {})
  if (typeof indexedDB === 'undefined' || !indexedDB.databases) return
  const databases = await indexedDB.databases().catch(() => [])
  for (const { name } of databases) if (name?.startsWith(PREFIX)) indexedDB.deleteDatabase(name)
}
