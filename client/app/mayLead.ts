/**
 * Who is shown the tools of leading. The server decides who may use them.
 * @module
 */
import type { Me } from '../../shared/protocol/api.ts'

export function mayLead(me: Me): boolean {
  return me.role === 'operator' || me.role === 'facilitator'
}
