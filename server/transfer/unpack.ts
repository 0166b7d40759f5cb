/**
 * A file that says it is a process is read, and held to it: hashes, sizes, forms, and that its parts name nothing that is
 * not in it. What is wrong with it is a value; nothing of it has been kept then.
 * @module
 */
import type { z } from 'zod'
import { BOARD_VERSION } from '../../shared/board/version.ts'
import {
  MAX_PROCESS_FILE_ENTRIES,
  MAX_PROCESS_FILE_JSON_BYTES,
  MAX_PROCESS_FILE_UNPACKED_BYTES,
} from '../../shared/limits.ts'
import type { BoardCopy } from '../journal/BoardCopies.ts'
import type { PackedContent } from '../snapshots/contentPieces.ts'
import { hashOf } from '../storage/ids.ts'
import { type OpenZip, openZip } from '../zip/zipFile.ts'
import {
  MANIFEST,
  Manifest,
  PROCESS_FORMAT_VERSION,
  Rows,
  references,
  SCHEMAS,
  SchemasFile,
  TABLES,
  type TableName,
  tableNames,
} from './format.ts'
import { UnfitFile } from './UnfitFile.ts'
import { boardIn, chunksIn, contentsIn, picturesIn } from './unpackRoom.ts'

export interface UnpackedRoom {
  readonly roomId: string
  readonly board: BoardCopy
  /** By the numbers of snapshots. */
  readonly contents: ReadonlyMap<number, PackedContent>
  readonly chunks: readonly { readonly hash: string; readonly data: Uint8Array }[]
  /** By hash. */
  readonly pictures: ReadonlyMap<string, Uint8Array>
}

export interface UnpackedProcess {
  readonly rows: Rows
  readonly rooms: readonly UnpackedRoom[]
  readonly schemas: readonly { readonly version: number; readonly schema: string }[]
}

export type Unpacked =
  | { readonly ok: true; readonly process: UnpackedProcess }
  | ({ readonly ok: false; readonly detail: string } & Pick<UnfitFile, 'reason' | 'part'>)

/** A JSON file of the zip in the form that is expected. */
export function jsonIn<T extends z.ZodType>(zip: OpenZip, name: string, schema: T): z.infer<T> {
  if (zip.sizeOf(name) > MAX_PROCESS_FILE_JSON_BYTES)
    throw new UnfitFile(
      'too_large',
      name,
      `${name} is larger than ${MAX_PROCESS_FILE_JSON_BYTES} bytes, which is the most.`,
    )
  const bytes = zip.read(name)
  if (!bytes) throw new UnfitFile('altered', name, `${name} is missing or damaged.`)
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new UnfitFile('wrong_form', name, `${name} is not JSON.`)
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue?.path.join('.') ?? ''
  throw new UnfitFile('wrong_form', name, `${name}: ${where}: ${issue?.message ?? 'is wrong'}`)
}

/** What holding a file against its manifest is of all the work of reading it, roughly. */
const CHECKING_SHARE = 0.5

/** Holds the zip against its manifest: no file less, none more, each as it was when it was made. */
function checkManifest(zip: OpenZip, onShare: (share: number) => void): void {
  const { version, files } = jsonIn(zip, MANIFEST, Manifest)
  if (version > PROCESS_FORMAT_VERSION)
    throw new UnfitFile(
      'newer',
      null,
      'The file was made by a newer version of Samrum; this one cannot read it.',
    )
  const stated = new Set(files.map(({ name }) => name))
  const unstated = zip.names.find((name) => name !== MANIFEST && !stated.has(name))
  if (unstated !== undefined)
    throw new UnfitFile('unlisted', unstated, `${JSON.stringify(unstated)} is not in the manifest.`)
  for (const [i, { name, sha256 }] of files.entries()) {
    onShare((CHECKING_SHARE * i) / files.length)
    const content = zip.read(name)
    if (!content || hashOf(content) !== sha256)
      throw new UnfitFile('altered', name, `${JSON.stringify(name)} is missing, damaged or altered.`)
  }
}

type Row = Readonly<Record<string, unknown>>

/** What tells rows of a table apart: their id, or all that the database takes for one. */
const keyOf: { readonly [Name in TableName]?: readonly string[] } = {
  ballot: ['round_id', 'member_id'],
  voice_ballot: ['round_id', 'voice_id'],
  card_status: ['room_id', 'card_id'],
  room_weights: ['room_id'],
  facilitation: ['room_id'],
  report_words: ['subject_id'],
  snapshot_change: ['snapshot_id'],
  picture: ['room_id', 'hash'],
}

/** No row twice, and none that names what is not in the file: it would be somebody else's here. */
function checkReferences(rows: Rows): void {
  const ids = new Map(
    tableNames.map((name) => [
      name,
      (rows[name] as readonly Row[]).map((row) => (keyOf[name] ?? ['id']).map((key) => row[key]).join(' ')),
    ]),
  )
  const sets = new Map([...ids].map(([name, all]) => [name, new Set(all)]))
  for (const name of tableNames) {
    if (sets.get(name)?.size !== ids.get(name)?.length)
      throw new UnfitFile('broken_reference', TABLES, `${TABLES}: ${name} has a row twice.`)
    for (const [column, target] of Object.entries(references[name] ?? {}))
      for (const row of rows[name] as readonly Row[]) {
        const value = row[column]
        if (value !== null && !sets.get(target)?.has(String(value)))
          throw new UnfitFile(
            'broken_reference',
            TABLES,
            `${TABLES}: ${name}.${column} names what is not in the file.`,
          )
      }
  }
}

/** A subject is the room it is about, or the process. */
function checkSubjects(rows: Rows): void {
  for (const { subject_id, room_id, process_id } of rows.report_words)
    if (subject_id !== (room_id ?? process_id))
      throw new UnfitFile(
        'broken_reference',
        TABLES,
        `${TABLES}: report_words is about something else than it says.`,
      )
}

function checkVersions(rows: Rows, schemas: z.infer<typeof SchemasFile>): void {
  for (const { board_version: version } of [...rows.room, ...rows.snapshot]) {
    if (version > BOARD_VERSION)
      throw new UnfitFile(
        'newer',
        null,
        'Its boards were made by a newer version of Samrum; this one cannot read them.',
      )
    if (!(version in schemas))
      throw new UnfitFile('wrong_form', SCHEMAS, `${SCHEMAS} has nothing on boards of version ${version}.`)
  }
}

function processIn(zip: OpenZip, onShare: (share: number) => void): UnpackedProcess {
  checkManifest(zip, onShare)
  const rows = jsonIn(zip, TABLES, Rows)
  checkReferences(rows)
  checkSubjects(rows)
  const schemas = jsonIn(zip, SCHEMAS, SchemasFile)
  checkVersions(rows, schemas)
  return {
    rows,
    rooms: rows.room.map(({ id }, i) => {
      onShare(CHECKING_SHARE + ((1 - CHECKING_SHARE) * i) / rows.room.length)
      return {
        roomId: id,
        board: boardIn(zip, id),
        contents: contentsIn(zip, rows, id),
        chunks: chunksIn(zip, rows, id),
        pictures: picturesIn(zip, rows, id),
      }
    }),
    schemas: Object.entries(schemas).map(([version, schema]) => ({
      version: Number(version),
      schema: JSON.stringify(schema),
    })),
  }
}

/** @param onShare is told how much of it is read, as a share of 1 */
export function unpackProcess(bytes: Uint8Array, onShare: (share: number) => void = () => {}): Unpacked {
  const opened = openZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    maxFiles: MAX_PROCESS_FILE_ENTRIES,
    maxBytes: MAX_PROCESS_FILE_UNPACKED_BYTES,
  })
  if (!opened.ok) {
    const about = {
      damaged: { reason: 'not_zip', detail: 'The file is no zip, or a damaged one.' },
      tooLarge: { reason: 'too_large', detail: 'The file unfolds to more than is taken.' },
    } as const
    return { ok: false, part: null, ...about[opened.reason] }
  }
  try {
    return { ok: true, process: processIn(opened.zip, onShare) }
  } catch (error) {
    if (!(error instanceof UnfitFile)) throw error
    const { message: detail, reason, part } = error
    return { ok: false, detail, reason, part }
  }
}
