/**
 * What those who lead have written for reports, in the database.
 * @module
 */
import type { Kysely } from 'kysely'
import { noWords, type ReportWords } from '../../shared/outcome/reportWords.ts'
import type { Tables } from './schema.ts'

type Db = Kysely<Tables>

/** What a report is of. */
export interface ReportSubject {
  readonly processId: string
  /** Null for the process as a whole. */
  readonly roomId: string | null
}

const subjectId = ({ processId, roomId }: ReportSubject): string => roomId ?? processId

/** Empty words where nothing was written. What an older version kept has fewer of them. */
export async function readWords(db: Db, subject: ReportSubject): Promise<ReportWords> {
  const row = await db
    .selectFrom('report_words')
    .select('words')
    .where('subject_id', '=', subjectId(subject))
    .executeTakeFirst()
  return { ...noWords, ...(row && (JSON.parse(row.words) as Partial<ReportWords>)) }
}

/** The words of a room's report, with the case number, sender and recipient of its process where it has none of its own. */
export async function wordsForReport(db: Db, subject: ReportSubject): Promise<ReportWords> {
  const own = await readWords(db, subject)
  if (subject.roomId === null) return own
  const whole = await readWords(db, { ...subject, roomId: null })
  return {
    ...own,
    caseNumber: own.caseNumber || whole.caseNumber,
    sender: own.sender || whole.sender,
    recipient: own.recipient || whole.recipient,
    responsible: own.responsible || whole.responsible,
  }
}

export async function writeWords(db: Db, subject: ReportSubject, words: ReportWords): Promise<void> {
  const kept = JSON.stringify(words)
  await db
    .insertInto('report_words')
    .values({
      subject_id: subjectId(subject),
      process_id: subject.processId,
      room_id: subject.roomId,
      words: kept,
    })
    .onConflict((conflict) => conflict.column('subject_id').doUpdateSet({ words: kept }))
    .execute()
}
