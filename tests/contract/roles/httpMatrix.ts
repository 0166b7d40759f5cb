/**
 * The role matrix over HTTP: for every route of `shared/protocol/routes.ts`, what each caller is answered.
 *
 * To add a row for a new route `frobRoom`:
 *
 *     frobRoom: row(leadersOfRoom(200), () => ({ body: { loudly: true } })),
 *
 * The first argument holds the status for each insider; the helpers below name the usual rows, and
 * `{ ...leadersOfRoom(200), operator: 403 }` changes one cell. Outsiders get 401 everywhere, but from calls that need
 * no credentials (`anyone`). The second says what is asked, with everything a call that is let in needs to succeed.
 * `{id}` in the path is filled from the world by its noun (process, room, snapshot, vote, link); give `params` for
 * others. It is called once a cell, just before it, so it may set the stage (`await`) for that one call, as the
 * operator: open the vote that is to be closed, make the thing that is to be deleted.
 * @module
 */
import { noWords } from '../../../shared/outcome/reportWords.ts'
import { Comment } from '../../../shared/protocol/comments.ts'
import { CreatedApiToken, CreatedWebhook, Webhook } from '../../../shared/protocol/connections.ts'
import { SteeringDocument } from '../../../shared/protocol/documents.ts'
import { WaitingPerson } from '../../../shared/protocol/joining.ts'
import { CreatedLink } from '../../../shared/protocol/links.ts'
import { Room } from '../../../shared/protocol/processes.ts'
import { ownTemplate } from '../../../shared/protocol/processTemplate.ts'
import { usualRules } from '../../../shared/protocol/retention.ts'
import type { routes } from '../../../shared/protocol/routes.ts'
import { ScoringRound } from '../../../shared/protocol/scores.ts'
import { SnapshotSummary } from '../../../shared/protocol/snapshots.ts'
import { Voice } from '../../../shared/protocol/voices.ts'
import { VoteRound } from '../../../shared/protocol/votes.ts'
import { pngWithPlace } from '../../support/pictures.ts'
import { takeOut } from '../../support/processFile.ts'
import { join, makeScene, tokenOf } from '../../support/scene.ts'
import { type Caller, type Insider, type Outsider, removedCard, type World, waitAt } from './callers.ts'

export interface Asked {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  /** Sent as JSON; bytes as they are. */
  readonly body?: unknown
  /** Who asks, where this call takes the credentials away: a session of its own. */
  readonly session?: string
}

export interface Row {
  readonly cells: Readonly<Record<Caller, number>>
  readonly ask: (world: World, caller: Caller) => Asked | Promise<Asked>
}

type Inside = Readonly<Record<Insider, number>>

const outside: Record<Outsider, number> = { nobody: 401, wrongToken: 401, revoked: 401, waiting: 401 }

const row = (inside: Inside, ask: Row['ask'] = () => ({})): Row => ({ cells: { ...outside, ...inside }, ask })

/** Calls that need no credentials. */
const anyone = (status: number, ask: Row['ask']): Row => ({
  cells: { ...everyone(status), nobody: status, wrongToken: status, revoked: status, waiting: status },
  ask,
})

/** Calls of who waits in the lobby, and of nobody else, whoever they are. */
const whoWaits = (status: number, ask: Row['ask'] = () => ({})): Row => ({
  cells: { ...outside, ...everyone(401), waiting: status },
  ask,
})

/** Everyone who is in anywhere, about themselves. */
const everyone = (ok: number): Inside => ({
  operator: ok,
  facilitator: ok,
  participant: ok,
  observer: ok,
  elsewhere: ok,
  thisRoom: ok,
  otherRoom: ok,
  readToken: ok,
  writeToken: ok,
})
const operatorAlone = (ok: number): Inside => ({ ...everyone(403), operator: ok })
/** All who may see the process; who leads one room sees it with that room alone. */
const inProcess = (ok: number): Inside => ({ ...everyone(ok), elsewhere: 403 })
/** Who leads the whole process: one room of it is not enough. */
const leadersOfProcess = (ok: number): Inside => ({ ...operatorAlone(ok), facilitator: ok })
const inRoom = (ok: number): Inside => ({ ...inProcess(ok), otherRoom: 403 })
const writersInRoom = (ok: number): Inside => ({
  ...inRoom(ok),
  observer: 403,
  readToken: 403,
  writeToken: 403,
})
const leadersOfRoom = (ok: number): Inside => ({ ...writersInRoom(ok), participant: 403 })
/** Members who may write anywhere, about the people beside them; the operator sits at no table. */
const membersWhoWrite = (ok: number): Inside => ({
  ...everyone(ok),
  operator: 403,
  observer: 403,
  readToken: 403,
  writeToken: 403,
})
/** Members with a ballot; the operator belongs to no sector and has none. */
const voters = (ok: number): Inside => ({ ...writersInRoom(ok), operator: 403 })

/** A link that the caller may make: for one room where they lead but one. */
async function newLink({ scene, roomId, otherRoomId }: World, caller: Caller) {
  const room = caller === 'thisRoom' ? roomId : caller === 'otherRoom' ? otherRoomId : undefined
  const path = `/api/processes/${scene.process.id}/links`
  const answer = await scene.operator.post(path, { role: 'participant', roomId: room })
  return CreatedLink.parse(answer.body)
}

/** A room that nobody has been in. */
async function newRoom({ scene }: World): Promise<string> {
  const answer = await scene.operator.post(`/api/processes/${scene.process.id}/rooms`, { step: 'governance' })
  return Room.parse(answer.body).id
}

/** Somebody who came by such a link. */
async function newMember(world: World, caller: Caller): Promise<string> {
  const { member } = await join(world.server, tokenOf((await newLink(world, caller)).url))
  return member.id
}

/** What the operator said about the card. */
async function newComment({ scene, roomId, cardId }: World): Promise<string> {
  const path = `/api/rooms/${roomId}/cards/${cardId}/comments`
  return Comment.parse((await scene.operator.post(path, { text: 'Hur då?' })).body).id
}

/** A document that the operator put in the register. */
async function newDocument({ scene }: World): Promise<string> {
  const path = `/api/processes/${scene.process.id}/documents`
  return SteeringDocument.parse((await scene.operator.post(path, { title: 'Cykelplan' })).body).id
}

/** Opens a round, ending the one that is open. */
async function newRound({ scene, roomId }: World): Promise<string> {
  await noRound({ scene, roomId })
  return VoteRound.parse((await scene.operator.post(`/api/rooms/${roomId}/votes`, {})).body).id
}

async function noRound({ scene, roomId }: Pick<World, 'scene' | 'roomId'>): Promise<void> {
  const rounds = VoteRound.array().parse((await scene.operator.get(`/api/rooms/${roomId}/votes`)).body)
  for (const { id, state } of rounds)
    if (state === 'open') await scene.operator.patch(`/api/votes/${id}`, { state: 'closed' })
  const scorings = ScoringRound.array().parse(
    (await scene.operator.get(`/api/rooms/${roomId}/scorings`)).body,
  )
  for (const { id, state } of scorings)
    if (state === 'open') await scene.operator.patch(`/api/scorings/${id}`, { state: 'closed' })
}

/** Opens a scoring, ending the round that is open. */
async function newScoring({ scene, roomId }: World): Promise<string> {
  await noRound({ scene, roomId })
  return ScoringRound.parse((await scene.operator.post(`/api/rooms/${roomId}/scorings`, {})).body).id
}

/** A voice that the caller enters for; for those who may for nobody, the participant's. */
async function voiceOf(world: World, caller: Caller): Promise<string> {
  const may = ['facilitator', 'participant', 'elsewhere', 'thisRoom', 'otherRoom'].includes(caller)
  const { get, post } = world.as(may ? caller : 'participant')
  const [first] = Voice.array().parse((await get('/api/me/voices')).body)
  return (first ?? Voice.parse((await post('/api/me/voices', { sector: 'business' })).body)).id
}

/** Somebody else who waits, for a call that ends it. */
async function anotherWho(
  waits: 'waits' | 'isLetIn',
  { server, scene }: World,
  caller: Caller,
): Promise<Asked> {
  if (caller !== 'waiting') return {}
  const session = await waitAt(server, scene)
  if (waits === 'isLetIn') {
    const path = `/api/processes/${scene.process.id}/waiting`
    const ids = WaitingPerson.array()
      .parse((await scene.operator.get(path)).body)
      .map(({ id }) => id)
    await scene.operator.post(path, { ids: ids.slice(-1), answer: 'letIn' })
  }
  return { session }
}

/** A session that may end: the caller's own is needed for the next cell. */
async function ownSession(world: World, caller: Caller): Promise<Asked> {
  if (!['facilitator', 'participant', 'observer', 'elsewhere', 'thisRoom', 'otherRoom'].includes(caller))
    return {}
  return { session: (await world.scene.join('participant')).session }
}

const webhook = { label: 'Ärendesystemet', url: 'https://mottagare.invalid/samrum' }

/** A webhook, in the room that the last one left. */
async function newWebhook({ scene }: World): Promise<string> {
  const path = `/api/processes/${scene.process.id}/webhooks`
  const listed = Webhook.array().parse((await scene.operator.get(path)).body)
  for (const { id } of listed) await scene.operator.delete(`/api/webhooks/${id}`)
  return CreatedWebhook.parse((await scene.operator.post(path, webhook)).body).id
}

const observerLink = ({ scene }: World) => tokenOf(scene.process.links.observer)
const writing = { id: 'write', kind: 'write', mode: 'open', minutes: 5, instruction: '' } as const

/** One row a route, in the order of the routes. */
export const httpMatrix: Readonly<Record<keyof typeof routes, Row>> = {
  createProcess: row(operatorAlone(201), () => ({ body: { title: 'Ny', rooms: ['vision'] } })),
  listProcesses: row(everyone(200)),
  readProcess: row(inProcess(200)),
  changeProcess: row(leadersOfProcess(200), () => ({ body: { title: 'Smart specialisering 2030' } })),
  deleteProcess: row(operatorAlone(204), async ({ server }, caller) =>
    caller === 'operator' ? { params: { id: (await makeScene(server)).process.id } } : {},
  ),
  takeOutProcess: row(operatorAlone(200)),
  bringInProcess: row(operatorAlone(201), async ({ server }, caller) => {
    if (caller !== 'operator') return { body: new Uint8Array(8) }
    const scene = await makeScene(server)
    const body = await takeOut(server, scene.process.id)
    await scene.operator.delete(`/api/processes/${scene.process.id}`)
    return { body }
  }),
  startProcess: row(leadersOfProcess(201), () => ({ body: { title: 'Ny', rooms: ['vision'] } })),
  listTemplates: row(operatorAlone(200)),
  createRoom: row(leadersOfProcess(201), () => ({ body: { step: 'evaluation' } })),
  // Who leads one room makes links for that room.
  createLink: row(leadersOfRoom(201), ({ roomId }, caller) => ({
    body: { role: 'observer', roomId: caller === 'facilitator' ? undefined : roomId },
  })),
  listLinks: row({ ...leadersOfRoom(200), otherRoom: 200 }),
  revokeLink: row({ ...leadersOfRoom(204), otherRoom: 204 }, async (world, caller) => ({
    params: { id: (await newLink(world, caller)).id },
  })),
  changeLink: row({ ...leadersOfRoom(200), otherRoom: 200 }, async (world, caller) => ({
    params: { id: (await newLink(world, caller)).id },
    body: { lobby: true, password: null },
  })),
  readWaiting: whoWaits(200),
  enter: whoWaits(200, (world, caller) => anotherWho('isLetIn', world, caller)),
  stopWaiting: whoWaits(204, (world, caller) => anotherWho('waits', world, caller)),
  // Who leads one room answers those who wait for that room; the others' ids change nothing.
  listWaiting: row({ ...leadersOfRoom(200), otherRoom: 200 }),
  answerWaiting: row({ ...leadersOfRoom(200), otherRoom: 200 }, () => ({
    body: { ids: ['A'.repeat(21)], answer: 'letIn' },
  })),
  readInvitation: anyone(200, (world) => ({ body: { token: observerLink(world) } })),
  // To another process: what a link gives is the caller's for good, and not for the cells that follow.
  join: anyone(200, async ({ server }) => ({
    body: { token: tokenOf((await makeScene(server)).process.links.observer), sector: 'academia' },
  })),
  verifyFile: anyone(200, () => ({ body: new TextEncoder().encode('no file of ours') })),
  signInOperator: anyone(200, ({ server }) => ({ body: { token: server.operatorToken } })),
  signOut: row({ ...everyone(204), readToken: 403, writeToken: 403 }, ownSession),
  readMe: row(everyone(200)),
  changeMe: row({ ...everyone(200), operator: 403, readToken: 403, writeToken: 403 }, () => ({
    body: { sector: 'business' },
  })),
  readRoom: row(inRoom(200)),
  changeRoom: row(leadersOfRoom(200), () => ({ body: { title: 'Samskapandets rum' } })),
  deleteRoom: row(leadersOfProcess(204), async (world, caller) =>
    caller === 'operator' || caller === 'facilitator' ? { params: { id: await newRoom(world) } } : {},
  ),
  readInputs: row(inRoom(200)),
  changeStatus: row(leadersOfRoom(200), ({ roomId, cardId }) => ({
    params: { id: roomId, cardId },
    body: { status: 'prioritised' },
  })),
  removeStatus: row(leadersOfRoom(204), ({ roomId, cardId }) => ({ params: { id: roomId, cardId } })),
  confirmWeights: row(leadersOfRoom(200), ({ roomId, cardId }) => ({
    params: { id: roomId },
    body: { weights: { [cardId]: 3 } },
  })),
  withdrawWeights: row(leadersOfRoom(204)),
  readTemplate: row(inProcess(200)),
  readAims: row(inProcess(200)),
  changeTemplate: row(leadersOfProcess(200), () => ({ body: ownTemplate() })),
  orderLadder: row(leadersOfProcess(200), () => ({ body: { order: ownTemplate().ladder } })),
  removeTemplate: row(leadersOfProcess(204)),
  listDocuments: row(inProcess(200)),
  addDocument: row({ ...leadersOfProcess(201), participant: 201 }, () => ({
    body: { title: 'Översiktsplan' },
  })),
  // Another's: who added one may do the same with it (documents.test.ts).
  changeDocument: row(leadersOfProcess(200), async (world) => ({
    params: { id: await newDocument(world) },
    body: { owner: 'Kommunen' },
  })),
  removeDocument: row(leadersOfProcess(204), async (world) => ({ params: { id: await newDocument(world) } })),
  listComments: row(inRoom(200), ({ roomId, cardId }) => ({ params: { id: roomId, cardId } })),
  addComment: row(writersInRoom(201), ({ roomId, cardId }) => ({
    params: { id: roomId, cardId },
    body: { text: 'Gäller det hela länet?' },
  })),
  // Another's: who wrote one may do the same with it (comments.test.ts).
  changeComment: row(leadersOfRoom(200), async (world) => ({
    params: { id: await newComment(world) },
    body: { resolved: true },
  })),
  removeComment: row(leadersOfRoom(204), async (world) => ({ params: { id: await newComment(world) } })),
  takeSnapshot: row({ ...leadersOfRoom(201), writeToken: 201 }, () => ({ body: {} })),
  listSnapshots: row(inRoom(200)),
  readSnapshot: row(inRoom(200)),
  compareSnapshots: row(inRoom(200), ({ snapshotId }) => ({ params: { id: snapshotId, other: snapshotId } })),
  restoreSnapshot: row(leadersOfRoom(200)),
  previewRestore: row(leadersOfRoom(200)),
  // Once for each: what is fixed stays so.
  fixSnapshot: row(leadersOfRoom(200), async ({ scene, roomId }) => ({
    params: {
      id: SnapshotSummary.parse((await scene.operator.post(`/api/rooms/${roomId}/snapshots`)).body).id,
    },
    body: { title: 'Rumsresultat', date: '2026-11-26' },
  })),
  readCardHistory: row(leadersOfRoom(200), ({ roomId, cardId }) => ({ params: { id: roomId, cardId } })),
  listRemovedCards: row(leadersOfRoom(200)),
  bringBackCard: row(leadersOfRoom(204), async (world) => ({
    params: { id: world.roomId, cardId: await removedCard(world) },
  })),
  readReplay: row(leadersOfRoom(200)),
  previewTakeBack: row(leadersOfRoom(200), () => ({
    query: { memberId: 'nobody-in-particular', minutes: '5' },
  })),
  takeBack: row(leadersOfRoom(200), () => ({ body: { memberId: 'nobody-in-particular', minutes: 5 } })),
  // Who leads one room removes those who came for that room.
  // Of what one wrote oneself; the operator writes nothing of their own.
  readOwn: row(voters(200)),
  removeOwn: row(voters(200), () => ({ body: { cards: [] } })),
  removeMe: row({ ...everyone(200), operator: 403, readToken: 403, writeToken: 403 }, ownSession),
  removeMember: row({ ...leadersOfRoom(204), otherRoom: 204 }, async (world, caller) => ({
    params: { id: await newMember(world, caller) },
  })),
  // Who leads this room alone may not take from the other.
  carry: row(
    { ...leadersOfRoom(200), thisRoom: 403, writeToken: 200 },
    ({ otherSnapshotId, otherInsightId }) => ({
      body: { snapshotId: otherSnapshotId, insightIds: [otherInsightId] },
    }),
  ),
  readTrace: row(inProcess(200)),
  readOrganisations: row(inProcess(200)),
  readGoalConflicts: row(inProcess(200)),
  readCards: row(inProcess(200), ({ otherInsightId }) => ({ query: { ids: otherInsightId } })),
  search: row(inProcess(200), () => ({ query: { words: 'kort', votes: '1' } })),
  readFacilitation: row(inRoom(200)),
  changeAgenda: row(leadersOfRoom(200), () => ({ body: { activities: [writing] } })),
  lead: row(leadersOfRoom(200), () => ({ body: { do: 'lockZone', zone: 'strengths' } })),
  readHand: row(writersInRoom(200)),
  changeHand: row(writersInRoom(200), () => ({ body: { raised: true } })),
  openVote: row(leadersOfRoom(201), async (world) => {
    await noRound(world)
    return { body: {} }
  }),
  listVotes: row(inRoom(200)),
  readVote: row(inRoom(200)),
  changeVote: row(leadersOfRoom(200), async (world) => ({
    params: { id: await newRound(world) },
    body: { state: 'revealed' },
  })),
  castBallot: row(voters(200), async (world) => {
    await newRound(world)
    return { body: { votes: { [world.cardId]: 1 } } }
  }),
  readBallot: row(voters(200), async (world) => {
    await newRound(world)
    return {}
  }),
  listVoices: row(membersWhoWrite(200)),
  addVoice: row(membersWhoWrite(201), () => ({ body: { sector: 'academia', name: 'Anna' } })),
  changeVoice: row(membersWhoWrite(200), async (world, caller) => ({
    params: { id: await voiceOf(world, caller) },
    body: { name: null },
  })),
  removeVoice: row(membersWhoWrite(204), async (world, caller) => ({
    params: { id: await voiceOf(world, caller) },
  })),
  castVoiceBallot: row(voters(200), async (world, caller) => {
    await newRound(world)
    const params = { id: world.roomId, voiceId: await voiceOf(world, caller) }
    return { params, body: { votes: { [world.cardId]: 1 } } }
  }),
  readVoiceBallot: row(voters(200), async (world, caller) => {
    await newRound(world)
    return { params: { id: world.roomId, voiceId: await voiceOf(world, caller) } }
  }),
  readTally: row(inRoom(200)),
  openScoring: row(leadersOfRoom(201), async (world) => {
    await noRound(world)
    return { body: {} }
  }),
  listScorings: row(inRoom(200)),
  readScoring: row(inRoom(200), async (world) => ({ params: { id: await newScoring(world) } })),
  changeScoring: row(leadersOfRoom(200), async (world) => ({
    params: { id: await newScoring(world) },
    body: { state: 'revealed' },
  })),
  giveScores: row(voters(200), async (world) => {
    await newScoring(world)
    return { body: { scores: { [world.cardId]: { impact: 4 } } } }
  }),
  readScores: row(voters(200), async (world) => {
    await newScoring(world)
    return {}
  }),
  giveVoiceScores: row(voters(200), async (world, caller) => {
    await newScoring(world)
    const params = { id: world.roomId, voiceId: await voiceOf(world, caller) }
    return { params, body: { scores: { [world.cardId]: { effort: 2 } } } }
  }),
  readVoiceScores: row(voters(200), async (world, caller) => {
    await newScoring(world)
    return { params: { id: world.roomId, voiceId: await voiceOf(world, caller) } }
  }),
  addCards: row({ ...leadersOfRoom(201), writeToken: 201 }, () => ({
    body: { cards: [{ text: 'Tätare bussar', kind: 'need', externalId: 'svar 17' }] },
  })),
  listPublications: row(leadersOfProcess(200)),
  publish: row(leadersOfRoom(200)),
  unpublish: row(leadersOfRoom(204)),
  createToken: row(leadersOfProcess(201), () => ({
    body: { label: 'Ärendesystemet', scope: 'read', days: 1 },
  })),
  listTokens: row(leadersOfProcess(200)),
  revokeToken: row(leadersOfProcess(204), async ({ scene }) => {
    const wanted = { label: 'Ärendesystemet', scope: 'read', days: 1 }
    const made = await scene.operator.post(`/api/processes/${scene.process.id}/tokens`, wanted)
    return { params: { id: CreatedApiToken.parse(made.body).id } }
  }),
  createWebhook: row(leadersOfProcess(201), () => ({ body: webhook })),
  listWebhooks: row(leadersOfProcess(200)),
  testWebhook: row(leadersOfProcess(202), async (world) => ({ params: { id: await newWebhook(world) } })),
  removeWebhook: row(leadersOfProcess(204), async (world) => ({ params: { id: await newWebhook(world) } })),
  addPicture: row(writersInRoom(201), () => ({ body: pngWithPlace() })),
  readPicture: row(inRoom(200), ({ roomId, pictureHash }) => ({ params: { id: roomId, hash: pictureHash } })),
  readRoomThumbnail: row(inRoom(200)),
  readSnapshotThumbnail: row(inRoom(200)),
  exportSnapshot: row(inRoom(200), ({ snapshotId }) => ({ params: { id: snapshotId, format: 'md' } })),
  readRetention: row(leadersOfProcess(200)),
  changeRetention: row(leadersOfProcess(200), () => ({ body: { closed: false, rules: usualRules } })),
  listRemovals: row(operatorAlone(200)),
  readProcessReport: row(inProcess(200)),
  writeProcessReport: row(leadersOfProcess(200), () => ({ body: { ...noWords, title: 'Rapport' } })),
  readRoomReport: row(inRoom(200)),
  writeRoomReport: row(leadersOfRoom(200), () => ({ body: { ...noWords, title: 'Rapport' } })),
  exportProcess: row(inProcess(200), ({ processId }) => ({ params: { id: processId, format: 'md' } })),
  exportProgress: row(everyone(200), () => ({ params: { key: 'k'.repeat(21) } })),
}
