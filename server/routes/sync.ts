/**
 * `WS /sync/:roomId`: who is asking, for which room, and then the socket is the room's.
 * @module
 */
import type { Socket } from 'node:net'
import { upgradeWebSocket } from '@hono/node-server'
import type { Context } from 'hono'
import { Hono } from 'hono'
import type { WebSocket } from 'ws'
import { BOARD_VERSION } from '../../shared/board/version.ts'
import { MAX_STATE_VECTOR_BYTES } from '../../shared/limits.ts'
import { isId } from '../../shared/protocol/ids.ts'
import { close } from '../../shared/protocol/messages.ts'
import type { Role } from '../../shared/vocabulary.ts'
import { type Caller, OPERATOR_ID, roleWithin } from '../access/authenticate.ts'
import { can } from '../access/can.ts'
import type { Logger } from '../log.ts'
import { acceptSocket } from '../sync/acceptSocket.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { Who } from '../sync/session.ts'
import type { Standing } from '../sync/standing.ts'

interface FoundRoom {
  readonly id: string
  readonly processId: string
  /** The form of its board's records. */
  readonly boardVersion: number
  /** How the room is led now. */
  readonly standing: () => Promise<Standing>
}

export interface SyncRouteOptions {
  readonly rooms: Rooms
  readonly authenticate: (request: Request) => Promise<Caller | null>
  readonly findRoom: (id: string) => Promise<FoundRoom | null | undefined>
  readonly originAllowed: (request: Request) => boolean
  readonly log: Logger
  /** Milliseconds between pings. */
  readonly pingMs: number
}

/** Who may sit in a room. */
type Person = Exclude<Caller, { readonly kind: 'token' }>

type Admission =
  | { readonly ok: true; readonly who: Who; readonly standing: Standing }
  | { readonly ok: false; readonly code: number; readonly reason: string }

function whoIs(caller: Person, role: Role, roomId: string): Who {
  if (caller.kind === 'operator')
    return {
      memberId: OPERATOR_ID,
      sessionId: caller.sessionId,
      roomId,
      user: { id: OPERATOR_ID, name: 'Operator', sector: null, role: 'operator' },
      mayEdit: can(role, 'editBoard'),
      leads: can(role, 'leadRoom'),
    }
  const { member } = caller
  return {
    memberId: member.id,
    sessionId: caller.sessionId,
    roomId,
    user: { id: member.id, name: member.name, sector: member.sector, role },
    mayEdit: can(role, 'editBoard'),
    leads: can(role, 'leadRoom'),
  }
}

/**
 * Whether a page reads the board as this server does. It says the version that it knows; a stock client says none, and
 * has to look for itself. A board can be newer than this server only where somebody went back to an older one.
 */
function speaksOf({ boardVersion }: FoundRoom, version: string | undefined): boolean {
  return boardVersion <= BOARD_VERSION && (version === undefined || version === String(BOARD_VERSION))
}

async function admit(c: Context, { authenticate, findRoom }: SyncRouteOptions): Promise<Admission> {
  const caller = await authenticate(c.req.raw)
  if (!caller) return { ok: false, code: close.noCredentials, reason: 'join by a link first' }
  if (caller.kind === 'token') return { ok: false, code: close.forbidden, reason: 'tokens are for HTTP' }
  const roomId = c.req.param('roomId') ?? ''
  if (!isId(roomId)) return { ok: false, code: close.notFound, reason: 'no such room' }
  const room = await findRoom(roomId)
  const role = room && roleWithin(caller, room.processId, room.id)
  if (role && !speaksOf(room, c.req.query('board')))
    return { ok: false, code: close.outdated, reason: `boards have version ${BOARD_VERSION} here` }
  if (role) return { ok: true, who: whoIs(caller, role, room.id), standing: await room.standing() }
  // A member gets the same answer for another process's room and for none: ids tell nothing of what exists.
  return caller.kind === 'operator'
    ? { ok: false, code: close.notFound, reason: 'no such room' }
    : { ok: false, code: close.forbidden, reason: 'this link is not for this room' }
}

/** Bytes a stranger may still send before they have heard that they are one: a question with a state vector fits. */
const LAST_WORDS_BYTES = MAX_STATE_VECTOR_BYTES + 1024

/** Says why, and listens no longer than it takes to be heard: else a stranger's message is put together in memory. */
function turnAway(ws: WebSocket, code: number, reason: string): void {
  ws.close(code, reason)
  const socket = (ws as unknown as { readonly _socket?: Socket | null })._socket
  let heard = 0
  socket?.on('data', (bytes: Buffer) => {
    heard += bytes.byteLength
    if (heard > LAST_WORDS_BYTES) ws.terminate()
  })
}

/** The sync route, to be mounted at `/sync`. */
export function syncRoute(options: SyncRouteOptions): Hono {
  const route = new Hono()
  route.get(
    '/:roomId',
    async (c, next) => {
      if (!options.originAllowed(c.req.raw)) return c.text('This origin may not connect here.', 403)
      return next()
    },
    upgradeWebSocket(async (c) => {
      const admission = await admit(c, options)
      return {
        onOpen(_event, context) {
          const ws = context.raw as WebSocket
          ws.on('error', () => {})
          if (!admission.ok) return turnAway(ws, admission.code, admission.reason)
          const { who, standing } = admission
          const lookAgain = async () => {
            const now = await admit(c, options)
            if (!now.ok) return now.code
            return now.who.user.role === who.user.role ? null : close.restart
          }
          void acceptSocket(ws, who, standing, { ...options, lookAgain })
        },
      }
    }),
  )
  return route
}
