/**
 * Whom one takes note of where there are many people on a board: those who point at what one sees, and who is followed.
 * The editor draws every pointer anew with every picture while one looks around, those out of sight too.
 * @module
 */
import type { Editor, Signal, TLInstancePresence } from 'tldraw'
import { atom, Box, computed } from 'tldraw'
import { isCrowd } from './fading.ts'

/** How far past what is seen a pointer counts as seen, in widths of it: it may come in with the next picture. */
const BEYOND = 0.1

/** Whether there are many, counted once for all the pointers of an editor. */
const crowds = new WeakMap<Editor, Signal<boolean>>()

/** All people that have this board open, each of their windows. */
export function everyoneOn(editor: Editor): TLInstancePresence[] {
  const all = Object.getPrototypeOf(editor).getCollaborators as () => TLInstancePresence[]
  return all.call(editor)
}

export function crowdOn(editor: Editor): Signal<boolean> {
  const known = crowds.get(editor)
  if (known) return known
  const crowd = computed('crowd', () => isCrowd(everyoneOn(editor).length + 1))
  crowds.set(editor, crowd)
  return crowd
}

/**
 * What one sees of the board; null where that is not known. Whoever follows somebody sees what they see, which the editor
 * works out from those that one takes note of: it is not asked then, since it would go round for ever.
 */
function viewOf(editor: Editor): Box | null {
  const { followingUserId } = editor.getInstanceState()
  if (followingUserId === null) return editor.getViewportPageBounds()
  const leader = everyoneOn(editor).find(({ userId }) => userId === followingUserId)
  if (!leader?.camera || !leader.screenBounds) return null
  const { camera, screenBounds } = leader
  return new Box(-camera.x, -camera.y, screenBounds.w / camera.z, screenBounds.h / camera.z)
}

/** Whether one would see a pointer there; while there are few people one does anywhere. */
export function wouldSee(editor: Editor, { x, y }: { readonly x: number; readonly y: number }): boolean {
  if (!crowdOn(editor).get()) return true
  const view = viewOf(editor)
  if (!view) return true
  const beyond = view.w * BEYOND
  return x >= view.x - beyond && x <= view.maxX + beyond && y >= view.y - beyond && y <= view.maxY + beyond
}

/** Lets the editor know of those alone that one takes note of. */
export function noticeFew(editor: Editor): void {
  /** Whom one is about to follow. */
  const wanted = atom<string | null>('whom one wants to follow', null)
  const noticed = computed(
    'people that one takes note of',
    () => {
      const people = everyoneOn(editor)
      if (!crowdOn(editor).get()) return people
      const leaders = new Set(people.map(({ followingUserId }) => followingUserId))
      leaders.add(wanted.get()).add(editor.getInstanceState().followingUserId)
      return people.filter(
        ({ userId, cursor }) => leaders.has(userId) || (cursor !== null && wouldSee(editor, cursor)),
      )
    },
    { isEqual: (a, b) => Array.isArray(a) && a.length === b.length && a.every((one, i) => one === b[i]) },
  )
  editor.getCollaborators = () => noticed.get()
  const { startFollowingUser } = editor
  editor.startFollowingUser = (userId) => {
    wanted.set(userId)
    return startFollowingUser.call(editor, userId)
  }
}
