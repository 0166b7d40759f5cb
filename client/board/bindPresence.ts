/**
 * Who is where on the board: one's own pointer goes out with the awareness of the room, those of others come in.
 * Names and sectors are the server's, whatever a presence says.
 * @module
 */
import type { Signal, TLInstancePresence, TLStore, TLUserPreferences } from 'tldraw'
import {
  computed,
  getDefaultUserPresence,
  InstancePageStateRecordType,
  InstancePresenceRecordType,
  react,
  TLINSTANCE_ID,
} from 'tldraw'
import type { Awareness } from 'y-protocols/awareness'
import type { Sector } from '../../shared/vocabulary.ts'
import { isOneOf, sectors } from '../../shared/vocabulary.ts'
import { mergeQuietly } from './mergeQuietly.ts'
import { nextFrame } from './nextFrame.ts'

/** Colours of pointers and selections, dark enough for white letters. */
const sectorInk: Record<Sector, string> = {
  civil_society: '#a0305c',
  business: '#855400',
  public_sector: '#1b5b9c',
  academia: '#5c44a4',
}
/** The sectors' marks as letters, for where only text can stand. */
const sectorGlyph: Record<Sector, string> = {
  civil_society: '●',
  business: '▲',
  public_sector: '■',
  academia: '◆',
}
const OTHER_INK = '#55605c'
/** More selected cards than this are not told to others: a presence has to fit its limit of 4 kB. */
const MAX_SELECTED = 30
/** Milliseconds after which it is told where one points and looks: more often than others are shown it is work for nothing. */
const TELL_MS = 30
/** Milliseconds after which it is taken in where somebody points whose pointer is not seen here. */
const UNNOTICED_MS = 500
/** Points of one stroke of the eraser or laser that are told. */
const MAX_STROKE_POINTS = 24

interface Point {
  readonly x: number
  readonly y: number
}

export const inkOf = (sector: Sector | null): string => (sector ? sectorInk[sector] : OTHER_INK)

const presenceId = (clientId: number) => InstancePresenceRecordType.createId(String(clientId))

/** A person's name in the editor: a member has one in each of their windows. */
const userIdOf = (memberId: string, clientId: number | '') => `user:${memberId}:${clientId}`

/** Whether a person in the editor is a member, in any of their windows. */
export const isOfMember = (userId: string, memberId: string): boolean =>
  userId.startsWith(userIdOf(memberId, ''))

/** Of a member's windows the one that they used last; null where they have no board open. */
export function windowOf(people: readonly TLInstancePresence[], memberId: string): TLInstancePresence | null {
  const windows = people.filter(({ userId }) => isOfMember(userId, memberId))
  return windows.sort((a, b) => (b.lastActivityTimestamp ?? 0) - (a.lastActivityTimestamp ?? 0))[0] ?? null
}

/** Whether text is being written in the one editor of a store. */
function isWriting(store: TLStore): boolean {
  const page = store.get(TLINSTANCE_ID)?.currentPageId
  return Boolean(page && store.get(InstancePageStateRecordType.createId(page))?.editingShapeId)
}

/** What of one's own state others see, kept small. */
function ownPresence(store: TLStore, user: TLUserPreferences): TLInstancePresence | null {
  const state = getDefaultUserPresence(store, user)
  return (
    state &&
    InstancePresenceRecordType.create({
      ...state,
      id: presenceId(0),
      userName: '',
      // Who writes is seen by their caret. Their pointer would lie on the words: on a phone where they last tapped.
      cursor: isWriting(store) ? null : state.cursor,
      selectedShapeIds: state.selectedShapeIds.slice(0, MAX_SELECTED),
      scribbles: state.scribbles
        .slice(0, 1)
        .map((scribble) => ({ ...scribble, points: scribble.points.slice(-MAX_STROKE_POINTS) })),
      chatMessage: '',
    })
  )
}

/** Another person's presence as a record of the store; null where it is none, or says nothing of a person. */
function presenceOf(store: TLStore, clientId: number, state: unknown): TLInstancePresence | null {
  const { user, presence } = (state ?? {}) as { user?: Record<string, unknown>; presence?: object }
  if (!presence || typeof user?.id !== 'string' || typeof user.name !== 'string') return null
  const sector = isOneOf(sectors, user.sector) ? user.sector : null
  const known = store.get(presenceId(clientId)) ?? null
  try {
    return store.schema.validateRecord(
      store,
      {
        ...presence,
        typeName: 'instance_presence',
        id: presenceId(clientId),
        userId: userIdOf(user.id, clientId),
        userName: sector ? `${sectorGlyph[sector]} ${user.name}` : user.name,
        color: inkOf(sector),
        chatMessage: '',
        meta: {},
      } as TLInstancePresence,
      known ? 'updateRecord' : 'createRecord',
      known,
    ) as TLInstancePresence
  } catch {
    return null
  }
}

/** Where a state says that its person points; null where it does not. */
function pointOf(state: unknown): Point | null {
  const { presence } = (state ?? {}) as { presence?: { cursor?: { x?: unknown; y?: unknown } | null } | null }
  const { x, y } = presence?.cursor ?? {}
  return typeof x === 'number' && typeof y === 'number' ? { x, y } : null
}

/**
 * Binds presence until the returned function is called. The socket sees to it that not too much is sent. What comes is
 * taken in once for a picture, however many tell of themselves meanwhile.
 * @param isNoticed whether anybody here would see at once that a person of this name in the editor points elsewhere
 */
export function bindPresence(
  store: TLStore,
  awareness: Awareness,
  user: Signal<TLUserPreferences>,
  isNoticed: (userId: string, at: Point) => boolean,
): () => void {
  const own = computed('own presence', () => ownPresence(store, user.get()))
  let timer: ReturnType<typeof setTimeout> | undefined
  const later = (tell: () => void) => {
    timer ??= setTimeout(() => {
      timer = undefined
      tell()
    }, TELL_MS)
  }
  const stopSending = react('send presence', () => awareness.setLocalStateField('presence', own.get()), {
    scheduleEffect: later,
  })

  function receive(clientIds: Iterable<number>): void {
    const puts: TLInstancePresence[] = []
    const gone: TLInstancePresence['id'][] = []
    for (const clientId of clientIds) {
      if (clientId === awareness.clientID) continue
      const record = presenceOf(store, clientId, awareness.getStates().get(clientId))
      if (record) puts.push(record)
      else if (store.has(presenceId(clientId))) gone.push(presenceId(clientId))
    }
    if (puts.length + gone.length > 0) mergeQuietly(store, puts, gone)
  }

  /** Whether what a person tells now has to be shown with the next picture: where they point, or pointed, is seen. */
  function isUrgent(clientId: number): boolean {
    const known = store.get(presenceId(clientId))
    const at = pointOf(awareness.getStates().get(clientId))
    if (!known?.cursor || !at) return true
    return isNoticed(known.userId, at) || isNoticed(known.userId, known.cursor)
  }
  const soon = gatherFor(nextFrame, receive)
  const inAWhile = gatherFor((run) => {
    const waiting = setTimeout(run, UNNOTICED_MS)
    return () => clearTimeout(waiting)
  }, receive)

  const changed = (change: { added: number[]; updated: number[]; removed: number[] }) => {
    for (const clientId of [...change.added, ...change.updated, ...change.removed])
      if (isUrgent(clientId)) soon.add(clientId)
      else inAWhile.add(clientId)
  }
  awareness.on('change', changed)
  receive([...awareness.getStates().keys()])
  return () => {
    awareness.off('change', changed)
    soon.callOff()
    inAWhile.callOff()
    clearTimeout(timer)
    stopSending()
    awareness.setLocalStateField('presence', null)
  }
}

/** Gathers numbers and hands them on together, when `schedule` runs it. */
function gatherFor(schedule: (run: () => void) => () => void, handOn: (gathered: Iterable<number>) => void) {
  const gathered = new Set<number>()
  let callOff: (() => void) | null = null
  const run = () => {
    callOff = null
    const all = [...gathered]
    gathered.clear()
    handOn(all)
  }
  return {
    add: (one: number) => {
      gathered.add(one)
      callOff ??= schedule(run)
    },
    callOff: () => callOff?.(),
  }
}
