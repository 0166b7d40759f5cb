/**
 * Everyone who may come to a call or a socket, and the place they all come to.
 * @module
 */
import { readRecord, removeRecord } from '../../../shared/board/document.ts'
import { CreatedApiToken } from '../../../shared/protocol/connections.ts'
import { ToldToWait } from '../../../shared/protocol/joining.ts'
import { CreatedLink } from '../../../shared/protocol/links.ts'
import { SnapshotSummary } from '../../../shared/protocol/snapshots.ts'
import { VoteRound } from '../../../shared/protocol/votes.ts'
import type { LinkRole, TokenScope } from '../../../shared/vocabulary.ts'
import { type Api, apiOf } from '../../support/api.ts'
import { writeNote } from '../../support/board.ts'
import { stockPerson } from '../../support/person.ts'
import { pngWithPlace } from '../../support/pictures.ts'
import { join, makeScene, type Scene, tokenOf } from '../../support/scene.ts'
import type { TestServer } from '../../support/startServer.ts'
import { until } from '../../support/until.ts'

/** Those whose credentials count for nothing: strangers, who is not in any more, and who waits in the lobby. */
export const outsiders = ['nobody', 'wrongToken', 'revoked', 'waiting'] as const
/**
 * `elsewhere` leads another process; `thisRoom` and `otherRoom` lead one room, the first the one that is asked about; the
 * last two are other systems.
 */
export const insiders = [
  'operator',
  'facilitator',
  'participant',
  'observer',
  'elsewhere',
  'thisRoom',
  'otherRoom',
  'readToken',
  'writeToken',
] as const
export const callers = [...outsiders, ...insiders] as const
export type Outsider = (typeof outsiders)[number]
export type Insider = (typeof insiders)[number]
export type Caller = (typeof callers)[number]

/** What the calls are about: one of each noun, and who comes. */
export interface World {
  readonly server: TestServer
  readonly scene: Scene
  readonly processId: string
  readonly roomId: string
  readonly otherRoomId: string
  readonly snapshotId: string
  /** A snapshot of the other room, with the id of a record in it. */
  readonly otherSnapshotId: string
  readonly otherInsightId: string
  /** A card in the room. */
  readonly cardId: string
  readonly roundId: string
  readonly pictureHash: string
  /** A session or token of each; null for none. */
  readonly credential: Record<Caller, string | null>
  readonly as: (caller: Caller) => Api
}

/** Makes the world. Everyone is new in it, so nothing of another test comes in. */
export async function makeWorld(server: TestServer): Promise<World> {
  const scene = await makeScene(server)
  const processId = scene.process.id
  const [roomId, otherRoomId] = [scene.room('analysis'), scene.room('vision')]
  const linkTo = async (role: LinkRole, room?: string) => {
    const answer = await scene.operator.post(`/api/processes/${processId}/links`, { role, roomId: room })
    return CreatedLink.parse(answer.body)
  }
  const byLink = async (role: LinkRole, room?: string) =>
    (await join(server, tokenOf((await linkTo(role, room)).url))).session
  const tokenOfScope = async (scope: TokenScope) => {
    const answer = await scene.operator.post(`/api/processes/${processId}/tokens`, { label: scope, scope })
    return CreatedApiToken.parse(answer.body).secret
  }
  const withdrawn = await linkTo('facilitator')
  const credential: World['credential'] = {
    nobody: null,
    wrongToken: 'a-token-that-nobody-was-ever-given',
    revoked: (await join(server, tokenOf(withdrawn.url))).session,
    waiting: await waitAt(server, scene),
    operator: server.operatorToken,
    facilitator: (await scene.join('facilitator')).session,
    participant: (await scene.join('participant')).session,
    observer: (await scene.join('observer')).session,
    elsewhere: (await (await makeScene(server, 'En annan process')).join('facilitator')).session,
    thisRoom: await byLink('facilitator', roomId),
    otherRoom: await byLink('facilitator', otherRoomId),
    readToken: await tokenOfScope('read'),
    writeToken: await tokenOfScope('write'),
  }
  await scene.operator.delete(`/api/links/${withdrawn.id}`)
  const cardId = await written(server, roomId, credential.facilitator ?? '', 'strengths')
  const otherCardId = await written(server, otherRoomId, credential.facilitator ?? '', 'vision_2030')
  const snapshotId = await snapshotOf(scene, roomId)
  const round = await scene.operator.post(`/api/rooms/${roomId}/votes`, {})
  const picture = await fetch(`${server.url}/api/rooms/${roomId}/pictures`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.operatorToken}`, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(pngWithPlace()),
  })
  const { src } = (await picture.json()) as { src: string }
  return {
    server,
    scene,
    processId,
    roomId,
    otherRoomId,
    snapshotId,
    otherSnapshotId: await snapshotOf(scene, otherRoomId),
    otherInsightId: `${otherRoomId}:${otherCardId.slice('shape:'.length)}`,
    cardId,
    roundId: VoteRound.parse(round.body).id,
    pictureHash: src.split('/').at(-1) ?? '',
    credential,
    as: (caller) => apiOf(server, credential[caller] ?? undefined),
  }
}

/** Somebody who waits to be let in. Gives what they show. */
export async function waitAt(server: TestServer, scene: Scene): Promise<string> {
  const path = `/api/processes/${scene.process.id}/links`
  const { url } = CreatedLink.parse(
    (await scene.operator.post(path, { role: 'facilitator', lobby: true })).body,
  )
  const answer = await apiOf(server).post('/api/join', { token: tokenOf(url), sector: 'business' })
  return ToldToWait.parse(answer.body).waiting
}

/** Writes a note and waits until the server has it. */
async function written(server: TestServer, roomId: string, session: string, zone: string): Promise<string> {
  const [writer, reader] = [stockPerson(server, roomId, session), stockPerson(server, roomId, session)]
  await writer.synced()
  const id = writeNote(writer.doc, 'Ett kort', zone)
  await until('the note', () => reader.doc.getMap('records').has(id))
  for (const person of [writer, reader]) person.leave()
  return id
}

/** A card that somebody wrote and took away again. */
export async function removedCard({ server, roomId, credential }: World): Promise<string> {
  const session = credential.facilitator ?? ''
  const id = await written(server, roomId, session, 'strengths')
  const [remover, reader] = [stockPerson(server, roomId, session), stockPerson(server, roomId, session)]
  await Promise.all([remover.synced(), reader.synced()])
  removeRecord(remover.doc, id)
  await until('the removal', () => readRecord(reader.doc, id) === null)
  for (const person of [remover, reader]) person.leave()
  return id
}

async function snapshotOf(scene: Scene, roomId: string): Promise<string> {
  return SnapshotSummary.parse((await scene.operator.post(`/api/rooms/${roomId}/snapshots`, {})).body).id
}
