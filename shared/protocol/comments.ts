/**
 * Comments on cards as they go over HTTP. Who wrote one is known to the server alone; others are told the sector.
 * @module
 */
import { z } from '@hono/zod-openapi'
import { MAX_COMMENT_LENGTH } from '../limits.ts'
import { ID_PATTERN } from './ids.ts'
import { RecordComment } from './insights.ts'

export const Comment = RecordComment.extend({
  id: z.string().regex(ID_PATTERN),
  /** Whether the caller wrote it. */
  isOwn: z.boolean(),
}).openapi('Comment')
export type Comment = z.infer<typeof Comment>

export const NewComment = z
  .strictObject({
    text: z
      .string()
      .trim()
      .min(1)
      .max(MAX_COMMENT_LENGTH)
      // Lines, but nothing that hides or turns around what is read.
      .regex(/^[^\p{Bidi_Control}]*$/u, 'plain text')
      .refine((text) => !/[^\P{Cc}\n\t]/u.test(text), 'plain text'),
  })
  .openapi('NewComment')

export const CommentPatch = z.strictObject({ resolved: z.boolean() }).openapi('CommentPatch')
