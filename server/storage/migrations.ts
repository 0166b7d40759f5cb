/**
 * How the tables came to be, oldest first. A migration that has been released never changes; a new one is added.
 * @module
 */
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Migration, MigrationProvider } from 'kysely/migration'
import { linkSnapshots } from './chains.ts'
import type { Tables } from './schema.ts'

const statementsOf = (text: string): string[] =>
  text
    .split(';')
    .map((statement) => statement.trim())
    .filter(Boolean)

const initial = `
create table process (
  id text primary key, title text not null, language text not null, created_at integer not null
) strict;
create table room (
  id text primary key,
  process_id text not null references process (id) on delete cascade,
  step text not null, title text not null, position integer not null, status text not null, created_at integer not null
) strict;
create index room_of_process on room (process_id, position);
create table link (
  id text primary key,
  process_id text not null references process (id) on delete cascade,
  room_id text references room (id) on delete cascade,
  role text not null, label text, token_hash text not null unique, created_at integer not null,
  expires_at integer, max_uses integer, uses integer not null default 0, revoked_at integer
) strict;
create index link_of_process on link (process_id);
create table member (
  id text primary key,
  process_id text not null references process (id) on delete cascade,
  link_id text not null references link (id) on delete cascade,
  room_id text references room (id) on delete cascade,
  role text not null, sector text not null, name text not null, organisation text, joined_at integer not null
) strict;
create index member_of_process on member (process_id);
create index member_of_link on member (link_id);
create table session (
  id text primary key, secret_hash text not null unique,
  member_id text references member (id) on delete cascade,
  created_at integer not null, expires_at integer not null
) strict;
create index session_of_member on session (member_id);
create table snapshot (
  id text primary key,
  room_id text not null references room (id) on delete cascade,
  number integer not null, taken_at integer not null, taken_by text not null, reason text not null, note text,
  hash text not null, doc_hash text not null, previous_id text, insights integer not null, relations integer not null,
  content blob not null,
  unique (room_id, number)
) strict;
create table board_update (
  room_id text not null, seq integer not null, at integer not null, member_id text, data blob not null,
  primary key (room_id, seq)
) strict, without rowid;
create table board_set_aside (
  room_id text not null, seq integer not null, at integer not null, data blob not null, primary key (room_id, seq)
) strict;
create table board_checkpoint (
  room_id text primary key, seq integer not null, at integer not null,
  gzipped blob not null, bytes integer not null, state_vector blob not null, deletions blob not null
) strict`

const codes = `
alter table link add column code_hash text;
alter table link add column code_expires_at integer;
create unique index link_by_code on link (code_hash)`

const boards = `
alter table snapshot add column board text;
create table board_chunk (
  room_id text not null references room (id) on delete cascade, hash text not null, data blob not null,
  primary key (room_id, hash)
) strict, without rowid`

const votes = `
create table vote_round (
  id text primary key,
  room_id text not null references room (id) on delete cascade,
  number integer not null, title text, budget integer not null, per_card integer not null, zone text,
  opened_at integer not null, closed_at integer, revealed_at integer, tally text,
  unique (room_id, number)
) strict;
create table ballot (
  round_id text not null references vote_round (id) on delete cascade,
  member_id text not null references member (id) on delete cascade,
  votes text not null,
  primary key (round_id, member_id)
) strict, without rowid;
create index ballot_of_member on ballot (member_id)`

const pictures = `
create table picture (
  room_id text not null references room (id) on delete cascade, hash text not null,
  type text not null, at integer not null, bytes integer not null, data blob not null,
  primary key (room_id, hash)
) strict`

const facilitation = `
create table facilitation (
  room_id text primary key references room (id) on delete cascade,
  version integer not null, state text not null
) strict`

const voices = `
create table voice (
  id text primary key,
  member_id text not null references member (id) on delete cascade,
  name text, sector text not null, made_at integer not null
) strict;
create index voice_of_member on voice (member_id);
create table voice_ballot (
  round_id text not null references vote_round (id) on delete cascade,
  voice_id text not null references voice (id) on delete cascade,
  votes text not null,
  primary key (round_id, voice_id)
) strict, without rowid;
create index voice_ballot_of_voice on voice_ballot (voice_id)`

const history = `
alter table board_update add column claims blob;
create table board_writer (
  room_id text not null, client integer not null, clock integer not null, member_id text not null,
  primary key (room_id, client, clock)
) strict, without rowid;
create table board_history (
  room_id text not null, seq integer not null, from_at integer not null, to_at integer not null,
  bytes integer not null, is_key integer not null, base blob, data blob not null,
  primary key (room_id, seq)
) strict`

const places = `
create table place (
  member_id text not null references member (id) on delete cascade,
  link_id text not null references link (id) on delete cascade,
  role text not null, room_id text references room (id) on delete cascade,
  primary key (member_id, link_id)
) strict, without rowid;
create index place_of_link on place (link_id);
insert into place (member_id, link_id, role, room_id)
  select member.id, link_id, member.role, member.room_id from member
  join link on link.id = link_id where link.revoked_at is null`

const statuses = `
create table card_status (
  room_id text not null references room (id) on delete cascade, card_id text not null,
  status text not null, reason text, decision text, wording integer not null, at integer not null,
  primary key (room_id, card_id)
) strict, without rowid`

const boardVersions = `
alter table room add column board_version integer not null default 1;
alter table snapshot add column board_version integer not null default 1;
create table board_schema (version integer primary key, schema text not null) strict`

const doors = `
alter table link add column password_hash text;
alter table link add column lobby integer not null default 0;
create table waiting (
  id text primary key, secret_hash text not null unique,
  link_id text not null references link (id) on delete cascade,
  member_id text references member (id) on delete cascade,
  sector text not null, name text, organisation text, state text not null,
  asked_at integer not null, expires_at integer not null
) strict;
create index waiting_at_link on waiting (link_id);
create index waiting_of_member on waiting (member_id)`

const hidden = `
create table board_hidden (
  room_id text not null, member_id text not null, seq integer not null, at integer not null, data blob not null,
  primary key (room_id, member_id, seq)
) strict, without rowid`

const snapshotSeqs = `
alter table snapshot add column seq integer`

const comments = `
create table comment (
  id text primary key,
  room_id text not null references room (id) on delete cascade, card_id text not null,
  member_id text references member (id) on delete set null,
  sector text, text text not null, at integer not null, resolved integer not null default 0
) strict;
create index comment_on_card on comment (room_id, card_id);
create index comment_of_member on comment (member_id)`

const weights = `
create table room_weights (
  room_id text primary key references room (id) on delete cascade,
  weights text not null, at integer not null
) strict`

const years = `
alter table process add column years text`

const connections = `
create table api_token (
  id text primary key,
  process_id text not null references process (id) on delete cascade,
  label text not null, scope text not null, secret_hash text not null unique,
  created_at integer not null, expires_at integer not null
) strict;
create index api_token_of_process on api_token (process_id);
create table webhook (
  id text primary key,
  process_id text not null references process (id) on delete cascade,
  label text not null, url text not null, secret text not null, created_at integer not null
) strict;
create index webhook_of_process on webhook (process_id);
create table webhook_delivery (
  id text primary key,
  webhook_id text not null references webhook (id) on delete cascade,
  event text not null, body text not null, created_at integer not null,
  attempts integer not null default 0, next_at integer, delivered_at integer, problem text
) strict;
create index webhook_delivery_due on webhook_delivery (next_at);
create index webhook_delivery_of_webhook on webhook_delivery (webhook_id, created_at)`
const documents = `
create table document (
  id text primary key,
  process_id text not null references process (id) on delete cascade,
  position integer not null,
  member_id text references member (id) on delete set null,
  title text not null, case_number text, level text not null, type text not null, status text not null,
  horizon_year integer, owner text, steered_by text not null
) strict;
create index document_of_process on document (process_id, position);
create index document_of_member on document (member_id)`

const reportWords = `
create table report_words (
  subject_id text primary key,
  process_id text not null references process (id) on delete cascade,
  room_id text references room (id) on delete cascade,
  words text not null
) strict;
create index report_words_of_process on report_words (process_id)`

const roomAreas = `
alter table room add column strength_area text`

const retention = `
create table retention (
  process_id text primary key references process (id) on delete cascade,
  closed_at integer, rules text not null
) strict;
create table removal (
  id text primary key, at integer not null, what text not null, process_id text not null, counts text not null
) strict;
create index removal_of_process on removal (process_id, at)`
const templates = `
create table process_template (
  process_id text primary key references process (id) on delete cascade,
  content text not null
) strict`

const publications = `
create table publication (
  room_id text primary key references room (id) on delete cascade,
  id text not null unique, created_at integer not null
) strict`

const chains = `
alter table snapshot add column previous_link text;
alter table snapshot add column link text not null default '';
create table snapshot_change (
  snapshot_id text primary key,
  room_id text not null references room (id) on delete cascade,
  number integer not null, taken_at integer not null, hash text not null, doc_hash text not null,
  previous_link text, link text not null, change text not null, why text not null, at integer not null
) strict;
create index snapshot_change_in_room on snapshot_change (room_id, number)`
const forgetting = `
alter table removal add column actor text;
create table forgetting (
  id text primary key, room_id text not null references room (id) on delete cascade, plan text not null
) strict`

const exportedFiles = `
create table exported_file (
  sha256 text primary key,
  process_id text not null references process (id) on delete cascade,
  snapshots text not null, format text not null, at integer not null
) strict, without rowid;
create index exported_file_of_process on exported_file (process_id)`

/** A process that is older than the register of documents, and has none, gets the standard ones once (has_register). */
const beginnings = `
alter table process add column started_from text;
alter table process add column has_register integer not null default 1;
update process set has_register = 0
where id not in (select process_id from document)
and created_at < (select unixepoch(timestamp) * 1000 from kysely_migration where name = '0020_documents')`

const fixing = `
alter table snapshot add column fixed text`

/** A plan that an older version began is the removal of what it names. */
const askedRemovals = `
create table asked_removal (
  id text primary key, process_id text not null references process (id) on delete cascade,
  asked text not null, done text not null
) strict;
alter table forgetting add column removal_id text references asked_removal (id) on delete cascade;
insert into asked_removal (id, process_id, asked, done)
select forgetting.id, process_id,
  json_object('what', 'own', 'actor', null, 'processId', process_id, 'memberId', plan ->> 'memberId',
    'roomId', room_id, 'chosen', json('{"cards":[],"comments":[],"votes":[]}')),
  '{"rooms":[],"counts":{}}'
from forgetting join room on room.id = room_id;
update forgetting set removal_id = id, plan = json_set(plan, '$.ofCopies', json('false'), '$.counts', json_object(
  'cards', json_array_length(plan, '$.whole'), 'texts', json_array_length(plan, '$.part'),
  'comments', json_array_length(plan, '$.comments')))`

/** A snapshot from before has its content whole; so it stays. */
const recordChunks = `
create table record_chunk (
  room_id text not null references room (id) on delete cascade, hash text not null, data blob not null,
  primary key (room_id, hash)
) strict, without rowid;
alter table snapshot add column pieces text`

/** Rows of a few kB lie badly in a tree without row numbers: 160 of them took 4 ms to read, and take a third of one. */
const chunksByRow = ['board_chunk', 'record_chunk']
  .map(
    (table) => `
create table ${table}_by_row (
  room_id text not null references room (id) on delete cascade, hash text not null, data blob not null,
  primary key (room_id, hash)
) strict;
insert into ${table}_by_row (room_id, hash, data) select room_id, hash, data from ${table};
drop table ${table};
alter table ${table}_by_row rename to ${table}`,
  )
  .join(';')

/** Rounds of votes stay what they were. */
const scoring = `
alter table vote_round add column method text not null default 'dots'`

/** Of rooms that were closed before, the snapshot that was taken then says when; where the board was as before there is none. */
const closings = `
alter table room add column closed_at integer;
update room set closed_at = (select max(taken_at) from snapshot
  where snapshot.room_id = room.id and snapshot.reason = 'phase_close') where status = 'closed'`

const migration = (text: string): Migration => ({
  async up(db: Kysely<unknown>) {
    for (const statement of statementsOf(text)) await sql.raw(statement).execute(db)
  },
})

const migrations: Record<string, Migration> = {
  '0001_initial': migration(initial),
  '0002_codes': migration(codes),
  '0003_boards_of_snapshots': migration(boards),
  '0004_votes': migration(votes),
  '0005_pictures': migration(pictures),
  '0006_facilitation': migration(facilitation),
  '0007_voices': migration(voices),
  '0008_history': migration(history),
  '0009_places': migration(places),
  '0010_statuses': migration(statuses),
  '0011_board_versions': migration(boardVersions),
  '0012_doors': migration(doors),
  '0013_hidden_writing': migration(hidden),
  '0014_seqs_of_snapshots': migration(snapshotSeqs),
  '0015_comments': migration(comments),
  '0016_weights': migration(weights),
  '0017_years': migration(years),
  '0018_connections': migration(connections),
  '0019_report_words': migration(reportWords),
  '0020_documents': migration(documents),
  '0021_room_areas': migration(roomAreas),
  '0022_retention': migration(retention),
  '0023_publications': migration(publications),
  '0024_templates': migration(templates),
  '0025_chains': {
    async up(db: Kysely<unknown>) {
      await migration(chains).up(db)
      await linkSnapshots(db as Kysely<Tables>)
    },
  },
  '0026_forgetting': migration(forgetting),
  '0027_exported_files': migration(exportedFiles),
  '0028_beginnings': migration(beginnings),
  '0029_fixing': migration(fixing),
  '0030_asked_removals': migration(askedRemovals),
  '0031_record_chunks': migration(recordChunks),
  '0032_chunks_by_row': migration(chunksByRow),
  '0033_scoring': migration(scoring),
  '0034_closings': migration(closings),
}

/** The newest migration this version knows. */
export const newestMigration = Object.keys(migrations).sort().at(-1) ?? ''

export const migrationProvider: MigrationProvider = { getMigrations: async () => migrations }
