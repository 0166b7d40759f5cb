/**
 * What this browser remembers of a person's choices. A browser that refuses storage only forgets sooner.
 * @module
 */

/** Reads a remembered value; null where there is none or storage is refused. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(`samrum.${key}`)
  } catch {
    return null
  }
}

/** Remembers a value until the browser's data is cleared. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`samrum.${key}`, value)
  } catch {
    // Private windows may refuse: the choice then lasts as long as the page.
  }
}
