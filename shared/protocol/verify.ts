/**
 * What is told of an exported file that somebody wants checked.
 * @module
 */
import { z } from '@hono/zod-openapi'
import { steps } from '../vocabulary.ts'
import { exportFormats } from './exports.ts'

const verdict = z.enum(['made', 'altered', 'unknown'])

/** A record that differs: its id, and its words where they are known. */
const FiledRecord = z.object({ id: z.string(), text: z.string().nullable() })

export const VerifiedSnapshot = z
  .object({
    /** The file of a zip that this is about, where it was changed and looked at by itself. */
    file: z.string().nullable(),
    verdict,
    id: z.string().nullable(),
    number: z.number().int().nullable(),
    takenAt: z.string().nullable(),
    hash: z.string().nullable(),
    /** Of its room: rooms of different steps may have one title. */
    step: z.enum(steps).nullable(),
    roomTitle: z.string().nullable(),
    processTitle: z.string().nullable(),
    /** What happened to it after it was taken, as it is on record; null where nothing did. */
    change: z
      .object({
        change: z.enum(['removed', 'rewritten']),
        why: z.enum(['retention', 'request']),
        at: z.string(),
      })
      .nullable(),
    /** `all` of its records were compared, or the `words` of its cards; `nothing` but the file as a whole. */
    compared: z.enum(['all', 'words', 'nothing']),
    /** Whether the file has pictures of pixels as well, in which no words can be read. */
    hasPixels: z.boolean(),
    /** Whether it agrees with the hash it states itself, which anybody could have computed. */
    agrees: z.boolean().nullable(),
    /** Whether what is kept of it on the server is not what its checksum or its link was made from: the file may be the true one. */
    isKeptAltered: z.boolean(),
    records: z.number().int(),
    /** The first of each; `counts` says how many there are. */
    altered: z.array(FiledRecord),
    removed: z.array(FiledRecord),
    added: z.array(FiledRecord),
    fields: z.array(z.string()),
    counts: z.object({ altered: z.number().int(), removed: z.number().int(), added: z.number().int() }),
  })
  .openapi('VerifiedSnapshot')
export type VerifiedSnapshot = z.infer<typeof VerifiedSnapshot>

export const Verification = z
  .object({
    /** `made`: it is what this installation made. `unknown`: nothing here is known of it. */
    verdict,
    /** When it was made, byte for byte as it is; null where it is no such, or the caller may not know. */
    exported: z.object({ format: z.enum([...exportFormats, 'process']), at: z.string() }).nullable(),
    /** Those that the caller may see, and those that are not of this installation. */
    snapshots: z.array(VerifiedSnapshot),
    /** How many more there are, of rooms that the caller may not see. */
    hidden: z.number().int(),
    zip: z
      .object({
        files: z.number().int(),
        faults: z.array(
          z.object({ name: z.string(), what: z.enum(['extra', 'missing', 'altered', 'foreign']) }),
        ),
      })
      .nullable(),
    /** A process file, as it tells of itself; null where it is none, or the caller may not know. */
    process: z
      .object({
        title: z.string(),
        snapshots: z.number().int(),
        asMade: z.number().int(),
        /** Whether its boards, votes and comments can be told to be as they were; else only its snapshots can. */
        isKnown: z.boolean(),
        rooms: z.array(z.object({ id: z.string(), title: z.string() })),
        /** Where its chains of snapshots do not hold. */
        broken: z.array(
          z.object({ room: z.string(), number: z.number().int(), fault: z.enum(['altered', 'unlinked']) }),
        ),
      })
      .nullable(),
    /**
     * Of a process as JSON whose snapshots are as they were made: whether a file was made here that says the same beside them, such as
     * title and what was written for the report, and leaves none out; null where that is not asked, or the caller may not know.
     */
    isKnownWhole: z.boolean().nullable(),
  })
  .openapi('Verification')
export type Verification = z.infer<typeof Verification>
