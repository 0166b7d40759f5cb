/**
 * Who may do what: the one table. Every route and every socket asks here.
 * @module
 */
import type { Role, TokenScope } from '../../shared/vocabulary.ts'

/** What a role allows, from the powers of the installation down to reading. */
export const actions = [
  'createProcess',
  'deleteProcess',
  'takeOutProcess',
  'readMetrics',
  'changeProcess',
  'startProcess',
  'createRoom',
  'changeRoom',
  'deleteRoom',
  'manageLinks',
  'letIn',
  'takeSnapshot',
  'fixSnapshot',
  'restoreBoard',
  'readHistory',
  'removeMember',
  'carryForward',
  'setStatus',
  'addCards',
  'manageConnections',
  'leadRoom',
  'leadVote',
  'vote',
  'raiseHand',
  'enterForOthers',
  'comment',
  'removeOwn',
  'addDocument',
  'changeDocument',
  'resolveComments',
  'editBoard',
  'readProcess',
] as const
export type Action = (typeof actions)[number]

const reading: readonly Action[] = ['readProcess']
const writing: readonly Action[] = [
  ...reading,
  'editBoard',
  'vote',
  'raiseHand',
  'enterForOthers',
  'comment',
  'removeOwn',
  'addDocument',
]
const leading: readonly Action[] = [
  ...writing,
  'takeSnapshot',
  'fixSnapshot',
  'restoreBoard',
  'readHistory',
  'removeMember',
  'carryForward',
  'addCards',
  'setStatus',
  'resolveComments',
  'changeDocument',
  'leadRoom',
  'leadVote',
  'manageLinks',
  'letIn',
  'changeRoom',
  'deleteRoom',
  'createRoom',
  'startProcess',
  'changeProcess',
  'manageConnections',
]

const allowed: Record<Role, ReadonlySet<Action>> = {
  observer: new Set(reading),
  participant: new Set(writing),
  facilitator: new Set(leading),
  operator: new Set(actions),
}

/** Whether a role allows an action, in a process the role belongs to. */
export const can = (role: Role, action: Action): boolean => allowed[role].has(action)

/** What another system may do in the process its token is for: nothing in a person's name. */
const allowedToTokens: Record<TokenScope, ReadonlySet<Action>> = {
  read: new Set(reading),
  write: new Set([...reading, 'takeSnapshot', 'carryForward', 'addCards']),
}

export const canByToken = (scope: TokenScope, action: Action): boolean => allowedToTokens[scope].has(action)
