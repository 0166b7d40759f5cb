/**
 * Leading a room: its agenda, what is on and what is locked; and the hands of those who are led.
 * @module
 */
import { routes } from '../../shared/protocol/routes.ts'
import { memberIdOf } from '../access/authenticate.ts'
import { roomFor } from '../access/guard.ts'
import type { Outcome } from '../facilitation/Facilitations.ts'
import type { AppContext } from './AppContext.ts'
import { Refusal, routesApp } from './problem.ts'

function stateIn(outcome: Outcome) {
  if (!outcome.ok) throw new Refusal(409, outcome.detail)
  return outcome.facilitation
}

export function facilitationRoutes(context: AppContext) {
  const { facilitations } = context
  return routesApp()
    .openapi(routes.readFacilitation, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'readProcess')
      return c.json(await facilitations.read(room), 200)
    })
    .openapi(routes.changeAgenda, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'leadRoom')
      return c.json(stateIn(await facilitations.setAgenda(room, c.req.valid('json').activities)), 200)
    })
    .openapi(routes.lead, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'leadRoom')
      return c.json(
        stateIn(await facilitations.lead(room, c.req.valid('json'), memberIdOf(c.get('caller')))),
        200,
      )
    })
    .openapi(routes.readHand, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'raiseHand')
      return c.json(await facilitations.hand(room, memberIdOf(c.get('caller'))), 200)
    })
    .openapi(routes.changeHand, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'raiseHand')
      const outcome = await facilitations.changeHand(room, memberIdOf(c.get('caller')), c.req.valid('json'))
      if (!outcome.ok) throw new Refusal(409, outcome.detail)
      return c.json(outcome.hand, 200)
    })
}
