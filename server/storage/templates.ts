/**
 * The templates that processes have made their own, in the database.
 * @module
 */
import type { Kysely } from 'kysely'
import type { ProcessTemplate } from '../../shared/protocol/processTemplate.ts'
import type { Tables } from './schema.ts'

type Db = Kysely<Tables>

/** Null where a process has the region's own. */
export async function findTemplate(db: Db, processId: string): Promise<ProcessTemplate | null> {
  const row = await db
    .selectFrom('process_template')
    .select('content')
    .where('process_id', '=', processId)
    .executeTakeFirst()
  return row ? (JSON.parse(row.content) as ProcessTemplate) : null
}

export async function keepTemplate(db: Db, processId: string, template: ProcessTemplate): Promise<void> {
  const content = JSON.stringify(template)
  await db
    .insertInto('process_template')
    .values({ process_id: processId, content })
    .onConflict((conflict) => conflict.column('process_id').doUpdateSet({ content }))
    .execute()
}

export async function removeTemplate(db: Db, processId: string): Promise<void> {
  await db.deleteFrom('process_template').where('process_id', '=', processId).execute()
}
