/**
 * Who is shown the way to give scores. The server decides who may.
 * @module
 */
import type { Me } from '../../shared/protocol/members.ts'

/** The operator belongs to no sector and scores nothing; who reads alone gives nothing. */
export const mayScore = ({ member, role }: Pick<Me, 'member' | 'role'>): boolean =>
  member !== null && role !== 'observer'
