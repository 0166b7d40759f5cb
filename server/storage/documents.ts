/**
 * The register of steering documents of a process, in the database.
 * @module
 */
import type { Kysely, Transaction } from 'kysely'
import { MAX_DOCUMENTS } from '../../shared/limits.ts'
import { leadsBack, type SteeringDocument, seedDocuments } from '../../shared/rooms/steeringDocuments.ts'
import { newId } from './ids.ts'
import type { DocumentRow, ProcessRow, Tables } from './schema.ts'

type Db = Kysely<Tables>
type Words = Omit<SteeringDocument, 'id'>

/** A row as the rest of the server reads it. */
export const documentOf = (row: DocumentRow): SteeringDocument => ({
  id: row.id,
  title: row.title,
  caseNumber: row.case_number,
  level: row.level,
  type: row.type,
  status: row.status,
  horizonYear: row.horizon_year,
  owner: row.owner,
  steeredBy: JSON.parse(row.steered_by) as string[],
})

const columnsOf = (words: Words) => ({
  title: words.title,
  case_number: words.caseNumber,
  level: words.level,
  type: words.type,
  status: words.status,
  horizon_year: words.horizonYear,
  owner: words.owner,
  steered_by: JSON.stringify(words.steeredBy),
})

export function listDocuments(db: Db, processId: string): Promise<DocumentRow[]> {
  return db
    .selectFrom('document')
    .selectAll()
    .where('process_id', '=', processId)
    .orderBy('position')
    .execute()
}

export const findDocument = (db: Db, id: string): Promise<DocumentRow | undefined> =>
  db.selectFrom('document').selectAll().where('id', '=', id).executeTakeFirst()

/** Those that a new process begins with, in its language. */
export async function insertSeedDocuments(
  db: Db,
  { id, language }: Pick<ProcessRow, 'id' | 'language'>,
): Promise<void> {
  const ids = new Map(seedDocuments.map((document) => [document.id, newId()]))
  const rows = seedDocuments.map(
    (document, place): DocumentRow => ({
      id: ids.get(document.id) ?? newId(),
      process_id: id,
      position: place + 1,
      member_id: null,
      ...columnsOf({
        ...document,
        title: document.title[language],
        owner: null,
        steeredBy: document.steeredBy.flatMap((above) => ids.get(above) ?? []),
      }),
    }),
  )
  await db.insertInto('document').values(rows).execute()
}

/** Gives a process from before the register the documents that others begin with: once, whoever comes at the same time. */
export function ensureRegister(db: Db, process: Pick<ProcessRow, 'id' | 'language'>): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('process')
      .set({ has_register: 1 })
      .where('id', '=', process.id)
      .where('has_register', '=', 0)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows > 0n && (await listDocuments(tx, process.id)).length === 0)
      await insertSeedDocuments(tx, process)
  })
}

/** Why a document is not kept. */
export type NotKept = 'full' | 'unknown' | 'circle'
export type Kept =
  | { readonly ok: true; readonly row: DocumentRow }
  | { readonly ok: false; readonly why: NotKept }

/** Whether what steers a document is in the register, and is not steered by it. */
function trouble(row: DocumentRow, others: readonly DocumentRow[]): 'unknown' | 'circle' | null {
  const known = new Set(others.map(({ id }) => id))
  const document = documentOf(row)
  if (document.steeredBy.some((id) => !known.has(id) && id !== row.id)) return 'unknown'
  return leadsBack(document, others.map(documentOf)) ? 'circle' : null
}

async function othersOf(tx: Transaction<Tables>, { id, process_id }: DocumentRow): Promise<DocumentRow[]> {
  return (await listDocuments(tx, process_id)).filter((other) => other.id !== id)
}

export function addDocument(db: Db, processId: string, memberId: string | null, words: Words): Promise<Kept> {
  return db.transaction().execute(async (tx): Promise<Kept> => {
    const others = await listDocuments(tx, processId)
    if (others.length >= MAX_DOCUMENTS) return { ok: false, why: 'full' }
    const position = (others.at(-1)?.position ?? 0) + 1
    const row = { id: newId(), process_id: processId, position, member_id: memberId, ...columnsOf(words) }
    const why = trouble(row, others)
    if (why) return { ok: false, why }
    await tx.insertInto('document').values(row).execute()
    return { ok: true, row }
  })
}

export function changeDocument(db: Db, row: DocumentRow, changes: Partial<Words>): Promise<Kept> {
  return db.transaction().execute(async (tx): Promise<Kept> => {
    const changed = { ...row, ...columnsOf({ ...documentOf(row), ...changes }) }
    const why = trouble(changed, await othersOf(tx, row))
    if (why) return { ok: false, why }
    await tx.updateTable('document').set(changed).where('id', '=', row.id).execute()
    return { ok: true, row: changed }
  })
}

/** Takes one away; those it steered are steered by what steered it. */
export async function removeDocument(db: Db, row: DocumentRow): Promise<void> {
  const above = documentOf(row).steeredBy
  await db.transaction().execute(async (tx) => {
    for (const other of await othersOf(tx, row)) {
      const { steeredBy } = documentOf(other)
      if (!steeredBy.includes(row.id)) continue
      const kept = [...new Set(steeredBy.flatMap((id) => (id === row.id ? above : [id])))]
      await tx
        .updateTable('document')
        .set({ steered_by: JSON.stringify(kept) })
        .where('id', '=', other.id)
        .execute()
    }
    await tx.deleteFrom('document').where('id', '=', row.id).execute()
  })
}
