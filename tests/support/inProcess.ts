/**
 * Rooms in this process, with people whose sockets are function calls and a journal whose disk can be held back:
 * what the sync server does without the time that processes and networks take.
 * @module
 */
import { gunzipSync } from 'node:zlib'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import type { HiddenUpdate, Journal, JournalEntry, LoggedUpdate } from '../../server/journal/Journal.ts'
import type { Outgoing } from '../../server/sync/outgoing.ts'
import { Rooms } from '../../server/sync/rooms.ts'
import type { Who } from '../../server/sync/session.ts'
import type { Standing } from '../../server/sync/standing.ts'
import { acceptsCompressedMessage, message, sync, syncMessage } from '../../shared/protocol/messages.ts'

/** A journal whose disk can be held back or made to fail. */
export class TestJournal implements Journal {
  readonly logged: (JournalEntry & LoggedUpdate)[] = []
  /** What is in the members' own logs. */
  hidden: (HiddenUpdate & { readonly roomId: string })[] = []
  reads = 0
  readonly #heads = new Map<string, number>()
  full = false
  /** Appends that have been asked for and not answered. */
  waiting = 0
  #release: (() => void) | null = null

  hold(): () => void {
    const held = new Promise<void>((resolve) => {
      this.#release = resolve
    })
    this.#held = held
    return () => {
      this.#held = null
      this.#release?.()
    }
  }
  #held: Promise<void> | null = null

  async append(entries: readonly JournalEntry[]): Promise<number[]> {
    this.waiting++
    await this.#held
    this.waiting--
    if (this.full) throw new Error('database or disk is full')
    return entries.map((entry) => {
      if (entry.hidden) return this.#hide(entry)
      const { roomId, memberId, ends } = entry
      if (ends)
        this.hidden = this.hidden.filter(
          (one) => one.roomId !== roomId || one.memberId !== memberId || ends.but.includes(one.seq),
        )
      const seq = (this.#heads.get(entry.roomId) ?? 0) + 1
      this.#heads.set(entry.roomId, seq)
      this.logged.push({ ...entry, claims: entry.claims ?? [], seq, at: Date.now() })
      return seq
    })
  }
  #hide({ roomId, memberId, data }: JournalEntry): number {
    if (memberId === null) throw new Error('what is hidden is somebody’s')
    const own = this.hidden.filter((one) => one.roomId === roomId && one.memberId === memberId)
    const seq = (own.at(-1)?.seq ?? 0) + 1
    this.hidden.push({ roomId, memberId, seq, data })
    return seq
  }
  async readHidden(roomId: string) {
    return this.hidden.filter((one) => one.roomId === roomId)
  }
  async readAfter(roomId: string, seq: number) {
    this.reads++
    return {
      checkpoint: null,
      updates: this.logged.filter((one) => one.roomId === roomId && one.seq > seq),
      seams: [],
    }
  }
  async head(roomId: string) {
    return this.#heads.get(roomId) ?? 0
  }
  async checkpoint() {}
  async remove() {}
  async close() {}
}

const silent = { error: () => {} }
const opened: Rooms[] = []

/** Stops all rooms that were opened. */
export async function stopRooms(): Promise<void> {
  for (const rooms of opened.splice(0)) await rooms.stop()
}

/** Rooms on a journal in memory. */
export function openRooms(
  journal = new TestJournal(),
  idleMs?: number,
  restMs?: number,
  standingOf?: () => Promise<Standing>,
) {
  const rooms = new Rooms({
    journal,
    log: silent,
    ...(idleMs === undefined ? {} : { idleMs }),
    ...(restMs === undefined ? {} : { restMs }),
  })
  if (standingOf) rooms.askStanding(standingOf)
  opened.push(rooms)
  return { journal, rooms }
}

/** A person at a room, with a document that follows it, as a stock client's would. */
export async function person(
  rooms: Rooms,
  name: string,
  options: {
    mayEdit?: boolean
    doc?: Y.Doc
    standing?: Standing
    leads?: boolean
    compressed?: boolean
    /** Told of what is sent, before it is heard. */
    onFrame?: (messages: readonly Uint8Array[]) => void
  } = {},
) {
  const doc = options.doc ?? new Y.Doc()
  const heard = {
    /** Every message as it came. */
    frames: [] as Uint8Array[],
    saved: 0,
    trouble: [] as number[],
    denied: 0,
    presence: [] as Uint8Array[],
    updates: 0,
    asked: 0,
    compressed: 0,
  }
  const ended: { code: number | null } = { code: null }
  const socket = {
    buffered: 0,
    close(code: number) {
      ended.code = code
    },
    send({ messages }: Outgoing) {
      heard.frames.push(...messages)
      options.onFrame?.(messages)
      for (const bytes of messages) hear(bytes)
    },
  }
  const hear = (bytes: Uint8Array) => {
    const decoder = decoding.createDecoder(bytes)
    const kind = decoding.readVarUint(decoder)
    if (kind === message.saved) heard.saved = decoding.readVarUint(decoder)
    else if (kind === message.trouble) heard.trouble.push(decoding.readVarUint(decoder))
    else if (kind === message.auth) heard.denied++
    else if (kind === message.awareness) heard.presence.push(decoding.readVarUint8Array(decoder))
    else if (kind === message.sync) {
      const step = decoding.readVarUint(decoder)
      const payload = decoding.readVarUint8Array(decoder)
      if (step === sync.step1) {
        heard.asked++
        toServer.push(syncMessage('step2', Y.encodeStateAsUpdate(doc, payload)))
      } else {
        heard.updates++
        Y.applyUpdate(doc, payload, 'server')
      }
    } else if (kind === message.compressed) {
      heard.compressed++
      hear(gunzipSync(decoding.readVarUint8Array(decoder)))
    }
  }
  const toServer: Uint8Array[] = []
  const who: Who = {
    memberId: name,
    sessionId: name,
    roomId: 'room',
    user: { id: name, name, sector: 'business', role: 'participant' },
    mayEdit: options.mayEdit ?? true,
    leads: options.leads ?? false,
  }
  const connection = await rooms.connect(who, socket, options.standing)
  if (!connection) throw new Error('no connection')
  const sent = { edits: 0 }
  const edit = (frame: Uint8Array) => {
    sent.edits++
    connection.receive(frame)
  }
  const answer = () => {
    for (const frame of toServer.splice(0)) edit(frame)
  }
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server') edit(syncMessage('update', update))
  })
  if (options.compressed) connection.receive(acceptsCompressedMessage())
  connection.receive(syncMessage('step1', Y.encodeStateVector(doc)))
  answer()
  return { name, doc, heard, sent, ended, socket, connection, answer }
}
