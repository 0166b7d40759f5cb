/**
 * What the way a room is led means for its connections: who may write now, and what they are told of it. A room knows
 * no more of facilitation than this.
 * @module
 */
import { facilitationMessage } from '../../shared/protocol/messages.ts'

/** Who may change a board: everyone whose role allows it, those who lead, or nobody. */
export type Edits = 'all' | 'leaders' | 'nobody'

export interface Standing {
  /** What has a lower number is older, and is not looked at. */
  readonly version: number
  readonly edits: Edits
  /** Each sees only what they write themselves. */
  readonly quiet: boolean
  /** The message that tells all of it to people; null for nothing to tell. */
  readonly news: Uint8Array | null
}

/** A room that nobody leads. */
export const unled: Standing = { version: -1, edits: 'all', quiet: false, news: null }

/** @param json what the pages are told */
export const standingOf = (
  state: { readonly version: number; readonly edits: Edits; readonly quiet: boolean },
  json: string,
): Standing => ({
  version: state.version,
  edits: state.edits,
  quiet: state.quiet,
  news: facilitationMessage(json),
})
