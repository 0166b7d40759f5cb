/**
 * Every number that bounds something, with its unit and its reason. Tests and docs cite these names.
 * @module
 */

/** A title of a process or room, in characters: fits one line of a heading at 390 px. */
export const MAX_TITLE_LENGTH = 120
/** A display name or organisation, in characters. */
export const MAX_NAME_LENGTH = 60
/** A note on a snapshot, in characters. */
export const MAX_NOTE_LENGTH = 500
/** A comment on a card, in characters: a paragraph. */
export const MAX_COMMENT_LENGTH = 1_000
/** Comments on one card. */
export const MAX_CARD_COMMENTS = 100
/** Cards, comments or rounds that one call removes by name; all of them at once need no names. */
export const MAX_OWN_CHOSEN = 500
/** Comments on the cards of one room: all of them go to whoever opens it, some 300 bytes each. */
export const MAX_ROOM_COMMENTS = 2_000
/** Text of one card, in characters; longer text is kept on the board and cut nowhere, but a client refuses to type on. */
export const MAX_CARD_TEXT = 10_000
/** Tokens for other systems, and webhooks, of one process. */
export const MAX_TOKENS_PER_PROCESS = 20
export const MAX_WEBHOOKS_PER_PROCESS = 10
/** Days that a token counts, if nothing else is said, and at most. */
export const TOKEN_DAYS = 365
export const MAX_TOKEN_DAYS = 1_095
/** Days that one which has expired is still in the list, so that whoever looks for it learns why it lets nobody in. */
export const TOKEN_SHOWN_DAYS = 30
/** An address of a webhook, in characters. */
export const MAX_WEBHOOK_URL_LENGTH = 500
/** Milliseconds that a webhook may take to answer. */
export const WEBHOOK_TIMEOUT_MS = 10_000
/** Seconds after each attempt that failed until the next; after the last of them a message is given up: some 32 hours. */
export const WEBHOOK_RETRY_SECONDS = [5, 60, 600, 3_600, 21_600, 86_400] as const
/** Messages to webhooks on their way at once. */
export const MAX_WEBHOOKS_AT_ONCE = 4
/** Days that it is kept what became of a message. */
export const WEBHOOK_LOG_DAYS = 30
/** Strips put into one board by zones that grew: some five for each of 40 zones are many. */
export const MAX_STRIPS = 1_000
/** Rows of notes that one strip holds: four times as many as the tallest zone. */
export const MAX_STRIP_ROWS = 240
/** Strips put into each other, as happens where a board was put back to before they were and grew again. */
export const MAX_STRIP_DEPTH = 8
/** Seconds that a published report is shown as it was made: what is said beside the snapshot may change meanwhile. */
export const PUBLISHED_FRESH_SECONDS = 60
/** Published reports that are kept as they were made, some 200 kB each. */
export const MAX_PUBLISHED_KEPT = 50
/** Cards that another system, or a file, brings in with one call. */
export const MAX_CARDS_BROUGHT_IN = 500
/** A purpose or a guiding question of a template, in characters: two long sentences. */
export const MAX_PURPOSE_LENGTH = 400
/** Guiding questions of one step, and zones of one room, in a template. */
export const MAX_TEMPLATE_QUESTIONS = 20
export const MAX_TEMPLATE_ZONES = 40
/** Processes started from one that the operator made, and from those in turn: who leads by a link is no operator. */
export const MAX_STARTED_PROCESSES = 20
/** Faults of a template file that are told at once: as many as anybody mends before trying again. */
export const MAX_TOLD_FAULTS = 20
/** How far from a board's beginning a zone of a template may lie, in units of 240 board pixels. */
export const MAX_TEMPLATE_UNITS = 200
/** Steering documents in the register of one process. */
export const MAX_DOCUMENTS = 200
/** Rooms of one process. */
export const MAX_ROOMS_PER_PROCESS = 40
/** Activities on one agenda: two days of a conference. */
export const MAX_ACTIVITIES = 40
/** Minutes of one activity: a working day. */
export const MAX_ACTIVITY_MINUTES = 480
/** Zones of a room that can be locked at once; the largest template has 22. */
export const MAX_LOCKED_ZONES = 100
/** Hands that are up at once, and people who want more time: past this a queue is a vote. */
export const MAX_HANDS = 200
/** How far from the board's beginning, and how wide, a view can be, in board pixels: a hundred templates wide. */
export const MAX_VIEW = 1_000_000
/** Moods that one connection may show a second, and in one burst. */
export const MOODS_PER_SECOND = 1
export const MOOD_BURST = 4
/** Votes that a round may give each person. */
export const MAX_VOTE_BUDGET = 100
/** Cards that one ballot names. */
export const MAX_BALLOT_CARDS = 200
/** Characters of a card's words that are kept with the counts of a round: enough to know it by when it is gone. */
export const MAX_VOTED_TEXT = 300
/** People beside one member that the member enters cards and votes for: a table with one phone. */
export const MAX_VOICES = 12
/** Records carried into a room at once. */
export const MAX_CARRIED = 500
/** The id of a record: a room's id, a colon and the id of a shape. */
export const MAX_INSIGHT_ID_LENGTH = 120
/** One line of a record's field, in characters: the name of an organisation with its department. */
export const MAX_FIELD_LINE = 200
/** A text in a record's field, in characters: half a page. */
export const MAX_FIELD_TEXT = 2_000
/** What is searched for, in characters, and the insights that one search tells of; all that were found are counted. */
export const MAX_SEARCH_LENGTH = 200
export const MAX_SEARCH_HITS = 1_000
/** Cards whose words are asked for at once, by their ids: a call has them all in its address. */
export const MAX_NAMED_CARDS = 60
/** Names that a field offers to choose among; more would be a search. */
export const MAX_OFFERED_NAMES = 200
/** Characters that a search tells of a text around what was found in it: two lines of a phone. */
export const SEARCH_EXCERPT_LENGTH = 120
/** Entries of a record's field that holds several: more are no list that anybody reads. */
export const MAX_FIELD_ITEMS = 60
/** Cards of a zone that groups are looked for among: a quarter of a second of a busy laptop's time. */
export const MAX_GROUPED_CARDS = 250
/** Body of a JSON request, in bytes. */
export const MAX_REQUEST_BYTES = 256 * 1024

/** One live update, in bytes: a paste of several hundred cards fits, a flood does not. */
export const MAX_UPDATE_BYTES = 256 * 1024
/** A first sync sent by a client (its offline work), and so the largest WebSocket message, in bytes. */
export const MAX_SYNC_BYTES = 8 * 1024 * 1024
/** A whole board, in bytes of compacted document; past it only removals are taken. */
export const MAX_BOARD_BYTES = 25 * 1024 * 1024
/** A state vector from a client, in bytes: some 6,000 writers. */
export const MAX_STATE_VECTOR_BYTES = 64 * 1024
/** One person's presence, in bytes. */
export const MAX_PRESENCE_BYTES = 4 * 1024
/** Fragments of one WebSocket message; `ws` allows 16,384, browsers send 1. */
export const MAX_MESSAGE_FRAGMENTS = 64

/** Presence counts up by one a change; a jump past this is a forgery that would lock its victim out. */
export const MAX_PRESENCE_CLOCK_STEP = 1_000

/** Seconds between WebSocket pings; two unanswered ones end the connection, so a dead one is gone within three of these. */
export const PING_SECONDS = 8
/** Milliseconds that a hand stays up while its person is away: a phone's sleep, a tunnel, a page loaded again. */
export const HAND_KEPT_MS = 120_000
/** Milliseconds a room stays loaded after its last session left. */
export const ROOM_IDLE_MS = 30_000
/** Longest tick of a busy room, in milliseconds: past 50 ms a cursor is seen to jump. */
export const MAX_TICK_MS = 50
/** Log entries of a room after which a checkpoint is made: some ten seconds of a busy one. */
export const CHECKPOINT_AFTER_UPDATES = 2_000
/** Log bytes of a room after which a checkpoint is made. */
export const CHECKPOINT_AFTER_BYTES = 1024 * 1024
/** Milliseconds of a room's history that are kept as one step: fine enough to be seen growing, a drag is one or two. */
export const HISTORY_WINDOW_MS = 2_000
/** History of one room, in bytes as it is kept: hundreds of hours of writing; the oldest goes first. */
export const MAX_HISTORY_BYTES = 16 * 1024 * 1024
/** Bytes of history after which, at the soonest, the whole board is put into it again, so that what is older can go. */
export const HISTORY_KEY_BYTES = 256 * 1024
/** Days that a room's history is kept: it holds what people took back. A snapshot stays as long as its process. */
export const HISTORY_DAYS = 30
/** Cards that were removed, as many as are listed. */
export const MAX_REMOVED_LISTED = 200
/** What was done to one card, as much as is told. */
export const MAX_CARD_EVENTS = 200
/** Cards that a restoring would change, as many as are listed before it; all are counted. */
export const MAX_PREVIEW_LISTED = 200
/** Minutes back from now of which a member's work can be taken back: a working day. */
export const MAX_TAKE_BACK_MINUTES = 480
/** Steps of a replay: at two a second the longest workshop is seen in ten minutes. */
export const MAX_REPLAY_FRAMES = 1_200
/** History that one replay is made from, in bytes as it is kept: the newest of it; a two-hour workshop has a fifth. */
export const MAX_REPLAY_BYTES = 6 * 1024 * 1024
/** Log bytes of a room at rest after which a checkpoint is made: whoever comes then gets the board as it is, compressed. */
export const CHECKPOINT_AT_REST_BYTES = 32 * 1024
/** Milliseconds without an edit after which a room is at rest. */
export const ROOM_REST_MS = 2_000
/** Seconds without an edit after which a room that was written in is quiet, and a snapshot is taken of it. */
export const QUIET_SECONDS = 180
/** How often within that time it is looked whether a room is quiet. */
export const ROOM_QUIET_CHECKS = 6
/** A room that does not fall quiet gets a snapshot after this many times as long: half an hour. */
export const UNSNAPPED_FACTOR = 10
/** Bytes waiting for one slow client past which its presence frames are dropped. */
export const DROP_PRESENCE_BYTES = 1024 * 1024
/** Bytes waiting for one slow client past which it leaves the stream and catches up when it has drained. */
export const DROP_STREAM_BYTES = 4 * 1024 * 1024
/** A board from this size on goes to newcomers compressed, in bytes: below, the network is faster than the work. */
export const COMPRESS_FROM_BYTES = 16 * 1024
/** Answers with a whole board that one session may get in {@link FULL_SYNC_WINDOW_MS}. */
export const MAX_FULL_SYNCS_PER_WINDOW = 3
export const FULL_SYNC_WINDOW_MS = 5_000
/** Times a session may send an update whose predecessors never came before it is closed. */
export const MAX_RESYNCS_PER_WINDOW = 20

/** Messages a session may send per second, and in one burst: 60 Hz of presence, 30 Hz of drags, and the echoes of stock clients. */
export const MESSAGES_PER_SECOND = 600
export const MESSAGE_BURST = 3_000

/** Days a member's session lasts from its making: a workshop series with a summer in it. */
export const SESSION_DAYS = 90
/** Days an invitation works when nothing else is said. */
export const LINK_DAYS = 30
/** Hours a code to type works: one day's meeting. It has 30 bits, so it must not live long. */
export const CODE_HOURS = 24
/** Wrong codes from everywhere in {@link TOKEN_WINDOW_SECONDS}: keeps many addresses together from finding one. */
export const WRONG_CODES_PER_WINDOW = 300
/** Wrong tokens from one address in {@link TOKEN_WINDOW_SECONDS} before it has to wait; a classroom shares an address. */
export const WRONG_TOKENS_PER_WINDOW = 30
export const TOKEN_WINDOW_SECONDS = 60
/** A password before a link, in characters: said aloud in a room, and tried slowly (`WRONG_PASSWORDS_PER_WINDOW`). */
export const MIN_PASSWORD_LENGTH = 4
export const MAX_PASSWORD_LENGTH = 100
/** Wrong passwords of one link from everywhere in {@link TOKEN_WINDOW_SECONDS}: a word of a dictionary takes days. */
export const WRONG_PASSWORDS_PER_WINDOW = 60
/** Passwords that wait to be tried, each a few tenths of a second: those after them are told to come again. */
export const MAX_PASSWORDS_WAITING = 100
/** People who wait before one process at once: a full hall; a crowd of forged ones is no larger. */
export const MAX_WAITING = 300
/** Hours somebody may wait: one day's meeting. */
export const WAITING_HOURS = 12
/** Minutes the answer "come in" can be fetched again, in case it was lost on the way to a phone. */
export const ENTER_MINUTES = 10
/**
 * Milliseconds an idle HTTP connection is kept: longer than the 60 s for which reverse proxies keep theirs, or one of them
 * sends a request on a connection that we are just closing, and its user gets a 502.
 */
export const HTTP_KEEP_ALIVE_MS = 75_000
/** Milliseconds to stop: accept no more, flush, close sockets, exit. */
export const STOP_DEADLINE_MS = 5_000

/**
 * Milliseconds without work after which the process that freezes and reads boards ends: longer than between two snapshots of a
 * workshop, since the rooms stand still for some 40 ms when it starts. The memory of a board it gives back before.
 */
export const SNAPSHOT_IDLE_MS = 600_000
/** Bytes of a snapshot's pieces that are written in one commit: an edit that comes meanwhile waits for it. */
export const CHUNK_COMMIT_BYTES = 64 * 1024

/** Files being made or waiting to be, after which more are refused: each takes a second or so of one process. */
export const MAX_EXPORTS_WAITING = 16
/**
 * Milliseconds one file may take with those before it: the largest board in the slowest format takes a tenth. And those that a file
 * waits to be taken, though nobody takes any of it: a line that takes a piece in them has a kilobyte a second.
 */
export const EXPORT_DEADLINE_MS = 120_000
/** Bytes of a file that are made before they are taken, or on disk: where the disk takes none, most files whole all the same. */
export const EXPORT_AHEAD_BYTES = 32 * 1024 * 1024
/** Bytes of a file that wait in memory for who takes it over a slow line; more of it waits on disk. */
export const EXPORT_HELD_BYTES = 4 * 1024 * 1024
/** Bytes of all files that wait on disk: forty of the largest, a small part of any disk. */
export const MAX_SPOOLED_BYTES = 2 * 1024 * 1024 * 1024
/** Bytes of a piece in which files leave: a write that delays no room. */
export const EXPORT_PIECE_BYTES = 128 * 1024
/** Megabytes of heap for the process that makes files, and for the thread that draws small pictures. */
export const EXPORT_MEMORY_MB = 480
/** Bytes of the pictures on boards that one file is drawn with, and that a small picture of a room is; others are drawn as their places. */
export const MAX_DRAWN_PICTURE_BYTES = 64 * 1024 * 1024
export const MAX_THUMBNAIL_PICTURE_BYTES = 16 * 1024 * 1024
/** Milliseconds without work after which it ends, and its memory with it: files are fetched some at a time. */
export const EXPORT_IDLE_MS = 5_000

/** A file that is looked at, whether it was made here, in bytes: the zip of a process with six large boards. */
export const MAX_VERIFY_BYTES = 64 * 1024 * 1024
/** The same unfolded, where it is a zip. */
export const MAX_VERIFY_UNPACKED_BYTES = 192 * 1024 * 1024
/** Megabytes of heap for the thread that looks at them. */
export const VERIFY_MEMORY_MB = 768
/** Milliseconds that they may look at one: many times what the largest of ours takes, and an end for one that was made to take hours. */
export const VERIFY_TIMEOUT_MS = 120_000
/** Files being looked at or waiting to be, after which more are refused: each is in memory whole. */
export const MAX_VERIFICATIONS_WAITING = 3
/** Files that an address may have looked at per window: a clerk with a folder of them, and nobody who fills the machine. */
export const VERIFICATIONS_PER_WINDOW = 30
export const VERIFY_WINDOW_SECONDS = 60
/** Snapshots of one file that are looked at: as many as a process has rooms. */
export const MAX_VERIFIED_SNAPSHOTS = 100
/** Records that are named of each kind of difference. */
export const MAX_VERIFIED_LISTED = 200

/** Pixels of the longer side of a small picture of a board: sharp at 96 on any screen, and too small to read a card on. */
export const THUMBNAIL_SIDE = 320
/** Small pictures kept in memory, of some 30 kB each. */
export const MAX_THUMBNAILS_KEPT = 200
/** The same being drawn or waiting to be, after which more are refused: a page of all rooms, a few times. */
export const MAX_THUMBNAILS_WAITING = 100

/** A whole process in one file, in bytes: what four rooms full of pictures have, and a server holds in memory for a moment. */
export const MAX_PROCESS_FILE_BYTES = 256 * 1024 * 1024
/** The same unfolded: words shrink to a fifth; what says it unfolds further is no file of ours. */
export const MAX_PROCESS_FILE_UNPACKED_BYTES = 1024 * 1024 * 1024
/** Bytes of one JSON file in it, unfolded: it is read whole, as text and as what it says. */
export const MAX_PROCESS_FILE_JSON_BYTES = 128 * 1024 * 1024
/** Files in it: snapshots, the pieces of boards that they share, and pictures. */
export const MAX_PROCESS_FILE_ENTRIES = 50_000
/** Rows of one table in it: members of a hundred halls, comments of forty rooms. */
export const MAX_PROCESS_FILE_ROWS = 100_000
/** Milliseconds without work after which the thread that packs and opens such files ends, and its memory with it. */
export const TRANSFER_IDLE_MS = 5_000
/** Days that anything of an ended process may be kept that is not kept for good. */
export const MAX_RETENTION_DAYS = 3_650
/** A text that a facilitator writes for a report, in characters: a page. */
export const MAX_REPORT_TEXT = 4_000
