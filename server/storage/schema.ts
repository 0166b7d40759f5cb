/**
 * The tables, as Kysely sees them. Times are milliseconds since 1970; ids are 21 characters (shared/protocol/ids.ts).
 * The journal's own tables are read by server/journal alone.
 * @module
 */
import type { Generated } from 'kysely'
import type { RoundMethod } from '../../shared/facilitation/rounds.ts'
import type { WebhookEvent } from '../../shared/protocol/connections.ts'
import type { ExportFormat } from '../../shared/protocol/exports.ts'
import type { RemovalActor, RemovalKind } from '../../shared/protocol/retention.ts'
import type { DocumentLevel, DocumentStatus, DocumentType } from '../../shared/rooms/steeringDocuments.ts'
import type {
  Language,
  LinkRole,
  Sector,
  SnapshotTaker,
  Status,
  Step,
  StrengthArea,
  TokenScope,
} from '../../shared/vocabulary.ts'

export interface ProcessRow {
  id: string
  title: string
  language: Language
  created_at: number
  /** JSON: the years it looks to; null while nobody has set them. */
  years: string | null
  /** Id of the process, made by the operator, that it was started from at some remove; null for one of those. */
  started_from: string | null
  /** 0 for a process from before there was a register of documents, until it has one. */
  has_register: number
}

export interface RoomRow {
  id: string
  process_id: string
  step: Step
  /** The area of strength that it is about; null for one about all of them. */
  strength_area: StrengthArea | null
  title: string
  /** Place among the rooms of its process. */
  position: number
  status: 'open' | 'closed'
  created_at: number
  /** When it was closed, where it is; null where it is open, or nobody knows. */
  closed_at: number | null
  /** The form of its board's records (shared/board/version.ts). */
  board_version: number
}

export interface LinkRow {
  id: string
  process_id: string
  /** The one room it is for; null for the whole process. */
  room_id: string | null
  role: LinkRole
  label: string | null
  /** SHA-256 of the token, in hex; the token itself is kept nowhere. */
  token_hash: string
  created_at: number
  expires_at: number | null
  max_uses: number | null
  uses: number
  revoked_at: number | null
  /** SHA-256 of the code to type, in hex; null for a link without one. */
  code_hash: string | null
  code_expires_at: number | null
  /** What is kept of its password (server/access/password.ts); null without one. */
  password_hash: string | null
  /** 1 where who comes by it waits until somebody lets them in. */
  lobby: 0 | 1
}

/** Somebody who waits to be let in by a link. */
export interface WaitingRow {
  id: string
  /** SHA-256 of the secret that asks for the answer, in hex. */
  secret_hash: string
  link_id: string
  /** Who they were in the process already, or have become; null for nobody. */
  member_id: string | null
  sector: Sector
  /** Gone with the answer, as is the organisation. */
  name: string | null
  organisation: string | null
  state: 'waiting' | 'letIn' | 'turnedAway'
  asked_at: number
  expires_at: number
}

export interface MemberRow {
  id: string
  process_id: string
  /** The link they came by first. */
  link_id: string
  /** The one room that all their places are for; null for more. */
  room_id: string | null
  /** What they are where they are most. */
  role: LinkRole
  sector: Sector
  name: string
  organisation: string | null
  joined_at: number
}

/** What a link lets a member be, and where. */
export interface PlaceRow {
  member_id: string
  link_id: string
  role: LinkRole
  /** The one room it is for; null for the whole process. */
  room_id: string | null
}

export interface SessionRow {
  id: string
  /** SHA-256 of the session's secret, in hex. */
  secret_hash: string
  /** Null for the operator's. */
  member_id: string | null
  created_at: number
  expires_at: number
}

export interface SnapshotRow {
  id: string
  room_id: string
  number: number
  taken_at: number
  taken_by: SnapshotTaker
  reason: 'facilitator' | 'phase_close' | 'interval' | 'restore'
  note: string | null
  hash: string
  doc_hash: string
  previous_id: string | null
  /** The link before in the room's chain (`snapshots/chain.ts`); null for the first. */
  previous_link: string | null
  link: string
  insights: number
  relations: number
  /** What of its content is in no piece (`snapshots/contentPieces.ts`); all of it in those from before there were pieces. */
  content: Uint8Array
  /** JSON: hashes of the pieces of its content; null in snapshots from before there were pieces. */
  pieces: string | null
  /** JSON: hashes of the chunks that the board was; null in snapshots from before boards were kept. */
  board: string | null
  /** The form of the board's records. */
  board_version: number
  /** Place in the room's log that it was taken at; null in snapshots from before that was kept. */
  seq: number | null
  /** JSON: `Fixing` of shared/protocol/fixing.ts; null for one that nobody has fixed. */
  fixed: string | null
}

/** A snapshot that was taken away or written over after it was taken, with what its link was made from. */
export interface SnapshotChangeRow {
  snapshot_id: string
  room_id: string
  number: number
  taken_at: number
  hash: string
  doc_hash: string
  previous_link: string | null
  link: string
  change: 'removed' | 'rewritten'
  why: 'retention' | 'request'
  at: number
}

/** A file that was made here: its hash, and what it was made from. */
export interface ExportedFileRow {
  sha256: string
  process_id: string
  /** JSON: ids of snapshots. */
  snapshots: string
  /** `process` for a whole process in one file. */
  format: ExportFormat | 'process'
  at: number
}

/** What tldraw's migrations have to know of a form that boards had. */
export interface BoardSchemaRow {
  version: number
  /** JSON: a serialized schema. */
  schema: string
}

/** Some records of a board, shared by the snapshots of a room that hold them alike. */
export interface BoardChunkRow {
  room_id: string
  hash: string
  /** Canonical JSON, gzipped. */
  data: Uint8Array
}

/** Some records of a snapshot, shared by the snapshots of a room that hold them alike. */
export interface RecordChunkRow {
  room_id: string
  hash: string
  /** A line of canonical JSON, gzipped. */
  data: Uint8Array
}

export interface VoteRoundRow {
  id: string
  room_id: string
  number: number
  title: string | null
  /** What people give: votes, or scores of actions. */
  method: RoundMethod
  /** Votes a person may give, and how many of them to one card; 0 where they give scores. */
  budget: number
  per_card: number
  /** The one zone whose cards can be voted for; null for the whole room. */
  zone: string | null
  opened_at: number
  closed_at: number | null
  revealed_at: number | null
  /** JSON of the counts; null while the round is open. */
  tally: string | null
}

/** A member's votes, or scores, in an open round. */
export interface BallotRow {
  round_id: string
  member_id: string
  /** JSON: card ids with counts, or with what they are scored by. */
  votes: string
}

/** Somebody beside a member, whom the member enters cards and votes for. Never a member. */
export interface VoiceRow {
  id: string
  member_id: string
  /** Seen by that member alone. */
  name: string | null
  sector: Sector
  made_at: number
}

/** A voice's votes in an open round. */
export interface VoiceBallotRow {
  round_id: string
  voice_id: string
  /** JSON: as in a member's. */
  votes: string
}

/** A picture of a board, without its metadata. */
export interface PictureRow {
  room_id: string
  /** SHA-256 of the data, in hex. */
  hash: string
  type: string
  at: number
  bytes: number
  data: Uint8Array
}

/** How a room is led. */
export interface FacilitationRow {
  room_id: string
  /** Goes up with every change that people in the room are told. */
  version: number
  /** JSON: `Led` of server/facilitation/led.ts. */
  state: string
}

/** What those who lead have said of a card. */
export interface CardStatusRow {
  room_id: string
  /** Id of its shape. */
  card_id: string
  status: Status
  reason: string | null
  /** JSON: what was decided, by whom and when; null where nothing was. */
  decision: string | null
  /** Tells whether the card still says what it said when that was decided. */
  wording: number
  at: number
}

/** The weights of criteria that those who lead have confirmed. */
export interface RoomWeightsRow {
  room_id: string
  /** JSON: by the ids of the criteria's shapes. */
  weights: string
  at: number
}

/** What somebody said about a card, beside it. */
export interface CommentRow {
  id: string
  room_id: string
  /** Id of its shape. */
  card_id: string
  /** Null for the operator, and for members that are no more. */
  member_id: string | null
  sector: Sector | null
  text: string
  at: number
  resolved: 0 | 1
}

/** What another system shows to be let in to a process. */
export interface ApiTokenRow {
  id: string
  process_id: string
  label: string
  scope: TokenScope
  /** SHA-256 of the secret, in hex; the secret itself is kept nowhere. */
  secret_hash: string
  created_at: number
  expires_at: number
}

/** Where another system is told of what happens in a process. */
export interface WebhookRow {
  id: string
  process_id: string
  label: string
  url: string
  /** What each message is signed with. */
  secret: string
  created_at: number
}

/** A message to a webhook: waiting, delivered, or given up. */
export interface WebhookDeliveryRow {
  id: string
  webhook_id: string
  event: WebhookEvent
  /** JSON, as it is sent. */
  body: string
  created_at: number
  attempts: number
  /** When it is tried next; null once it is delivered or given up. */
  next_at: number | null
  delivered_at: number | null
  /** What came of the last attempt that failed. */
  problem: string | null
}

/** What those who lead have written for the report of a process, or of one room. */
export interface ReportWordsRow {
  /** Id of the room, or of the process. */
  subject_id: string
  process_id: string
  /** Null for the process as a whole. */
  room_id: string | null
  /** JSON: `ReportWords` of shared/outcome/reportWords.ts. */
  words: string
}

/** A steering document of a process's register. */
export interface DocumentRow {
  id: string
  process_id: string
  /** Place in the register. */
  position: number
  /** Who added it; null for those that the process began with. Seen by nobody. */
  member_id: string | null
  title: string
  case_number: string | null
  level: DocumentLevel
  type: DocumentType
  status: DocumentStatus
  horizon_year: number | null
  owner: string | null
  /** JSON: ids of those that it follows. */
  steered_by: string
}

/** How long a process's things are kept after it has ended. */
export interface RetentionRow {
  process_id: string
  closed_at: number | null
  /** JSON: `RetentionRules` of shared/protocol/retention.ts. */
  rules: string
}

/** That something was removed. It belongs to no process, so that it stays when that is gone. */
export interface RemovalRow {
  id: string
  at: number
  what: RemovalKind
  process_id: string
  /** JSON: how many of what. */
  counts: string
  /** What whoever removed it was; null in records from before that was kept. */
  actor: RemovalActor | null
}

/** A removal that was asked for; gone when all of it is done and on record. */
export interface AskedRemovalRow {
  id: string
  process_id: string
  /** JSON: `Asked` of server/forgetting/asked.ts. */
  asked: string
  /** JSON: `Done` of the same; counts that are not there are none. */
  done: string
}

/** What of a member's writing is being forgotten in a room; gone when it is. */
export interface ForgettingRow {
  id: string
  room_id: string
  /** What it is a part of. */
  removal_id: string | null
  /** JSON: `Plan` of server/forgetting/plan.ts. */
  plan: string
}

/** A room whose outcome anybody may read at an address. */
export interface PublicationRow {
  room_id: string
  /** What the address ends with. */
  id: string
  created_at: number
}

/** The template that a process has made its own. */
export interface ProcessTemplateRow {
  process_id: string
  /** JSON: `ProcessTemplate` of shared/protocol/processTemplate.ts. */
  content: string
}

export interface Tables {
  asked_removal: AskedRemovalRow
  forgetting: ForgettingRow
  publication: PublicationRow
  retention: RetentionRow
  removal: RemovalRow
  process_template: ProcessTemplateRow
  api_token: ApiTokenRow
  webhook: WebhookRow
  webhook_delivery: WebhookDeliveryRow
  report_words: ReportWordsRow
  document: DocumentRow
  comment: CommentRow
  card_status: CardStatusRow
  room_weights: RoomWeightsRow
  process: Omit<ProcessRow, 'has_register'> & { has_register: Generated<number> }
  room: RoomRow
  link: LinkRow
  member: MemberRow
  place: PlaceRow
  waiting: WaitingRow
  session: SessionRow
  snapshot: SnapshotRow
  snapshot_change: SnapshotChangeRow
  exported_file: ExportedFileRow
  board_chunk: BoardChunkRow
  record_chunk: RecordChunkRow
  board_schema: BoardSchemaRow
  vote_round: VoteRoundRow
  ballot: BallotRow
  voice: VoiceRow
  voice_ballot: VoiceBallotRow
  picture: PictureRow
  facilitation: FacilitationRow
}
