/**
 * What a facilitator writes for a report, beside what the server counts: its case number, title, version and date,
 * and the words that open it. The two are told apart wherever they are shown.
 * @module
 */

/** For those who decide, or with every record. */
export const reportLengths = ['brief', 'full'] as const
export type ReportLength = (typeof reportLengths)[number]

/** What a file of an outcome is: the report, the plan of who does what by area of strength, or the register's sheet. */
export const outcomeDocuments = ['report', 'plan', 'register'] as const
export type OutcomeDocument = (typeof outcomeDocuments)[number]

/** Whether a report is still being worked on, or settled by those responsible. */
export const standings = ['working', 'fixed'] as const
export type Standing = (typeof standings)[number]

/** All as the facilitator wrote it; empty where nothing was. */
export interface ReportWords {
  /** The authority's own mark, such as `RUN/515/2018`. Samrum issues none; the registrar does. */
  readonly caseNumber: string
  readonly title: string
  readonly version: string
  /** A calendar date, `YYYY-MM-DD`. */
  readonly date: string
  readonly standing: Standing
  /** The role of who answers for the report, never a person's name. */
  readonly responsible: string
  /** From whom and to whom the document goes, for the register: organisations. */
  readonly sender: string
  readonly recipient: string
  /** What was asked of those who came. */
  readonly question: string
  readonly summary: string
  /** What the reader is asked to decide, one measure a line. */
  readonly decisions: string
  readonly nextSteps: string
}

/** A report that nobody has written anything for yet. */
export const noWords: ReportWords = {
  caseNumber: '',
  title: '',
  version: '',
  date: '',
  standing: 'working',
  responsible: '',
  sender: '',
  recipient: '',
  question: '',
  summary: '',
  decisions: '',
  nextSteps: '',
}
