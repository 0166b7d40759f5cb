/**
 * What a whole process is as one file: the names of the files in its zip, and the rows of `process.json`. Which of the
 * database's tables go into it, and which stay, is said here and nowhere else; docs/process-file.md is for readers.
 * @module
 */
import { z } from 'zod'
import { roundMethods } from '../../shared/facilitation/rounds.ts'
import {
  MAX_COMMENT_LENGTH,
  MAX_FIELD_TEXT,
  MAX_INSIGHT_ID_LENGTH,
  MAX_NAME_LENGTH,
  MAX_NOTE_LENGTH,
  MAX_PROCESS_FILE_ROWS,
  MAX_ROOMS_PER_PROCESS,
  MAX_TITLE_LENGTH,
} from '../../shared/limits.ts'
import { pictureTypes } from '../../shared/pictures.ts'
import { Decision } from '../../shared/protocol/attributes.ts'
import { DocumentWords } from '../../shared/protocol/documents.ts'
import { Activity } from '../../shared/protocol/facilitation.ts'
import { line } from '../../shared/protocol/forms.ts'
import { ID_PATTERN } from '../../shared/protocol/ids.ts'
import { Years } from '../../shared/protocol/processes.ts'
import { ProcessTemplate } from '../../shared/protocol/processTemplate.ts'
import { ReportWords } from '../../shared/protocol/reports.ts'
import { Scored, ScoreSheet } from '../../shared/protocol/scores.ts'
import { Fixing } from '../../shared/protocol/snapshots.ts'
import { HeldWeights } from '../../shared/protocol/statuses.ts'
import {
  languages,
  linkRoles,
  sectors,
  snapshotTakers,
  statuses,
  steps,
  strengthAreas,
} from '../../shared/vocabulary.ts'

export const PROCESS_FORMAT = 'samrum-process'
/** Goes up when a reader of the older form could not read the newer. */
export const PROCESS_FORMAT_VERSION = 1

export const MANIFEST = 'manifest.json'
export const TABLES = 'process.json'
export const SCHEMAS = 'board-schemas.json'

/** Where the files of a room are. */
export const fileOf = {
  board: (roomId: string) => `rooms/${roomId}/board.update`,
  history: (roomId: string) => `rooms/${roomId}/history.json`,
  snapshot: (roomId: string, number: number) => `rooms/${roomId}/snapshots/${number}.json`,
  chunk: (roomId: string, hash: string) => `rooms/${roomId}/chunks/${hash}.json`,
  picture: (roomId: string, hash: string) => `rooms/${roomId}/pictures/${hash}`,
}

export const Manifest = z.object({
  format: z.literal(PROCESS_FORMAT),
  version: z.number().int().min(1),
  files: z.array(
    z.object({ name: z.string(), bytes: z.number().int(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
})

const id = z.string().regex(ID_PATTERN)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const time = z.number().int().min(0)
const count = z.number().int().min(0)
const cardId = z.string().startsWith('shape:').max(MAX_INSIGHT_ID_LENGTH)
/** Some tables hold JSON as text: the text is kept as it is, and must be what it says. */
const jsonOf = (schema: z.ZodType) =>
  z.string().refine((text) => {
    try {
      return schema.safeParse(JSON.parse(text)).success
    } catch {
      return false
    }
  }, 'JSON of the expected form')

const bySector = z.partialRecord(z.enum(sectors), count)
const Tally = z.object({
  voters: count,
  proxies: count.optional(),
  votersBySector: bySector,
  counts: z.record(z.string(), z.object({ total: count, bySector, suppressed: z.boolean() })),
  texts: z.record(z.string(), z.string()).optional(),
})
const ScoreTally = z.object({
  voters: count,
  proxies: count,
  votersBySector: bySector,
  scores: z.record(cardId, z.record(z.string(), Scored)),
})
const Votes = z.record(cardId, count)

/** How a room is led, without the people: hands, the word and who gathered whom are of the moment. */
const LedState = z.object({
  agenda: z.array(Activity),
  running: z
    .object({
      activityId: z.string(),
      startedAt: time,
      endsAt: time.nullable(),
      pausedMs: count.nullable(),
    })
    .nullable(),
  quiet: z.literal(false),
  lockedZones: z.array(z.string()),
  layoutFixed: z.boolean(),
  gathering: z.null(),
  highlight: z.string().nullable(),
  hands: z.array(z.never()),
  word: z.null(),
  wantMoreTime: z.array(z.never()),
})

/** The columns of each table that go into the file. Names of people, links, sessions and secrets are in none. */
export const tables = {
  process: z.strictObject({
    id,
    title: line(MAX_TITLE_LENGTH).min(1),
    language: z.enum(languages),
    created_at: time,
    years: jsonOf(Years).nullable(),
  }),
  room: z.strictObject({
    id,
    process_id: id,
    step: z.enum(steps),
    strength_area: z.enum(strengthAreas).nullable(),
    title: line(MAX_TITLE_LENGTH).min(1),
    position: z.number().int(),
    status: z.enum(['open', 'closed']),
    created_at: time,
    /** Files from before it was kept have none. */
    closed_at: time.nullable().optional(),
    board_version: z.number().int().min(1),
  }),
  member: z.strictObject({
    id,
    process_id: id,
    room_id: id.nullable(),
    role: z.enum(linkRoles),
    sector: z.enum(sectors),
    organisation: line(MAX_NAME_LENGTH).nullable(),
    joined_at: time,
  }),
  process_template: z.strictObject({ process_id: id, content: jsonOf(ProcessTemplate) }),
  document: z.strictObject({
    id,
    process_id: id,
    position: z.number().int(),
    member_id: id.nullable(),
    title: DocumentWords.shape.title,
    case_number: DocumentWords.shape.caseNumber,
    level: DocumentWords.shape.level,
    type: DocumentWords.shape.type,
    status: DocumentWords.shape.status,
    horizon_year: DocumentWords.shape.horizonYear,
    owner: DocumentWords.shape.owner,
    steered_by: jsonOf(DocumentWords.shape.steeredBy),
  }),
  voice: z.strictObject({ id, member_id: id, sector: z.enum(sectors), made_at: time }),
  vote_round: z.strictObject({
    id,
    room_id: id,
    number: z.number().int().min(1),
    title: z.string().max(MAX_TITLE_LENGTH).nullable(),
    /** Files from before there was scoring do not say it. */
    method: z.enum(roundMethods).default('dots'),
    budget: count,
    per_card: count,
    zone: z.string().max(MAX_INSIGHT_ID_LENGTH).nullable(),
    opened_at: time,
    closed_at: time.nullable(),
    revealed_at: time.nullable(),
    tally: jsonOf(z.union([Tally, ScoreTally])).nullable(),
  }),
  ballot: z.strictObject({ round_id: id, member_id: id, votes: jsonOf(z.union([Votes, ScoreSheet])) }),
  voice_ballot: z.strictObject({ round_id: id, voice_id: id, votes: jsonOf(z.union([Votes, ScoreSheet])) }),
  card_status: z.strictObject({
    room_id: id,
    card_id: cardId,
    status: z.enum(statuses),
    reason: z.string().max(MAX_FIELD_TEXT).nullable(),
    decision: jsonOf(Decision).nullable(),
    wording: z.number().int(),
    at: time,
  }),
  room_weights: z.strictObject({ room_id: id, weights: jsonOf(HeldWeights.shape.weights), at: time }),
  comment: z.strictObject({
    id,
    room_id: id,
    card_id: cardId,
    member_id: id.nullable(),
    sector: z.enum(sectors).nullable(),
    text: z.string().max(MAX_COMMENT_LENGTH),
    at: time,
    resolved: z.literal([0, 1]),
  }),
  facilitation: z.strictObject({ room_id: id, version: count, state: jsonOf(LedState) }),
  report_words: z.strictObject({
    subject_id: id,
    process_id: id,
    room_id: id.nullable(),
    words: jsonOf(ReportWords),
  }),
  snapshot: z.strictObject({
    id,
    room_id: id,
    number: z.number().int().min(1),
    taken_at: time,
    taken_by: z.enum(snapshotTakers),
    reason: z.enum(['facilitator', 'phase_close', 'interval', 'restore']),
    note: z.string().max(MAX_NOTE_LENGTH).nullable(),
    hash,
    doc_hash: hash,
    previous_id: id.nullable(),
    previous_link: hash.nullable().optional(),
    link: hash.optional(),
    insights: count,
    relations: count,
    board: jsonOf(z.array(hash)).nullable(),
    board_version: z.number().int().min(1),
    seq: count.nullable(),
    fixed: jsonOf(Fixing).nullable().optional(),
  }),
  snapshot_change: z.strictObject({
    snapshot_id: id,
    room_id: id,
    number: z.number().int().min(1),
    taken_at: time,
    hash,
    doc_hash: hash,
    previous_link: hash.nullable(),
    link: hash,
    change: z.enum(['removed', 'rewritten']),
    why: z.enum(['retention', 'request']),
    at: time,
  }),
  picture: z.strictObject({
    room_id: id,
    hash,
    type: z.enum(pictureTypes),
    at: time,
    bytes: count,
  }),
} as const
export type TableName = keyof typeof tables
export const tableNames = Object.keys(tables) as TableName[]

/** Tables that stay, each with its reason; together with {@link tables} and those of boards they are all there are. */
export const tablesLeftOut: Readonly<Record<string, string>> = {
  link: 'invitations open this installation, not another',
  place: 'what an invitation allows goes with it',
  session: 'secrets of those who are signed in',
  waiting: 'people at a door of this installation',
  retention: 'how long things are kept is decided where they are',
  removal: 'a record of this installation',
  forgetting: 'what is being forgotten here is gone before anything is taken out',
  asked_removal:
    'as with what is being forgotten: what somebody asked to have removed is gone before anything is taken out',
  api_token: 'secrets of systems that are connected to this installation',
  webhook: 'addresses and secrets of systems that this installation tells',
  exported_file: 'which files this installation made',
  webhook_delivery: 'messages to such systems',
  publication: 'addresses of this installation at which outcomes are read',
  board_set_aside: 'damaged updates, for whoever looks after this installation',
  board_hidden: 'nothing is taken out while a room writes quietly',
}
/** Tables that are files of their own in the zip. */
export const tablesAsFiles = [
  'board_update',
  'board_checkpoint',
  'board_writer',
  'board_history',
  'board_chunk',
  'record_chunk',
  'board_schema',
] as const

/** Which rows name rows of which other table, by column. */
export const references: { readonly [Name in TableName]?: Readonly<Record<string, TableName>> } = {
  room: { process_id: 'process' },
  member: { process_id: 'process', room_id: 'room' },
  process_template: { process_id: 'process' },
  document: { process_id: 'process', member_id: 'member' },
  voice: { member_id: 'member' },
  vote_round: { room_id: 'room' },
  ballot: { round_id: 'vote_round', member_id: 'member' },
  voice_ballot: { round_id: 'vote_round', voice_id: 'voice' },
  card_status: { room_id: 'room' },
  room_weights: { room_id: 'room' },
  comment: { room_id: 'room', member_id: 'member' },
  facilitation: { room_id: 'room' },
  report_words: { process_id: 'process', room_id: 'room' },
  snapshot: { room_id: 'room' },
  snapshot_change: { room_id: 'room' },
  picture: { room_id: 'room' },
}

const rowsOf = <T extends z.ZodType>(schema: T, max = MAX_PROCESS_FILE_ROWS) => z.array(schema).max(max)

export const Rows = z.strictObject({
  ...(Object.fromEntries(tableNames.map((name) => [name, rowsOf(tables[name] as z.ZodType)])) as unknown as {
    [Name in TableName]: z.ZodArray<(typeof tables)[Name]>
  }),
  process: z.array(tables.process).length(1),
  room: rowsOf(tables.room, MAX_ROOMS_PER_PROCESS),
  /** Files from before there were chains have none. */
  snapshot_change: rowsOf(tables.snapshot_change).default([]),
})
export type Rows = z.infer<typeof Rows>

const base64 = z.base64()
const ranges = z.array(z.tuple([count, count]))
/** What was done to a board, oldest first. */
export const HistoryFile = z.strictObject({
  /** The log's place that `board.update` stands at. */
  seq: z.number().int().min(1),
  /** From a clock on, whose what a Yjs client id wrote is. */
  writers: z.array(z.strictObject({ client: count, clock: count, member: z.string().max(40) })),
  segments: z.array(
    z.strictObject({
      seq: z.number().int().min(1),
      /** The board that the segment begins with, as a Yjs update; in some segments, so that what is older can go. */
      base: base64.nullable(),
      windows: z
        .array(
          z.strictObject({
            at: z.number().int(),
            update: base64,
            /** Who deleted what of others: ranges of clocks by Yjs client id. */
            claims: z.array(
              z.strictObject({ member: z.string().max(40), deletions: z.array(z.tuple([count, ranges])) }),
            ),
          }),
        )
        .min(1),
    }),
  ),
})
export type HistoryFile = z.infer<typeof HistoryFile>

/** By version, how far each kind of record had come in boards of it (`shared/board/version.ts`). */
export const SchemasFile = z.record(
  z.string().regex(/^\d{1,6}$/),
  z.strictObject({ schemaVersion: z.literal(2), sequences: z.record(z.string(), count) }),
)
