/**
 * Files of an outcome: what is asked for, and how far one is.
 * @module
 */
import { z } from '@hono/zod-openapi'
import { outcomeDocuments, reportLengths } from '../outcome/reportWords.ts'
import { id } from './forms.ts'

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

/**
 * What has to be read for a file beside its records: `words` of the cards of other rooms, where relations are told in words,
 * and `pictures` that lie on boards, where those are drawn.
 */
export const holdsOf: Readonly<Record<ExportFormat, readonly ('words' | 'pictures')[]>> = {
  json: [],
  jsonld: [],
  csv: ['words'],
  xlsx: ['words'],
  md: ['words'],
  html: ['words', 'pictures'],
  docx: ['words', 'pictures'],
  pdf: ['words', 'pictures'],
  svg: ['pictures'],
  png: ['pictures'],
  zip: ['words', 'pictures'],
}

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
