/**
 * The register of steering documents: read by all of the process, added to by whoever writes in it, and changed by who
 * added a document and by those who lead.
 * @module
 */
import type { Context } from 'hono'
import type { SteeringDocument } from '../../shared/protocol/documents.ts'
import { routes } from '../../shared/protocol/routes.ts'
import { memberOf } from '../access/authenticate.ts'
import { mayWithin, processFor } from '../access/guard.ts'
import {
  addDocument,
  changeDocument,
  documentOf,
  ensureRegister,
  findDocument,
  listDocuments,
  type NotKept,
  removeDocument,
} from '../storage/documents.ts'
import type { DocumentRow } from '../storage/schema.ts'
import type { AppContext, AppEnv } from './AppContext.ts'
import { forbidden, notFound, Refusal, routesApp } from './problem.ts'

type Asked = Context<AppEnv>

function mayChange(c: Asked, row: DocumentRow): boolean {
  const caller = c.get('caller')
  const isOwn = row.member_id !== null && row.member_id === memberOf(c.get('caller'))?.id
  return mayWithin(caller, row.process_id, null, isOwn ? 'addDocument' : 'changeDocument')
}

const told = (c: Asked, row: DocumentRow): SteeringDocument => ({
  ...documentOf(row),
  steeredBy: [...documentOf(row).steeredBy],
  mayChange: mayChange(c, row),
})

function refusal(why: NotKept): Refusal {
  if (why === 'full') return new Refusal(409, 'There are as many documents as there may be.')
  const details = {
    unknown: 'Each document that steers this one has to be in the register.',
    circle: 'A document cannot be steered by itself, nor by one that it steers.',
  }
  return new Refusal(422, details[why], { field: 'steeredBy' })
}

export function documentRoutes(context: AppContext) {
  const { db } = context

  async function documentFor(c: Asked, id: string): Promise<DocumentRow> {
    const row = await findDocument(db, id)
    if (!row) throw c.get('caller').kind === 'operator' ? notFound() : forbidden()
    if (!mayChange(c, row)) throw forbidden()
    return row
  }

  return routesApp()
    .openapi(routes.listDocuments, async (c) => {
      const process = await processFor(c, context, c.req.valid('param').id, 'readProcess')
      // Only who may change the register begins it: reading by others changes nothing.
      if (mayWithin(c.get('caller'), process.id, null, 'changeDocument')) await ensureRegister(db, process)
      const rows = await listDocuments(db, process.id)
      return c.json(
        rows.map((row) => told(c, row)),
        200,
      )
    })
    .openapi(routes.addDocument, async (c) => {
      const process = await processFor(c, context, c.req.valid('param').id, 'addDocument')
      const member = memberOf(c.get('caller'))
      const kept = await addDocument(db, process.id, member?.id ?? null, {
        caseNumber: null,
        level: 'local',
        type: 'other',
        status: 'in_force',
        horizonYear: null,
        owner: member?.organisation ?? null,
        steeredBy: [],
        ...c.req.valid('json'),
      })
      if (!kept.ok) throw refusal(kept.why)
      return c.json(told(c, kept.row), 201)
    })
    .openapi(routes.changeDocument, async (c) => {
      const row = await documentFor(c, c.req.valid('param').id)
      const kept = await changeDocument(db, row, c.req.valid('json'))
      if (!kept.ok) throw refusal(kept.why)
      return c.json(told(c, kept.row), 200)
    })
    .openapi(routes.removeDocument, async (c) => {
      await removeDocument(db, await documentFor(c, c.req.valid('param').id))
      return c.body(null, 204)
    })
}
