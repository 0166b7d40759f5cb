/**
 * The HTTP interface as data: one route per call. The server implements these, the OpenAPI document is made
 * from them, and the client's typed calls come from {@link Api}.
 * @module
 */
import { createRoute, type OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi'
import type { Hono } from 'hono'
import type { BlankEnv } from 'hono/types'
import {
  Carried,
  Carry,
  CreatedLink,
  CreatedProcess,
  DifferenceParam,
  ExportKeyQuery,
  IdParam,
  Invitation,
  InvitationQuestion,
  Join,
  Joined,
  Link,
  LinkPatch,
  Me,
  MePatch,
  NewLink,
  NewProcess,
  NewRoom,
  NewSnapshot,
  OperatorSignIn,
  Picture,
  PictureParam,
  Process,
  ProcessPatch,
  Room,
  RoomPatch,
  Snapshot,
  SnapshotDifference,
  SnapshotSummary,
  ToldToWait,
  Trace,
  Waiting,
  WaitingAnswer,
  WaitingPerson,
} from './api.ts'
import { Comment, CommentPatch, NewComment } from './comments.ts'
import { connectionRoutes } from './connectionRoutes.ts'
import { DocumentPatch, NewDocument, SteeringDocument } from './documents.ts'
import { Agenda, Facilitation, HandPatch, Lead, OwnHand } from './facilitation.ts'
import { fixingRoutes } from './fixing.ts'
import { historyRoutes } from './historyRoutes.ts'
import { namedCardRoutes } from './namedCards.ts'
import { outcomeRoutes } from './outcomeRoutes.ts'
import { ownRoutes } from './own.ts'
import { Aims, KeptTemplate, LadderOrder, ProcessTemplate } from './processTemplate.ts'
import { body, json, nothing, problem, refusals } from './routeParts.ts'
import { scoringRoutes } from './scoringRoutes.ts'
import { searchRoutes } from './search.ts'
import { CardParam, HeldStatus, HeldWeights, RoomInputs, StatusChange, WeightsChange } from './statuses.ts'
import { votingRoutes } from './votingRoutes.ts'

const unfit = {
  409: problem('There are as many as there may be'),
  422: problem('What steers it is not in the register, or is steered by it'),
}
/** For calls that need no credentials: they are how one gets them. */
const open = { security: [] }
/** For calls of those who wait to be let in. */
const waits: Pick<RouteConfig, 'security'> = { security: [{ waiting: [] }, { bearer: [] }] }
/** `field` is `password` where the link asks for one, and none or a wrong one was given. */
const passworded = { ...refusals, 403: problem('The link does not count, or asks for a password') }

export const routes = {
  createProcess: createRoute({
    method: 'post',
    path: '/api/processes',
    request: { body: body(NewProcess) },
    responses: { 201: json(CreatedProcess, 'The process, its rooms and its first three links'), ...refusals },
  }),
  listProcesses: createRoute({
    method: 'get',
    path: '/api/processes',
    responses: { 200: json(z.array(Process), 'All for the operator, their own for a member'), ...refusals },
  }),
  readProcess: createRoute({
    method: 'get',
    path: '/api/processes/{id}',
    request: { params: IdParam },
    responses: { 200: json(Process, 'The process with its rooms'), ...refusals },
  }),
  changeProcess: createRoute({
    method: 'patch',
    path: '/api/processes/{id}',
    request: { params: IdParam, body: body(ProcessPatch) },
    responses: { 200: json(Process, 'The process as it is now'), ...refusals },
  }),
  deleteProcess: createRoute({
    method: 'delete',
    path: '/api/processes/{id}',
    request: { params: IdParam },
    responses: { 204: nothing, ...refusals },
  }),
  takeOutProcess: createRoute({
    method: 'get',
    path: '/api/processes/{id}/file',
    request: { params: IdParam, query: ExportKeyQuery },
    responses: {
      200: { description: 'The whole process as one file: docs/process-file.md' },
      ...refusals,
      409: problem('A room writes quietly, or is written in without a pause'),
    },
  }),
  bringInProcess: createRoute({
    method: 'post',
    path: '/api/process-files',
    request: {
      query: ExportKeyQuery,
      body: { content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } },
    },
    responses: {
      201: json(CreatedProcess, 'The process as it was, with three new links'),
      ...refusals,
      409: problem('It, or something of it, is here already'),
      422: problem('The file is no process, or was altered; `detail` says what is wrong with it'),
    },
  }),
  /** By those who lead one: nothing of it but the template goes along. */
  startProcess: createRoute({
    method: 'post',
    path: '/api/processes/{id}/processes',
    request: { params: IdParam, body: body(NewProcess.omit({ template: true, years: true })) },
    responses: {
      201: json(CreatedProcess, 'A process with the template of this one, and its first three links'),
      ...refusals,
      409: problem('As many have been started from it as may be'),
    },
  }),
  listTemplates: createRoute({
    method: 'get',
    path: '/api/templates',
    responses: {
      200: json(z.array(KeptTemplate), 'The templates that processes have made their own'),
      ...refusals,
    },
  }),
  createRoom: createRoute({
    method: 'post',
    path: '/api/processes/{id}/rooms',
    request: { params: IdParam, body: body(NewRoom) },
    responses: { 201: json(Room, 'The room, with its zones on the board'), ...refusals },
  }),
  createLink: createRoute({
    method: 'post',
    path: '/api/processes/{id}/links',
    request: { params: IdParam, body: body(NewLink) },
    responses: {
      201: json(CreatedLink, 'The link; `url` holds the token and is shown this once'),
      ...refusals,
    },
  }),
  listLinks: createRoute({
    method: 'get',
    path: '/api/processes/{id}/links',
    request: { params: IdParam },
    responses: { 200: json(z.array(Link), 'All links of the process, without tokens'), ...refusals },
  }),
  revokeLink: createRoute({
    method: 'delete',
    path: '/api/links/{id}',
    request: { params: IdParam },
    responses: { 204: nothing, ...refusals },
  }),
  changeLink: createRoute({
    method: 'patch',
    path: '/api/links/{id}',
    request: { params: IdParam, body: body(LinkPatch) },
    responses: { 200: json(Link, 'The link as it is now'), ...refusals },
  }),
  readInvitation: createRoute({
    ...open,
    method: 'post',
    path: '/api/invitation',
    request: { body: body(InvitationQuestion) },
    responses: { 200: json(Invitation, 'What this link invites to; uses nothing up'), ...passworded },
  }),
  join: createRoute({
    ...open,
    method: 'post',
    path: '/api/join',
    request: { body: body(Join) },
    responses: {
      200: json(Joined, 'A session, also set as a cookie'),
      202: json(ToldToWait, 'One waits: `/api/waiting` says when somebody has answered'),
      ...passworded,
    },
  }),
  readWaiting: createRoute({
    ...waits,
    method: 'get',
    path: '/api/waiting',
    responses: { 200: json(Waiting, 'How it stands'), ...refusals },
  }),
  enter: createRoute({
    ...waits,
    method: 'post',
    path: '/api/waiting/enter',
    responses: {
      200: json(Joined, 'A session, also set as a cookie'),
      ...refusals,
      409: problem('Nobody has let them in'),
    },
  }),
  stopWaiting: createRoute({
    ...waits,
    method: 'delete',
    path: '/api/waiting',
    responses: { 204: nothing, ...refusals },
  }),
  listWaiting: createRoute({
    method: 'get',
    path: '/api/processes/{id}/waiting',
    request: { params: IdParam },
    responses: {
      200: json(z.array(WaitingPerson), 'Whom the caller may let in, first come first'),
      ...refusals,
    },
  }),
  answerWaiting: createRoute({
    method: 'post',
    path: '/api/processes/{id}/waiting',
    request: { params: IdParam, body: body(WaitingAnswer) },
    responses: {
      200: json(z.array(WaitingPerson), 'Those who wait still'),
      ...refusals,
      409: problem('The link is used up; those before are let in'),
    },
  }),
  signInOperator: createRoute({
    ...open,
    method: 'post',
    path: '/api/operator/session',
    request: { body: body(OperatorSignIn) },
    responses: { 200: json(Me, 'Signed in; the session is set as a cookie'), ...refusals },
  }),
  signOut: createRoute({ method: 'delete', path: '/api/session', responses: { 204: nothing, ...refusals } }),
  readMe: createRoute({
    method: 'get',
    path: '/api/me',
    responses: { 200: json(Me, 'Who these credentials belong to'), ...refusals },
  }),
  changeMe: createRoute({
    method: 'patch',
    path: '/api/me',
    request: { body: body(MePatch) },
    responses: { 200: json(Me, 'The member as they are now, in every room'), ...refusals },
  }),
  readRoom: createRoute({
    method: 'get',
    path: '/api/rooms/{id}',
    request: { params: IdParam },
    responses: { 200: json(Room, 'The room'), ...refusals },
  }),
  changeRoom: createRoute({
    method: 'patch',
    path: '/api/rooms/{id}',
    request: { params: IdParam, body: body(RoomPatch) },
    responses: { 200: json(Room, 'The room as it is now'), ...refusals },
  }),
  readInputs: createRoute({
    method: 'get',
    path: '/api/rooms/{id}/inputs',
    request: { params: IdParam },
    responses: { 200: json(RoomInputs, 'What extraction takes beside the board'), ...refusals },
  }),
  changeStatus: createRoute({
    method: 'put',
    path: '/api/rooms/{id}/cards/{cardId}/status',
    request: { params: CardParam, body: body(StatusChange) },
    responses: { 200: json(HeldStatus, 'What is held of the card now'), ...refusals },
  }),
  removeStatus: createRoute({
    method: 'delete',
    path: '/api/rooms/{id}/cards/{cardId}/status',
    request: { params: CardParam },
    responses: { 204: nothing, ...refusals },
  }),
  confirmWeights: createRoute({
    method: 'put',
    path: '/api/rooms/{id}/weights',
    request: { params: IdParam, body: body(WeightsChange) },
    responses: { 200: json(HeldWeights, 'The weights as they are confirmed now'), ...refusals },
  }),
  withdrawWeights: createRoute({
    method: 'delete',
    path: '/api/rooms/{id}/weights',
    request: { params: IdParam },
    responses: { 204: nothing, ...refusals },
  }),
  readTemplate: createRoute({
    method: 'get',
    path: '/api/processes/{id}/template',
    request: { params: IdParam },
    responses: { 200: json(ProcessTemplate, 'The template, as a file to be put in elsewhere'), ...refusals },
  }),
  readAims: createRoute({
    method: 'get',
    path: '/api/processes/{id}/aims',
    request: { params: IdParam },
    responses: { 200: json(Aims, 'What the process works towards, by its template'), ...refusals },
  }),
  changeTemplate: createRoute({
    method: 'put',
    path: '/api/processes/{id}/template',
    request: { params: IdParam, body: body(ProcessTemplate) },
    responses: {
      200: json(ProcessTemplate, 'The template as it is now; rooms made from now on have it'),
      ...refusals,
    },
  }),
  orderLadder: createRoute({
    method: 'put',
    path: '/api/processes/{id}/template/ladder',
    request: { params: IdParam, body: body(z.object({ order: LadderOrder })) },
    responses: { 200: json(ProcessTemplate, 'The template with the boxes in this order'), ...refusals },
  }),
  removeTemplate: createRoute({
    method: 'delete',
    path: '/api/processes/{id}/template',
    request: { params: IdParam },
    responses: {
      204: { description: 'The process has the template of the installation again' },
      ...refusals,
    },
  }),
  listDocuments: createRoute({
    method: 'get',
    path: '/api/processes/{id}/documents',
    request: { params: IdParam },
    responses: { 200: json(z.array(SteeringDocument), 'The register of steering documents'), ...refusals },
  }),
  addDocument: createRoute({
    method: 'post',
    path: '/api/processes/{id}/documents',
    request: { params: IdParam, body: body(NewDocument) },
    responses: { 201: json(SteeringDocument, 'The document'), ...unfit, ...refusals },
  }),
  changeDocument: createRoute({
    method: 'patch',
    path: '/api/documents/{id}',
    request: { params: IdParam, body: body(DocumentPatch) },
    responses: { 200: json(SteeringDocument, 'The document as it is now'), ...unfit, ...refusals },
  }),
  removeDocument: createRoute({
    method: 'delete',
    path: '/api/documents/{id}',
    request: { params: IdParam },
    responses: { 204: nothing, ...refusals },
  }),
  listComments: createRoute({
    method: 'get',
    path: '/api/rooms/{id}/cards/{cardId}/comments',
    request: { params: CardParam },
    responses: { 200: json(z.array(Comment), 'What was said about the card, the first first'), ...refusals },
  }),
  addComment: createRoute({
    method: 'post',
    path: '/api/rooms/{id}/cards/{cardId}/comments',
    request: { params: CardParam, body: body(NewComment) },
    responses: {
      201: json(Comment, 'The comment, open'),
      ...refusals,
      409: problem('The room is closed to this caller, writes quietly, or has as many as it may have'),
      422: problem('There is no such card on the board'),
    },
  }),
  changeComment: createRoute({
    method: 'patch',
    path: '/api/comments/{id}',
    request: { params: IdParam, body: body(CommentPatch) },
    responses: { 200: json(Comment, 'The comment, resolved or open again'), ...refusals },
  }),
  removeComment: createRoute({
    method: 'delete',
    path: '/api/comments/{id}',
    request: { params: IdParam },
    responses: { 204: nothing, ...refusals },
  }),
  takeSnapshot: createRoute({
    method: 'post',
    path: '/api/rooms/{id}/snapshots',
    request: {
      params: IdParam,
      body: { content: { 'application/json': { schema: NewSnapshot } }, required: false },
    },
    responses: { 201: json(SnapshotSummary, 'The snapshot'), ...refusals },
  }),
  listSnapshots: createRoute({
    method: 'get',
    path: '/api/rooms/{id}/snapshots',
    request: { params: IdParam },
    responses: { 200: json(z.array(SnapshotSummary), 'Newest first'), ...refusals },
  }),
  readSnapshot: createRoute({
    method: 'get',
    path: '/api/snapshots/{id}',
    request: { params: IdParam },
    responses: { 200: json(Snapshot, 'The snapshot with its records'), ...refusals },
  }),
  compareSnapshots: createRoute({
    method: 'get',
    path: '/api/snapshots/{id}/diff/{other}',
    request: { params: DifferenceParam },
    responses: { 200: json(SnapshotDifference, 'From the first to the second, of one room'), ...refusals },
  }),
  carry: createRoute({
    method: 'post',
    path: '/api/rooms/{id}/carry',
    request: { params: IdParam, body: body(Carry) },
    responses: {
      200: json(Carried, 'The records are cards in this room, none of them twice'),
      ...refusals,
      409: problem('The room is closed to edits'),
    },
  }),
  ...searchRoutes,
  ...namedCardRoutes,
  readTrace: createRoute({
    method: 'get',
    path: '/api/processes/{id}/trace',
    request: { params: IdParam },
    responses: { 200: json(Trace, 'Through the newest snapshot of each room'), ...refusals },
  }),
  readOrganisations: createRoute({
    method: 'get',
    path: '/api/processes/{id}/organisations',
    request: { params: IdParam },
    responses: {
      200: json(
        z.array(z.string()),
        'Organisations that the newest snapshot of each room names, as owners or on cards of their own',
      ),
      ...refusals,
    },
  }),
  readFacilitation: createRoute({
    method: 'get',
    path: '/api/rooms/{id}/facilitation',
    request: { params: IdParam },
    responses: { 200: json(Facilitation, 'Where the room is; the socket tells every change'), ...refusals },
  }),
  changeAgenda: createRoute({
    method: 'put',
    path: '/api/rooms/{id}/agenda',
    request: { params: IdParam, body: body(Agenda) },
    responses: {
      200: json(Facilitation, 'With the new agenda'),
      ...refusals,
      409: problem('The activity that is on may not leave the agenda'),
    },
  }),
  lead: createRoute({
    method: 'post',
    path: '/api/rooms/{id}/lead',
    request: { params: IdParam, body: body(Lead) },
    responses: {
      200: json(Facilitation, 'As it is now for everyone'),
      ...refusals,
      409: problem('It does not go with where the room is: nothing is on, or it is so already'),
    },
  }),
  readHand: createRoute({
    method: 'get',
    path: '/api/rooms/{id}/hand',
    request: { params: IdParam },
    responses: { 200: json(OwnHand, 'The caller’s own hand'), ...refusals },
  }),
  changeHand: createRoute({
    method: 'put',
    path: '/api/rooms/{id}/hand',
    request: { params: IdParam, body: body(HandPatch) },
    responses: {
      200: json(OwnHand, 'As it is now; the others hear of it a moment later'),
      ...refusals,
      409: problem('Too many hands are up, or nothing is on that could be given more time'),
    },
  }),
  addPicture: createRoute({
    method: 'post',
    path: '/api/rooms/{id}/pictures',
    request: {
      params: IdParam,
      body: { content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } },
    },
    responses: {
      201: json(Picture, 'The picture, kept without its metadata under the hash of its content'),
      ...refusals,
      409: problem('The room is closed'),
      413: problem(
        'It has too many bytes; too many pixels, where `field` is `pixels`; or the room has no place for more (`room`)',
      ),
      415: problem('The content is neither a JPEG nor a PNG nor a WebP'),
      422: problem('The picture is damaged'),
    },
  }),
  readPicture: createRoute({
    method: 'get',
    path: '/api/rooms/{id}/pictures/{hash}',
    request: { params: PictureParam },
    responses: { 200: { description: 'The picture' }, ...refusals },
  }),
  ...votingRoutes,
  ...scoringRoutes,
  ...connectionRoutes,
  ...outcomeRoutes,
  ...historyRoutes,
  ...fixingRoutes,
  ...ownRoutes,
} as const

declare const base: OpenAPIHono
type SchemaOf<R extends RouteConfig> =
  ReturnType<typeof base.openapi<R>> extends OpenAPIHono<BlankEnv, infer S, '/'> ? S : never
type Intersection<U> = (U extends unknown ? (of: U) => void : never) extends (of: infer I) => void ? I : never
type Schema = Intersection<{ [K in keyof typeof routes]: SchemaOf<(typeof routes)[K]> }[keyof typeof routes]>

/** The type that Hono's RPC client is made from: `hc<Api>(origin)`. */
export type Api = Hono<BlankEnv, Schema extends object ? Schema : never, '/'>
