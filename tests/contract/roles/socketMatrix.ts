/**
 * The role matrix on the socket of a room: who gets in, and what becomes of what they write, for each way in which a
 * room restrains its people. Whoever gets in reads the board and is seen by the others.
 *
 * To add a way: a row with how a room comes into it (`begin`, as the operator) and out of it again (`end`), and what
 * becomes of an edit of each caller who gets in.
 * @module
 */
import type { ActivityKind, ActivityMode } from '../../../shared/facilitation/activities.ts'
import { close } from '../../../shared/protocol/messages.ts'
import { VoteRound } from '../../../shared/protocol/votes.ts'
import type { Caller, World } from './callers.ts'

/** The code that ends the connection of who may not come in; null for those who may. */
export const admission: Readonly<Record<Caller, number | null>> = {
  nobody: close.noCredentials,
  wrongToken: close.noCredentials,
  revoked: close.noCredentials,
  waiting: close.noCredentials,
  elsewhere: close.forbidden,
  otherRoom: close.forbidden,
  readToken: close.forbidden,
  writeToken: close.forbidden,
  operator: null,
  facilitator: null,
  participant: null,
  observer: null,
  thisRoom: null,
}

export type Admitted = 'operator' | 'facilitator' | 'participant' | 'observer' | 'thisRoom'

/**
 * `shared`: saved and seen by the others. `unseen`: saved, and seen by the writer alone. `denied`: not taken, and told so.
 * `ended`: not taken, with 4409.
 */
export type Fate = 'shared' | 'unseen' | 'denied' | 'ended'

interface SocketRow {
  readonly begin: (world: World) => Promise<unknown>
  readonly end: (world: World) => Promise<unknown>
  readonly writes: Readonly<Record<Admitted, Fate>>
}

const freely: SocketRow['writes'] = {
  operator: 'shared',
  facilitator: 'shared',
  thisRoom: 'shared',
  participant: 'shared',
  observer: 'denied',
}

const room = ({ roomId }: World) => `/api/rooms/${roomId}`
const lead = (body: object) => (world: World) => world.scene.operator.post(`${room(world)}/lead`, body)
const setStatus = (status: 'open' | 'closed') => (world: World) =>
  world.scene.operator.patch(room(world), { status })

/** Starts the one activity of an agenda. */
const startOnly = (kind: ActivityKind, mode: ActivityMode) => async (world: World) => {
  const activity = { id: kind, kind, mode, minutes: null, instruction: '' }
  await world.scene.operator.put(`${room(world)}/agenda`, { activities: [activity] })
  return lead({ do: 'start', activityId: kind })(world)
}

async function endRound(world: World): Promise<unknown> {
  const [newest] = VoteRound.array().parse((await world.scene.operator.get(`${room(world)}/votes`)).body)
  return world.scene.operator.patch(`/api/votes/${newest?.id}`, { state: 'closed' })
}

export const socketMatrix: Readonly<Record<string, SocketRow>> = {
  'an open room': { begin: async () => {}, end: async () => {}, writes: freely },
  'a closed room': {
    begin: setStatus('closed'),
    end: setStatus('open'),
    writes: {
      operator: 'ended',
      facilitator: 'ended',
      thisRoom: 'ended',
      participant: 'ended',
      observer: 'denied',
    },
  },
  'an activity in which those who lead write': {
    begin: startOnly('decide', 'leaders'),
    end: lead({ do: 'stop' }),
    writes: { ...freely, participant: 'ended' },
  },
  'a quiet writing': {
    begin: startOnly('write', 'quiet'),
    end: lead({ do: 'stop' }),
    writes: {
      operator: 'unseen',
      facilitator: 'unseen',
      thisRoom: 'unseen',
      participant: 'unseen',
      observer: 'denied',
    },
  },
  // Which zone a stroke lies in cannot be told from bytes: the pages keep it (docs/decisions/0013).
  'a locked zone': {
    begin: lead({ do: 'lockZone', zone: 'strengths' }),
    end: lead({ do: 'unlockZone', zone: 'strengths' }),
    writes: freely,
  },
  'a vote': {
    begin: (world) => world.scene.operator.post(`${room(world)}/votes`, {}),
    end: endRound,
    writes: freely,
  },
}
