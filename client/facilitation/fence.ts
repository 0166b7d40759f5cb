/**
 * What of a board those who do not lead may leave as it is: zones that are locked, and a layout that is fixed. The
 * pages keep it (docs/decisions/0013), each way of changing a board in its own place; what it is stands here.
 * @module
 */
import { textOfRecord, type Zone } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import { sameValue } from '../../shared/board/richText.ts'
import type { Facilitation } from '../../shared/protocol/facilitation.ts'
import type { Me } from '../../shared/protocol/members.ts'
import { mayLead } from '../app/mayLead.ts'

export interface Fence {
  /** The ids of the zones in which nothing may change. */
  readonly zones: ReadonlySet<string>
  /** Whether what lies on the board stays where it lies, as large as it is. */
  readonly layout: boolean
}

/** Why something may not be done. */
export type Why = { readonly of: 'zone'; readonly zone: Zone } | { readonly of: 'layout' }

/** The fence for a person; null where there is none. */
export function fenceFor(me: Me, facilitation: Facilitation | null): Fence | null {
  if (!facilitation || mayLead(me)) return null
  const { lockedZones, layoutFixed } = facilitation
  return lockedZones.length > 0 || layoutFixed ? { zones: new Set(lockedZones), layout: layoutFixed } : null
}

/** What says where a shape lies and how large it is. */
const places = ['x', 'y', 'rotation', 'parentId'] as const
const sizes = ['w', 'h', 'scale', 'start', 'end', 'bend', 'points', 'segments'] as const

const propsOf = (record: BoardRecord) => (record.props ?? {}) as Readonly<Record<string, unknown>>

/**
 * Whether a fixed layout forbids a change: nothing is moved, sized or removed. A card that was left without a word is
 * none, and goes.
 * @param from null where it is new
 * @param to null where it is removed
 */
export function movesLayout(from: BoardRecord | null, to: BoardRecord | null): boolean {
  if (!from) return false
  if (!to) return from.typeName === 'shape' && !(from.type === 'note' && textOfRecord(from) === '')
  if (from.typeName !== 'shape') return false
  const [before, after] = [propsOf(from), propsOf(to)]
  return (
    places.some((key) => from[key] !== to[key]) || sizes.some((key) => !sameValue(before[key], after[key]))
  )
}
