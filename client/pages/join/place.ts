/**
 * That this tab waits in a lobby, so that a phone which reloads the page goes on waiting. Who waits is in a cookie that
 * no script reads.
 * @module
 */
const KEY = 'samrum.waiting'

export function holdPlace(waits: boolean): void {
  try {
    if (waits) sessionStorage.setItem(KEY, '1')
    else sessionStorage.removeItem(KEY)
  } catch {
    // Without storage a reload asks anew, and waits as the same person.
  }
}

export function holdsPlace(): boolean {
  try {
    return sessionStorage.getItem(KEY) !== null
  } catch {
    return false
  }
}
