/**
 * What those who lead write for a report, over HTTP.
 * @module
 */
import { z } from '@hono/zod-openapi'
import { MAX_NAME_LENGTH, MAX_REPORT_TEXT, MAX_TITLE_LENGTH } from '../limits.ts'
import { standings } from '../outcome/reportWords.ts'
import { line } from './forms.ts'

const short = line(MAX_NAME_LENGTH)
const text = z.string().trim().max(MAX_REPORT_TEXT)

export const ReportWords = z
  .strictObject({
    /** Such as `RUN/515/2018`: the authority's own mark, in whatever form it has. */
    caseNumber: short,
    title: line(MAX_TITLE_LENGTH),
    version: short,
    date: z.union([z.literal(''), z.iso.date()], 'a date, YYYY-MM-DD, or nothing'),
    standing: z.enum(standings),
    responsible: short,
    sender: line(MAX_TITLE_LENGTH),
    recipient: line(MAX_TITLE_LENGTH),
    question: text,
    summary: text,
    decisions: text,
    nextSteps: text,
  })
  .openapi('ReportWords')
