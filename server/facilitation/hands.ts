/**
 * Hands that are up, who has the word, and who wants more time: pure functions of what was before.
 * @module
 */
import { MAX_HANDS } from '../../shared/limits.ts'
import type { HandPatch, OwnHand } from '../../shared/protocol/facilitation.ts'

export interface Raised {
  /** Members, the one who raised their hand first before the others. */
  readonly hands: readonly string[]
  /** The member who has the word. */
  readonly word: string | null
  /** Members; others are told how many. */
  readonly wantMoreTime: readonly string[]
}

const without = (members: readonly string[], member: string) => members.filter((one) => one !== member)

/** Adds a member at the end, or takes them out; null where no more fit. Who is in already keeps their place. */
function put(members: readonly string[], member: string, isIn: boolean): readonly string[] | null {
  if (!isIn) return without(members, member)
  if (members.includes(member)) return members
  return members.length < MAX_HANDS ? [...members, member] : null
}

/**
 * What a person says of themselves; null where too many have said it. Who has the word and lowers their hand has had
 * their say; who raises it anew meanwhile goes to the end.
 */
export function changeHand(before: Raised, member: string, { raised, moreTime }: HandPatch): Raised | null {
  const hands = raised === undefined ? before.hands : put(before.hands, member, raised)
  const wantMoreTime =
    moreTime === undefined ? before.wantMoreTime : put(before.wantMoreTime, member, moreTime)
  const word = raised === false && before.word === member ? null : before.word
  return hands && wantMoreTime && { hands, word, wantMoreTime }
}

export function giveWord({ hands, wantMoreTime }: Raised, member: string): Raised {
  return { hands: without(hands, member), word: member, wantMoreTime }
}

export function lowerHand({ hands, word, wantMoreTime }: Raised, member: string): Raised {
  return { hands: without(hands, member), word: word === member ? null : word, wantMoreTime }
}

/** Without anything of a person who has left. */
export function withoutPerson(before: Raised, member: string): Raised {
  const { hands, word } = lowerHand(before, member)
  return { hands, word, wantMoreTime: without(before.wantMoreTime, member) }
}

/** Everyone of whom there is something. */
export function peopleIn({ hands, word, wantMoreTime }: Raised): Set<string> {
  return new Set([...hands, ...wantMoreTime, ...(word === null ? [] : [word])])
}

export const ownHand = ({ hands, word, wantMoreTime }: Raised, member: string): OwnHand => ({
  raised: hands.includes(member),
  hasWord: word === member,
  moreTime: wantMoreTime.includes(member),
})
