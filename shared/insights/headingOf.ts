/**
 * What a card's group is called.
 * @module
 */
import type { Group } from './insight.ts'

/** Gives the heading of a record's group; '' where it has none, the group has no heading, or the heading is the card's own words. */
export function headingOf(groups: readonly Pick<Group, 'id' | 'heading'>[]) {
  const headings = new Map(groups.map(({ id, heading }) => [id, heading]))
  return ({ group, text }: { group: string | null; text: string }): string => {
    const heading = group === null ? '' : (headings.get(group) ?? '')
    return heading === text ? '' : heading
  }
}
