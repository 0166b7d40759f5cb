/**
 * The role matrix on the socket of a room: who gets in, and what becomes of what they write, for each way in which a
 * room restrains its people. Whoever gets in reads the board and is seen by the others.
 *
 * To add a way: a row with how a room comes into it (`begin`, as the operator) and out of it again (`end`), and what
 * becomes of an edit of each caller who gets in.
 * @module
 */
import { VoteRound } from '../../../shared/protocol/api.ts'
import { close } from '../../../shared/protocol/messages.ts'
import type { Caller, World } from './callers.ts'

/** The code that ends the connection of who may not come in; null for those who may. */
export const admission: Readonly<Record<Caller, number | null>> = {
  nobody: close.noCredentials,
  wrongToken: close.noCredentials,
  revoked: close.noCredentials,
  waiting: close.noCredentials,
  elsewhere: close.forbidden,
  otherRoom: close.forbidden,
  operator: null,
  facilitator: null,
  participant: null,
  observer: null,
  thisRoom: null,
}

export type Admitted = 'operator' | 'facilitator' | 'participant' | 'observer' | 'thisRoom'

/** `shared`: saved and seen by the others. `denied`: not taken, and told so. `ended`: not taken, with 4409. */
export type Fate = 'shared' | 'denied' | 'ended'

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

/** Starts the one activity of an agenda in which only those who lead write. */
async function leadersWrite(world: World): Promise<unknown> {
  const deciding = { id: 'decide', kind: 'decide', mode: 'leaders', minutes: null, instruction: '' }
  await world.scene.operator.put(`${room(world)}/agenda`, { activities: [deciding] })
  return lead({ do: 'start', activityId: 'decide' })(world)
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
    begin: leadersWrite,
    end: lead({ do: 'stop' }),
    writes: { ...freely, participant: 'ended' },
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
