/**
 * The templates that processes have made their own, in the database.
 * @module
 */
import type { Kysely } from 'kysely'
import {
  type KeptTemplate,
  ownTemplate,
  type ProcessTemplate,
} from '../../shared/protocol/processTemplate.ts'
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
  // The years are the process's own, and kept there.
  const { years: _, ...kept } = template
  const content = JSON.stringify(kept)
  await db
    .insertInto('process_template')
    .values({ process_id: processId, content })
    .onConflict((conflict) => conflict.column('process_id').doUpdateSet({ content }))
    .execute()
}

/** The boxes of the ladder in another order; all else stays as whoever changed it last left it. */
export function keepLadder(
  db: Db,
  processId: string,
  ladder: ProcessTemplate['ladder'],
): Promise<ProcessTemplate> {
  return db.transaction().execute(async (tx) => {
    const template = { ...((await findTemplate(tx, processId)) ?? ownTemplate()), ladder }
    await keepTemplate(tx, processId, template)
    return template
  })
}

/** Those that processes have made their own, by name. */
export async function listTemplates(db: Db): Promise<KeptTemplate[]> {
  const rows = await db
    .selectFrom('process_template')
    .innerJoin('process', 'process.id', 'process_id')
    .select(['process_id', 'title', 'content'])
    .orderBy('created_at')
    .execute()
  return rows.map(({ process_id, title, content }) => ({
    processId: process_id,
    processTitle: title,
    name: (JSON.parse(content) as ProcessTemplate).name,
  }))
}

export async function removeTemplate(db: Db, processId: string): Promise<void> {
  await db.deleteFrom('process_template').where('process_id', '=', processId).execute()
}
