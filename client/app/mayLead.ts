/**
 * Who is shown the tools of leading. The server decides who may use them.
 * @module
 */
import type { Role } from '../../shared/vocabulary.ts'

/** Of who is asking, or of a room or a process, which say what they are there. */
export function mayLead({ role }: { readonly role: Role | null }): boolean {
  return role === 'operator' || role === 'facilitator'
}
