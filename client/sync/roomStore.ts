/**
 * An open room: its document, presence, socket and offline copy, and what of them a page shows.
 * @module
 */
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { recordsMap } from '../../shared/board/document.ts'
import { sameValue } from '../../shared/board/richText.ts'
import { BOARD_VERSION } from '../../shared/board/version.ts'
import { type Mood, moods } from '../../shared/facilitation/moods.ts'
import type { Facilitation } from '../../shared/protocol/facilitation.ts'
import { close } from '../../shared/protocol/messages.ts'
import type { OfflineCopy } from './offlineCopy.ts'
import { openOfflineCopy } from './offlineCopy.ts'
import { keepPages } from './offlinePages.ts'
import { followPage } from './pageEvents.ts'
import type { Present, PresentUser } from './present.ts'
import { readPresent } from './present.ts'
import type { SocketStatus } from './roomSocket.ts'
import { RoomSocket } from './roomSocket.ts'

export { findCopies } from './offlineCopy.ts'

/** On the server's disk; on its way there; on this device alone. */
export type SavedState = 'saved' | 'saving' | 'offline'

/** What a page knows of a room's connection. A new object whenever anything in it changes. */
export interface RoomConnection {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly status: SocketStatus
  readonly saved: SavedState
  /** Set when the server ended the connection for good; its codes are in shared/protocol/messages.ts. */
  readonly ended: { readonly code: number; readonly reason: string } | null
  readonly present: readonly Present[]
  /** The document holds the board: it was synced once, or this device had a copy. */
  readonly ready: boolean
  /** The server's disk takes nothing at the moment. */
  readonly trouble: boolean
  /** How the room is led; null until the server said. */
  readonly facilitation: Facilitation | null
  /** Milliseconds since 1970, by the server's clock. */
  readonly serverNow: () => number
  /** Takes what a command made of the room, before the server tells everyone. */
  readonly led: (facilitation: Facilitation) => void
  readonly showMood: (mood: Mood) => void
  /** Calls back with how often each mood was shown a moment ago, in their order; returns what ends it. */
  readonly onMoods: (heard: (counts: readonly number[]) => void) => () => void
}

/** Milliseconds that an edit may be under way before it is worth a word: most are saved within 20. */
const SAVING_SHOWN_AFTER_MS = 300
/** Milliseconds a room that nobody shows any longer is kept, so that React may take a page down and up again. */
const KEPT_MS = 1_000
/** Milliseconds a room is kept that was opened and has not been shown yet. */
const AWAITED_MS = 30_000

function socketUrl(roomId: string): string {
  const url = new URL(`/sync/${encodeURIComponent(roomId)}`, location.href)
  url.searchParams.set('board', String(BOARD_VERSION))
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return url.href
}

export class RoomStore {
  readonly #doc = new Y.Doc()
  readonly #awareness = new Awareness(this.#doc)
  readonly #copy: OfflineCopy
  readonly #socket: RoomSocket
  readonly #stopFollowing: () => void
  readonly #listeners = new Set<() => void>()
  readonly #moodListeners = new Set<(counts: readonly number[]) => void>()
  readonly #onUnused: () => void
  #unusedTimer: ReturnType<typeof setTimeout>
  #snapshot: RoomConnection
  #wasSynced = false
  #hadCopy = false
  #isDestroyed = false
  #savingTimer: ReturnType<typeof setTimeout> | null = null

  /** @param onUnused called when nobody shows the room any longer */
  constructor(roomId: string, onUnused: () => void) {
    this.#onUnused = onUnused
    this.#unusedTimer = setTimeout(onUnused, AWAITED_MS)
    this.#copy = openOfflineCopy(roomId, this.#doc)
    this.#socket = new RoomSocket({
      url: socketUrl(roomId),
      doc: this.#doc,
      awareness: this.#awareness,
      onChange: () => this.#changed(),
      onMoods: (counts) => {
        for (const heard of this.#moodListeners) heard(counts)
      },
    })
    this.#snapshot = this.#read('saved')
    this.#awareness.on('change', () => this.#changed())
    this.#stopFollowing = followPage(this.#socket)
    // After the copy, if there may be one: then the server sends only what it lacks, and gets only what was written without it.
    void this.#copy.loaded.then(() => this.#start())
  }

  readonly snapshot = (): RoomConnection => this.#snapshot

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    clearTimeout(this.#unusedTimer)
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) this.#unusedTimer = setTimeout(this.#onUnused, KEPT_MS)
    }
  }

  /** Says who is at this screen; to the others the server says it. */
  introduce(user: PresentUser): void {
    this.#awareness.setLocalStateField('user', user)
  }

  destroy(): void {
    this.#isDestroyed = true
    this.#stopFollowing()
    if (this.#savingTimer !== null) clearTimeout(this.#savingTimer)
    this.#socket.destroy()
    this.#copy.close()
    this.#awareness.destroy()
    this.#doc.destroy()
  }

  #start(): void {
    if (this.#isDestroyed) return
    this.#hadCopy = recordsMap(this.#doc).size > 0
    this.#socket.connect()
    this.#changed()
  }

  /** What the first sync needed is loaded by then: the editor, its letters, the room. */
  #synced(): void {
    this.#wasSynced = true
    void keepPages()
  }

  #changed(): void {
    if (this.#isDestroyed) return
    if (this.#socket.status === 'live' && !this.#wasSynced) this.#synced()
    const code = this.#socket.endedWith
    // What this person may no longer see does not stay with them either.
    if (code === close.forbidden || code === close.notFound) this.#copy.erase()
    this.#show(this.#read(this.#savedNow()))
  }

  /** The word beside the board; short waits are not told, or it would flicker with every letter. */
  #savedNow(): SavedState {
    const { isSaved, isRefused, status } = this.#socket
    const isWaiting = !isSaved && !isRefused && status === 'live'
    if (!isWaiting && this.#savingTimer !== null) {
      clearTimeout(this.#savingTimer)
      this.#savingTimer = null
    }
    if (isRefused) return 'offline'
    if (status === 'offline' || status === 'ended') return isSaved ? 'saved' : 'offline'
    if (!isWaiting) return isSaved ? 'saved' : 'saving'
    this.#savingTimer ??= setTimeout(() => this.#show(this.#read('saving')), SAVING_SHOWN_AFTER_MS)
    return this.#snapshot.saved === 'saving' ? 'saving' : 'saved'
  }

  #read(saved: SavedState): RoomConnection {
    const { status, endedWith, endedFor, inTrouble } = this.#socket
    return {
      doc: this.#doc,
      awareness: this.#awareness,
      status,
      saved,
      ended: endedWith === null ? null : { code: endedWith, reason: endedFor },
      present: readPresent(this.#awareness),
      ready: this.#wasSynced || this.#hadCopy,
      trouble: inTrouble,
      facilitation: this.#socket.facilitation,
      serverNow: this.#serverNow,
      led: this.#led,
      showMood: this.#showMood,
      onMoods: this.#onMoods,
    }
  }

  readonly #serverNow = () => this.#socket.clock.now()
  readonly #showMood = (mood: Mood) => this.#socket.showMood(moods.indexOf(mood))
  readonly #onMoods = (heard: (counts: readonly number[]) => void) => {
    this.#moodListeners.add(heard)
    return () => {
      this.#moodListeners.delete(heard)
    }
  }
  readonly #led = (facilitation: Facilitation) => this.#socket.led(facilitation)

  #show(next: RoomConnection): void {
    const before = this.#snapshot
    const present = sameValue(before.present, next.present) ? before.present : next.present
    const isSame =
      before.status === next.status &&
      before.saved === next.saved &&
      before.ended?.code === next.ended?.code &&
      before.present === present &&
      before.ready === next.ready &&
      before.trouble === next.trouble &&
      before.facilitation === next.facilitation
    if (isSame) return
    this.#snapshot = { ...next, present }
    for (const listener of this.#listeners) listener()
  }
}

const openRooms = new Map<string, RoomStore>()

/**
 * The open room with this id, opened if it is not. It closes by itself when nobody is subscribed to it, so it may be
 * asked for while rendering.
 */
export function openRoom(roomId: string): RoomStore {
  const existing = openRooms.get(roomId)
  if (existing) return existing
  const store = new RoomStore(roomId, () => {
    openRooms.delete(roomId)
    store.destroy()
  })
  openRooms.set(roomId, store)
  return store
}
