/**
 * Votes that a record has gained or lost from one snapshot to another.
 * @module
 */
interface Voted {
  readonly votes: { readonly total: number } | null
}

/** Below 0 for those it has lost; 0 also where merely the round is another, or who voted. */
export const votesGained = ({ before, after }: { readonly before: Voted; readonly after: Voted }): number =>
  (after.votes?.total ?? 0) - (before.votes?.total ?? 0)
