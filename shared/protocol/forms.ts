/**
 * Forms that the nouns of the interface share: ids, times, and a line of text.
 * @module
 */
import { z } from '@hono/zod-openapi'
import { ID_PATTERN } from './ids.ts'

export const id = z.string().regex(ID_PATTERN, 'an id of 21 letters, digits, - or _')

export const time = z.iso.datetime()

/** One line of text that people write. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\p{Cc}\p{Bidi_Control}]*$/u, 'one line of plain text')

export const IdParam = z.object({ id })
