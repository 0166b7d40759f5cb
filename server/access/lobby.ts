/**
 * Somebody who waits is let in: from then on they are a member.
 * @module
 */
import type { Kysely } from 'kysely'
import { countUse, findLink } from '../storage/links.ts'
import { findProcess } from '../storage/processes.ts'
import type { Tables } from '../storage/schema.ts'
import { answerWaiting } from '../storage/waiting.ts'
import { makeMember } from './redeem.ts'

/** False where the link lets nobody in any more. Who has an answer already keeps it. */
export async function letIn(db: Kysely<Tables>, id: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const row = await tx.selectFrom('waiting').selectAll().where('id', '=', id).executeTakeFirst()
    if (row?.state !== 'waiting') return true
    const link = await findLink(tx, row.link_id)
    const process = link && (await findProcess(tx, link.process_id))
    if (!process || !(await countUse(tx, link.id))) return false
    const memberId = await makeMember(tx, process, link, row, row.member_id)
    await answerWaiting(tx, id, { state: 'letIn', memberId })
    return true
  })
}
