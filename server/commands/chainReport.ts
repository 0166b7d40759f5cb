/**
 * The chain of a room's snapshots in words, for whoever runs the command.
 * @module
 */
import type { Change, CheckedLink } from '../snapshots/chain.ts'
import { say } from './command.ts'

const reasons = { retention: 'under retention', request: 'at request' } as const
const changes = { removed: 'removed', rewritten: 'written over' } as const

/** "removed under retention on 2026-11-26". */
export const toldChange = ({ change, why, at }: Change): string =>
  `${changes[change]} ${reasons[why]} on ${new Date(at).toISOString().slice(0, 10)}`

/** Says how a chain stands, and whether it is whole. */
export function sayChain(room: string, links: readonly CheckedLink[], newest: string | null): boolean {
  const isWhole = links.every(({ fault }) => fault === null)
  if (isWhole)
    say(
      `The chain of ${room} is whole: ${links.length} ${links.length === 1 ? 'snapshot' : 'snapshots'}${newest ? `, the newest link ${newest}` : ''}.`,
    )
  else say(`The chain of ${room} is BROKEN.`)
  for (const { number, fault, change } of links) {
    if (fault === 'altered') say(`  Snapshot ${number} is not what its link was made from.`)
    if (fault === 'unlinked')
      say(`  What stood before snapshot ${number} was taken away or put in, and no record says why.`)
    if (change) say(`  Snapshot ${number} was ${toldChange(change)}.`)
  }
  return isWhole
}
