/**
 * The invitation that stands on the projector. Its token is shown by the server only once, so this tab keeps it, for
 * a reload; it reaches no address and no other tab.
 * @module
 */
import type { CreatedLink } from '../../shared/protocol/links.ts'

/** What a projector needs to know of a link. */
export type ShownInvitation = Pick<CreatedLink, 'id' | 'role' | 'roomId' | 'url' | 'code'>

const held = new Map<string, ShownInvitation>()
const storageKey = (processId: string) => `samrum.invitation.${processId}`

/** Keeps a link that was just made, to be shown on the page of its process. */
export function holdInvitation(processId: string, { id, role, roomId, url, code }: CreatedLink): void {
  const shown = { id, role, roomId, url, code }
  held.set(processId, shown)
  try {
    sessionStorage.setItem(storageKey(processId), JSON.stringify(shown))
  } catch {
    // Without storage a reload needs a new link.
  }
}

/** The link to show for a process; null where none was made in this tab. */
export function heldInvitation(processId: string): ShownInvitation | null {
  const shown = held.get(processId)
  if (shown) return shown
  try {
    return JSON.parse(sessionStorage.getItem(storageKey(processId)) ?? 'null') as ShownInvitation | null
  } catch {
    return null
  }
}

/** Forgets all of them, with the person who made them. */
export function dropInvitations(): void {
  held.clear()
  try {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith(storageKey(''))) sessionStorage.removeItem(key)
  } catch {
    // Nothing was stored either.
  }
}
