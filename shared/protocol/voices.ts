/**
 * Several voices on one device: the people beside a member, whom the member enters cards and votes for.
 * @module
 */
import { z } from '@hono/zod-openapi'
import { MAX_NAME_LENGTH } from '../limits.ts'
import { sectors } from '../vocabulary.ts'
import { line } from './forms.ts'
import { ID_PATTERN } from './ids.ts'

const id = z.string().regex(ID_PATTERN, 'an id of 21 letters, digits, - or _')
const name = line(MAX_NAME_LENGTH)

/** Shown to the member who entered it and to nobody else. */
export const Voice = z.object({ id, name: z.string().nullable(), sector: z.enum(sectors) }).openapi('Voice')
export type Voice = z.infer<typeof Voice>

export const NewVoice = z
  .strictObject({
    sector: z.enum(sectors),
    /** Helps at the table to know whose turn it is; may be left out. */
    name: name.optional(),
  })
  .openapi('NewVoice')
export type NewVoice = z.infer<typeof NewVoice>

export const VoicePatch = z
  .strictObject({ sector: z.enum(sectors), name: name.nullable() })
  .partial()
  .openapi('VoicePatch')

export const VoiceBallotParam = z.object({ id, voiceId: id })
