/**
 * What goes over HTTP: one zod schema per noun, and the type made from it.
 * @module
 */
import { z } from '@hono/zod-openapi'
import { voices } from '../insights/balance.ts'
import { changeableFields } from '../insights/difference.ts'
import { modeNames, yearForm } from '../insights/recordFields.ts'
import { looseEnds } from '../insights/trace.ts'
import {
  MAX_BALLOT_CARDS,
  MAX_CARRIED,
  MAX_INSIGHT_ID_LENGTH,
  MAX_NAME_LENGTH,
  MAX_NOTE_LENGTH,
  MAX_PASSWORD_LENGTH,
  MAX_ROOMS_PER_PROCESS,
  MAX_TITLE_LENGTH,
  MAX_VOTE_BUDGET,
  MAX_WAITING,
  MIN_PASSWORD_LENGTH,
} from '../limits.ts'
import { outcomeDocuments, reportLengths } from '../outcome/reportWords.ts'
import { pictureTypes } from '../pictures.ts'
import { areInOrder } from '../rooms/years.ts'
import {
  kinds,
  languages,
  linkRoles,
  relationTypes,
  roles,
  sectors,
  snapshotTakers,
  statuses,
  steps,
  strengthAreas,
} from '../vocabulary.ts'
import { Schedule } from './attributes.ts'
import { ID_PATTERN } from './ids.ts'
import { RecordScores, Scored } from './scores.ts'

const id = z.string().regex(ID_PATTERN, 'an id of 21 letters, digits, - or _')
const time = z.iso.datetime()
/** One line of text that people write. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\p{Cc}\p{Bidi_Control}]*$/u, 'one line of plain text')

export const IdParam = z.object({ id })

/** What can be wrong with a value of a file that a person may have written by hand. */
export const faultReasons = [
  'missing',
  'wrong_type',
  'empty',
  'too_long',
  'too_few',
  'too_many',
  'out_of_range',
  'unlike',
  'unknown_value',
  'unknown_field',
  'bad_id',
  'not_one_line',
  'same_id',
  'overlap',
  'incomplete',
  'wrong',
] as const
export type FaultReason = (typeof faultReasons)[number]

/** A place in a file, as in `steps.vision.zones[3].name.sv`, and what is wrong there. */
export const Fault = z.object({
  place: z.string(),
  reason: z.enum(faultReasons),
  /** What belongs to the reason: a limit, what was expected, the other place. */
  about: z.string().optional(),
})
export type Fault = z.infer<typeof Fault>

/** RFC 9457. `field` names what is wrong in the request, where one thing is. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    field: z.string().optional(),
    /** All that is wrong with a file, in the order of the file. */
    faults: z.array(Fault).optional(),
  })
  .openapi('Problem')
export type Problem = z.infer<typeof Problem>

export const RoomStatus = z.enum(['open', 'closed'])

export const Room = z
  .object({
    id,
    processId: id,
    step: z.enum(steps),
    /** The area of strength that the room is about; null for one about all of them. */
    strengthArea: z.enum(strengthAreas).nullable(),
    title: z.string(),
    status: RoomStatus,
    /** What the caller is in this room. */
    role: z.enum(roles),
    /** People connected now. */
    present: z.number().int(),
    /** Insights in the newest snapshot; null before the first. */
    insights: z.number().int().nullable(),
    snapshots: z.number().int(),
  })
  .openapi('Room')
export type Room = z.infer<typeof Room>

const year = z.number().int().min(yearForm.min).max(yearForm.max)
/** The years that a process looks to: its target picture, its visions, and the operating year in which it starts. */
export const Years = z
  .object({ target: year, vision: year, start: year })
  .refine(areInOrder, 'years in order: start, vision, target')
  .openapi('Years')

export const Process = z
  .object({
    id,
    title: z.string(),
    language: z.enum(languages),
    createdAt: time,
    years: Years,
    /** What the caller is in the process as a whole; null for who may only enter some of its rooms. */
    role: z.enum(roles).nullable(),
    /** Those that the caller may enter. */
    rooms: z.array(Room),
  })
  .openapi('Process')
export type Process = z.infer<typeof Process>

export const NewRoom = z.object({
  step: z.enum(steps),
  title: line(MAX_TITLE_LENGTH).min(1).optional(),
  /** A step may have one room for each area of strength. */
  strengthArea: z.enum(strengthAreas).optional(),
})

export const NewProcess = z
  .object({
    title: line(MAX_TITLE_LENGTH).min(1),
    language: z.enum(languages).optional(),
    /** Where not said: 2050, 2030 and the year after this one. */
    years: Years.optional(),
    /** `s3` (smart specialisation, six steps), or the id of a process whose template it begins with. */
    template: z.union([z.literal('s3'), id], '`s3`, or the id of a process').optional(),
    rooms: z
      .array(z.union([z.enum(steps), NewRoom], `a step (${steps.join(', ')}), or {step, title?}`))
      .min(1)
      .max(MAX_ROOMS_PER_PROCESS)
      .optional(),
  })
  .openapi('NewProcess')
export type NewProcess = z.infer<typeof NewProcess>

export const CreatedProcess = Process.extend({
  links: z.object({ facilitator: z.url(), participant: z.url(), observer: z.url() }),
}).openapi('CreatedProcess')

export const ProcessPatch = z
  .object({ title: line(MAX_TITLE_LENGTH).min(1), language: z.enum(languages), years: Years })
  .partial()
  .openapi('ProcessPatch')

export const RoomPatch = z
  .object({
    status: RoomStatus,
    title: line(MAX_TITLE_LENGTH).min(1),
    strengthArea: z.enum(strengthAreas).nullable(),
  })
  .partial()
  .openapi('RoomPatch')

const password = line(MAX_PASSWORD_LENGTH).min(MIN_PASSWORD_LENGTH)
/** A password that somebody tries; it is compared and nothing else. */
const passwordGiven = z.string().max(MAX_PASSWORD_LENGTH)

/** An invitation. Its token is shown once, in `url`, when it is made. */
export const Link = z
  .object({
    id,
    role: z.enum(linkRoles),
    roomId: id.nullable(),
    label: z.string().nullable(),
    createdAt: time,
    expiresAt: time.nullable(),
    maxUses: z.number().int().nullable(),
    uses: z.number().int(),
    revoked: z.boolean(),
    hasPassword: z.boolean(),
    /** Who comes by it waits until somebody who leads lets them in. */
    lobby: z.boolean(),
  })
  .openapi('Link')
export type Link = z.infer<typeof Link>

export const NewLink = z
  .object({
    role: z.enum(linkRoles),
    roomId: id.optional(),
    label: line(MAX_NAME_LENGTH).optional(),
    expiresAt: z.iso.datetime({ offset: true }).optional(),
    maxUses: z.number().int().min(1).max(100_000).optional(),
    /** Whether to make a code to type as well, which works for a day. Not for facilitators. */
    withCode: z.boolean().optional(),
    /** Asked of whoever comes by the link; without the spaces around it. */
    password: password.optional(),
    /** Whether who comes by it waits until somebody who leads lets them in. */
    lobby: z.boolean().optional(),
  })
  .openapi('NewLink')

/** What can be changed about a link; who is in already stays. */
export const LinkPatch = z
  .object({
    label: line(MAX_NAME_LENGTH).nullable(),
    /** Null takes the password away. */
    password: password.nullable(),
    lobby: z.boolean(),
  })
  .partial()
  .openapi('LinkPatch')

export const CreatedLink = Link.extend({
  url: z.url(),
  /** Six characters that can be given instead of the token, shown this once; null unless asked for. */
  code: z.string().nullable(),
}).openapi('CreatedLink')
export type CreatedLink = z.infer<typeof CreatedLink>

const tokenGiven = z.string().min(1).max(200)

/** What a join page shows before anyone has joined is asked for with this. */
export const InvitationQuestion = z.object({ token: tokenGiven, password: passwordGiven.optional() })

export const Join = z
  .object({
    /** The fragment of the link, or its code as somebody typed it. */
    token: tokenGiven,
    password: passwordGiven.optional(),
    sector: z.enum(sectors),
    name: line(MAX_NAME_LENGTH).optional(),
    organisation: line(MAX_NAME_LENGTH).optional(),
  })
  .openapi('Join')
export type Join = z.infer<typeof Join>

export const Member = z
  .object({
    id,
    role: z.enum(linkRoles),
    sector: z.enum(sectors),
    /** As given, or "Deltagare 7" / "Participant 7" when no name was. */
    name: z.string(),
    organisation: z.string().nullable(),
  })
  .openapi('Member')
export type Member = z.infer<typeof Member>

export const Joined = z
  .object({
    /** For clients without cookies: `Authorization: Bearer`. */
    session: z.string(),
    member: Member,
    role: z.enum(linkRoles),
    process: Process,
    /** The one room that the link was for, or null. */
    roomId: id.nullable(),
  })
  .openapi('Joined')
export type Joined = z.infer<typeof Joined>

/** What a join page shows before anyone has joined. */
export const Invitation = z
  .object({
    role: z.enum(linkRoles),
    process: z.object({ id, title: z.string(), language: z.enum(languages) }),
    room: z.string().nullable(),
    /** Whether one waits to be let in. Not for who is in already. */
    lobby: z.boolean(),
    /** Handed to the editor, which is made ready while one answers; null without one. */
    boardLicenseKey: z.string().nullable(),
  })
  .openapi('Invitation')
export type Invitation = z.infer<typeof Invitation>

/** Somebody is asked to wait. */
export const ToldToWait = z
  .object({
    /** Opens `/api/waiting` and nothing else; also set as a cookie. For clients without: `Authorization: Bearer`. */
    waiting: z.string(),
  })
  .openapi('ToldToWait')
export type ToldToWait = z.infer<typeof ToldToWait>

/** How it stands with somebody who waits. */
export const Waiting = z
  .object({
    state: z.enum(['waiting', 'letIn', 'turnedAway']),
    since: time,
    process: z.object({ title: z.string(), language: z.enum(languages) }),
    room: z.string().nullable(),
  })
  .openapi('Waiting')
export type Waiting = z.infer<typeof Waiting>

/** Somebody who waits, as those who lead see them. */
export const WaitingPerson = z
  .object({
    id,
    role: z.enum(linkRoles),
    roomId: id.nullable(),
    sector: z.enum(sectors),
    /** Null for who gave none. */
    name: z.string().nullable(),
    organisation: z.string().nullable(),
    /** The note on the link that they came by. */
    label: z.string().nullable(),
    since: time,
  })
  .openapi('WaitingPerson')
export type WaitingPerson = z.infer<typeof WaitingPerson>

/** An answer to some of those who wait; who has one already keeps it. */
export const WaitingAnswer = z
  .object({ ids: z.array(id).min(1).max(MAX_WAITING), answer: z.enum(['letIn', 'turnAway']) })
  .openapi('WaitingAnswer')

/** What a member may change about themselves. */
export const MePatch = z
  .object({
    sector: z.enum(sectors),
    name: line(MAX_NAME_LENGTH).min(1),
    organisation: line(MAX_NAME_LENGTH).nullable(),
  })
  .partial()
  .openapi('MePatch')

/** Who is asking: the operator, or a member of one process. */
export const Me = z
  .object({
    /** What they are where they are most; `role` of a room or process says what they are there. */
    role: z.enum(roles),
    member: Member.nullable(),
    processId: id.nullable(),
    /** The one room that they may enter; null for more. */
    roomId: id.nullable(),
    /** Handed to the editor; null without one. */
    boardLicenseKey: z.string().nullable(),
  })
  .openapi('Me')
export type Me = z.infer<typeof Me>

/** What was said about a card beside it. */
export const RecordComment = z
  .object({
    text: z.string(),
    sector: z.enum(sectors).nullable(),
    at: time,
    resolved: z.boolean(),
  })
  .openapi('RecordComment')

export const Relation = z
  .object({
    from: z.string(),
    to: z.string(),
    type: z.enum(relationTypes),
    score: z.number().int().min(-3).max(3).optional(),
    note: z.string().optional(),
    shapeId: z.string(),
  })
  .openapi('Relation')

export const Insight = z
  .object({
    /** Stable over snapshots: room id, a colon, and the card's id without its `shape:`. */
    id: z.string(),
    version: z.number().int(),
    kind: z.enum(kinds),
    facet: z.string().optional(),
    text: z.string(),
    lang: z.enum(['sv', 'en', 'sma', 'se']),
    room: z.string(),
    step: z.number().int().min(1).max(6),
    zone: z.string().nullable(),
    order: z.number().int(),
    strengthArea: z.enum(strengthAreas).nullable(),
    sector: z.enum([...sectors, 'mixed']).nullable(),
    status: z.enum(statuses),
    statusReason: z.string().optional(),
    votes: z
      .object({
        total: z.number().int(),
        bySector: z.partialRecord(z.enum(sectors), z.number().int()),
        suppressed: z.boolean().optional(),
        method: z.literal('dots'),
        round: z.string(),
      })
      .nullable(),
    scores: RecordScores.optional(),
    comments: z.array(RecordComment).optional(),
    group: z.string().nullable(),
    /** After the schema of its kind: `attributeSchema` of shared/protocol/attributes.ts. */
    attrs: z.record(z.string(), z.unknown()),
    owner: z.object({ organisation: z.string() }).optional(),
    period: Schedule.optional(),
    horizonYear: z.number().int().optional(),
    mode: z.enum(Object.keys(modeNames) as (keyof typeof modeNames)[]).optional(),
    reviewDate: z.string().optional(),
    subArea: z.string().optional(),
    place: z.array(z.string()).optional(),
    /** Numbers of the goals of the 2030 Agenda. */
    sdg: z.array(z.number().int()).optional(),
    goals: z.array(z.string()).optional(),
    /** What stands on the card and fits none of its fields, by its key there. */
    unfit: z.record(z.string(), z.unknown()).optional(),
    relations: z.array(Relation.omit({ from: true })),
    provenance: z.object({
      processId: z.string(),
      roomId: z.string(),
      shapeId: z.string(),
      snapshotId: z.string().nullable(),
      firstSeenSnapshotId: z.string().nullable(),
      createdAt: z.string().nullable(),
      changedAt: z.string().nullable(),
      importedFrom: z.string().nullable(),
      /** The version of this record before this one, as `id@version`. */
      supersedes: z.string().optional(),
      /** Written by one person for another, whose sector it has; absent elsewhere. */
      enteredByProxy: z.literal(true).optional(),
      extractedBy: z.string(),
    }),
  })
  .openapi('Insight')

export const Group = z
  .object({ id: z.string(), heading: z.string(), members: z.array(z.string()) })
  .openapi('Group')

export const Warning = z
  .object({
    code: z.string(),
    shapeId: z.string().optional(),
    /** The field that it is about: its key on the card. */
    field: z.string().optional(),
    message: z.string(),
  })
  .openapi('Warning')

/** That a snapshot stands as the outcome that went to a decision, as the facilitator said it. */
export const Fixing = z
  .object({ title: z.string(), caseNumber: z.string(), date: z.iso.date(), at: time })
  .openapi('Fixing')
export type Fixing = z.infer<typeof Fixing>

export const SnapshotSummary = z
  .object({
    id,
    roomId: id,
    number: z.number().int(),
    takenAt: time,
    takenBy: z.enum(snapshotTakers),
    reason: z.enum(['facilitator', 'phase_close', 'interval', 'restore']),
    note: z.string().nullable(),
    /** SHA-256, in hex, over the canonical form of the extracted records. */
    hash: z.string(),
    insights: z.number().int(),
    relations: z.number().int(),
    /** Null where nobody has fixed it; files from before it could be have none. */
    fixed: Fixing.nullable().optional(),
  })
  .openapi('SnapshotSummary')
export type SnapshotSummary = z.infer<typeof SnapshotSummary>

const voiceCounts = z.object({ cards: z.number().int(), words: z.number().int() })
/** How much was said by which sector; of votes, only sectors that can be told apart without giving anybody away. */
const Balance = z.object({
  said: z.record(z.enum(voices), voiceCounts),
  total: voiceCounts,
  votes: z
    .object({ total: z.number().int(), bySector: z.partialRecord(z.enum(sectors), z.number().int()) })
    .nullable(),
})

export const Snapshot = SnapshotSummary.omit({ insights: true, relations: true })
  .extend({
    processId: id,
    step: z.enum(steps),
    roomTitle: z.string(),
    processTitle: z.string(),
    previousId: id.nullable(),
    /** SHA-256, in hex, of the board's Yjs state that the records were read from. */
    docHash: z.string(),
    /** The link before in the room's chain of snapshots; null for the first. Files from before there were chains have none. */
    previousLink: z.string().nullable().optional(),
    /** SHA-256, in hex, over {previousLink, id, roomId, number, takenAt, hash, docHash} as canonical JSON. */
    link: z.string().optional(),
    extractor: z.string(),
    participants: z.record(z.enum(sectors), z.number().int()),
    insights: z.array(Insight),
    relations: z.array(Relation),
    groups: z.array(Group),
    warnings: z.array(Warning),
    /** The zones of its board, in their order; snapshots from before they were kept have none. */
    zones: z
      .array(
        z.object({
          id: z.string(),
          name: z.object({ sv: z.string(), en: z.string() }),
          prompt: z.object({ sv: z.string(), en: z.string() }),
        }),
      )
      .optional(),
    /** Worked out from the insights; files from before it was told have none. */
    balance: z
      .object({ room: Balance, zones: z.array(Balance.extend({ zone: z.string().nullable() })).readonly() })
      .optional(),
  })
  .openapi('Snapshot')
export type Snapshot = z.infer<typeof Snapshot>

const ChangedInsight = z
  .object({
    before: Insight,
    after: Insight,
    fields: z.array(z.enum(changeableFields)),
    /** The two texts as one, word by word; empty where the text is the same. */
    words: z.array(z.object({ text: z.string(), of: z.enum(['both', 'before', 'after']) })),
  })
  .openapi('ChangedInsight')

export const SnapshotDifference = z
  .object({
    before: SnapshotSummary,
    after: SnapshotSummary,
    added: z.array(Insight),
    removed: z.array(Insight),
    changed: z.array(ChangedInsight),
    relations: z.object({ added: z.array(Relation), removed: z.array(Relation) }),
    unchanged: z.number().int(),
  })
  .openapi('SnapshotDifference')
export type SnapshotDifference = z.infer<typeof SnapshotDifference>

export const DifferenceParam = z.object({ id, other: id })

export const Restored = z
  .object({
    /** What the board was before, so that the restoring can be undone. */
    before: SnapshotSummary,
    /** Shapes written or taken away; 0 where the board was so already. */
    changed: z.number().int(),
  })
  .openapi('Restored')

export const Carry = z
  .object({
    snapshotId: id,
    insightIds: z.array(z.string().min(1).max(MAX_INSIGHT_ID_LENGTH)).min(1).max(MAX_CARRIED),
    /** Id of a zone on this board; by default the one that a record's kind belongs in. */
    zone: z.string().min(1).max(MAX_NAME_LENGTH).optional(),
  })
  .openapi('Carry')

export const PictureParam = z.object({ id, hash: z.string().regex(/^[0-9a-f]{64}$/) })

/** A picture of a board; `w` and `h` in pixels, as it is shown. */
export const Picture = z
  .object({
    src: z.string(),
    type: z.enum(pictureTypes),
    w: z.number().int().positive(),
    h: z.number().int().positive(),
  })
  .openapi('Picture')
export type Picture = z.infer<typeof Picture>

export const Carried = z
  .object({
    /** The new cards, each with the record it came from. */
    cards: z.array(z.object({ insightId: z.string(), shapeId: z.string() })),
    /** How many of the records had a card here before. */
    already: z.number().int(),
  })
  .openapi('Carried')

const TraceEdge = z
  .object({
    from: z.string(),
    to: z.string(),
    type: z.enum(relationTypes),
    score: z.number().int().min(-3).max(3).optional(),
    roomId: id,
    shapeId: z.string(),
  })
  .openapi('TraceEdge')

export const Trace = z
  .object({
    nodes: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(kinds),
        text: z.string(),
        roomId: id,
        step: z.enum(steps),
        zone: z.string().nullable(),
        sector: z.enum([...sectors, 'mixed']).nullable(),
        strengthArea: z.enum(strengthAreas).nullable(),
        status: z.enum(statuses),
        votes: z.number().int().nullable(),
        /** Of a goal conflict: how hard it is. */
        score: z.number().int().min(-3).max(3).optional(),
        /** Of a steering document: which of the register it is. */
        ref: z.string().optional(),
        /** The organisation that it names as responsible for it. */
        owner: z.string().optional(),
        /** Goes up with each snapshot in which the record says something else. */
        version: z.number().int(),
        snapshotId: id,
        shapeId: z.string(),
        loose: z.array(z.enum(looseEnds)),
      }),
    ),
    edges: z.array(TraceEdge),
    /** Relations to records that no newest snapshot holds. */
    broken: z.array(TraceEdge),
  })
  .openapi('Trace')
export type Trace = z.infer<typeof Trace>

export const NewVoteRound = z
  .object({
    title: line(MAX_TITLE_LENGTH).min(1).optional(),
    /** Votes for each person; 5 by default. */
    budget: z.number().int().min(1).max(MAX_VOTE_BUDGET).optional(),
    /** Of them, at most this many on one card; 2 by default. */
    perCard: z.number().int().min(1).max(MAX_VOTE_BUDGET).optional(),
    /** Id of the zone whose cards can be voted for; by default all of the room's. */
    zone: z.string().min(1).max(MAX_NAME_LENGTH).optional(),
  })
  .openapi('NewVoteRound')

export const voteStates = ['open', 'closed', 'revealed'] as const

export const VoteRound = z
  .object({
    id,
    roomId: id,
    number: z.number().int(),
    title: z.string().nullable(),
    budget: z.number().int(),
    perCard: z.number().int(),
    zone: z.string().nullable(),
    state: z.enum(voteStates),
    openedAt: time,
    closedAt: time.nullable(),
    revealedAt: time.nullable(),
    /** How many have voted. */
    voters: z.number().int(),
    /** Of them, those whose votes somebody beside them entered. */
    proxies: z.number().int(),
    /** While it is open: how many of those who are connected now have voted for themselves. */
    votersHere: z.number().int(),
  })
  .openapi('VoteRound')
export type VoteRound = z.infer<typeof VoteRound>

export const VoteRoundPatch = z.object({ state: z.enum(['closed', 'revealed']) }).openapi('VoteRoundPatch')

export const Ballot = z
  .object({
    /** Ids of cards (`shape:…`) with the votes each is given. Votes of 0 are the same as none. */
    votes: z
      .record(
        z.string().startsWith('shape:').max(MAX_INSIGHT_ID_LENGTH),
        z.number().int().min(0).max(MAX_VOTE_BUDGET),
      )
      .refine((votes) => Object.keys(votes).length <= MAX_BALLOT_CARDS, `at most ${MAX_BALLOT_CARDS} cards`),
  })
  .openapi('Ballot')

/** Somebody's own ballot. */
export const OwnBallot = z
  .object({ roundId: id, votes: z.record(z.string(), z.number().int()), left: z.number().int() })
  .openapi('OwnBallot')
export type OwnBallot = z.infer<typeof OwnBallot>

const bySector = z.partialRecord(z.enum(sectors), z.number().int())

/** The newest round of a room. Before it is revealed nobody sees more than how many have voted. */
export const VoteTally = z
  .object({
    round: VoteRound,
    result: z
      .object({
        voters: z.number().int(),
        proxies: z.number().int(),
        /** Sectors with so few voters that they would be known are left out. */
        votersBySector: bySector,
        /** By card. Equal totals are ties; cards without a vote are there with 0. */
        counts: z.record(
          z.string(),
          z.object({ total: z.number().int(), bySector, suppressed: z.boolean() }),
        ),
        /** The words that the cards with votes had when the round closed, cut where they are long. */
        texts: z.record(z.string(), z.string()),
      })
      .nullable(),
  })
  .openapi('VoteTally')
export type VoteTally = z.infer<typeof VoteTally>

/** A round like one of votes, without a budget. */
export const ScoringRound = VoteRound.omit({ budget: true, perCard: true }).openapi('ScoringRound')
export type ScoringRound = z.infer<typeof ScoringRound>

/** Before it is revealed nobody sees more than how many have scored. */
export const ScoringResult = z
  .object({
    round: ScoringRound,
    result: z
      .object({
        voters: z.number().int(),
        proxies: z.number().int(),
        /** Sectors with so few scorers that they would be known are left out. */
        votersBySector: bySector,
        /** By card, then by `impact`, `effort` or the id of a criterion's card; what nobody scored is left out. */
        scores: z.record(z.string(), z.record(z.string(), Scored)),
      })
      .nullable(),
  })
  .openapi('ScoringResult')
export type ScoringResult = z.infer<typeof ScoringResult>

export const NewSnapshot = z.object({ note: line(MAX_NOTE_LENGTH).optional() }).openapi('NewSnapshot')

export const OperatorSignIn = z.object({ token: z.string().min(1).max(200) }).openapi('OperatorSignIn')

export const exportFormats = [
  'json',
  'jsonld',
  'csv',
  'xlsx',
  'md',
  'html',
  'docx',
  'pdf',
  'svg',
  'png',
  'zip',
] as const
export type ExportFormat = (typeof exportFormats)[number]
export const ExportParam = z.object({ id, format: z.enum(exportFormats) })
export const ExportKey = z.string().regex(/^[\w-]{16,64}$/)
export const ExportKeyParam = z.object({ key: ExportKey })
/** Made up by who asks for a file, at random: by it they find out how far it is. */
export const ExportKeyQuery = z.object({ key: ExportKey.optional() })

/** How far a file is that is being made. */
export const ExportProgress = z.object({
  /** No file of that key is in hand, not yet or no more; others are made first; or it is being made. */
  stage: z.enum(['none', 'waiting', 'making']),
  /** From 0 to 1. */
  share: z.number(),
})
export type ExportProgress = z.infer<typeof ExportProgress>

export const ExportQuery = z.object({
  /** CSV only: which table. */
  part: z.enum(['records', 'relations', 'balance']).optional(),
  /** CSV only: what stands between two cells. */
  separator: z.enum(['semicolon', 'comma']).optional(),
  /** Words of headings; by default the language the process had. */
  language: z.enum(['sv', 'en']).optional(),
  /** Reports: for those who decide, or with every record. */
  length: z.enum(reportLengths).optional(),
  /** Documents (HTML, Word, PDF, Markdown): which of them; by default the report. */
  document: z.enum(outcomeDocuments).optional(),
  /** Made up by who asks, at random: by it they find out how far the file is. */
  key: ExportKey.optional(),
})
