/**
 * Voices: the people beside a member, whom the member enters cards and votes for. Nobody else learns of them.
 * @module
 */
import type { Context } from 'hono'
import { MAX_VOICES } from '../../shared/limits.ts'
import { routes } from '../../shared/protocol/routes.ts'
import type { Voice } from '../../shared/protocol/voices.ts'
import { require } from '../access/guard.ts'
import type { VoiceRow } from '../storage/schema.ts'
import { deleteVoice, findVoice, insertVoice, listVoices, updateVoice } from '../storage/voices.ts'
import type { AppContext, AppEnv } from './AppContext.ts'
import { forbidden, Refusal, routesApp } from './problem.ts'

const voiceView = ({ id, name, sector }: VoiceRow): Voice => ({ id, name, sector })

/** Who enters for others: a member who may. The operator is nobody's neighbour at a table. */
function memberEntering(c: Context<AppEnv>): string {
  require(c, 'enterForOthers')
  const caller = c.get('caller')
  if (caller.kind !== 'member') throw forbidden()
  return caller.member.id
}

/** The voice, if it is one of the caller's own. Another's, a member's id and none at all are refused alike. */
export async function ownVoice(c: Context<AppEnv>, { db }: AppContext, id: string): Promise<VoiceRow> {
  const voice = await findVoice(db, memberEntering(c), id)
  if (!voice) throw forbidden()
  return voice
}

export function voiceRoutes(context: AppContext) {
  const { db, facilitations } = context
  return routesApp()
    .openapi(routes.listVoices, async (c) => {
      return c.json((await listVoices(db, memberEntering(c))).map(voiceView), 200)
    })
    .openapi(routes.addVoice, async (c) => {
      const { name, sector } = c.req.valid('json')
      const voice = await insertVoice(db, memberEntering(c), { name: name || null, sector })
      if (!voice) throw new Refusal(409, `One member enters for at most ${MAX_VOICES} others.`)
      return c.json(voiceView(voice), 201)
    })
    .openapi(routes.changeVoice, async (c) => {
      const voice = await ownVoice(c, context, c.req.valid('param').id)
      const { name, ...changes } = c.req.valid('json')
      const changed = { ...changes, ...(name === undefined ? {} : { name: name || null }) }
      await updateVoice(db, voice.id, changed)
      return c.json(voiceView({ ...voice, ...changed }), 200)
    })
    .openapi(routes.removeVoice, async (c) => {
      const voice = await ownVoice(c, context, c.req.valid('param').id)
      for (const roomId of await deleteVoice(db, voice.id)) facilitations.countAnew(roomId)
      return c.body(null, 204)
    })
}
