/**
 * The secret part of a link. It comes in the fragment, leaves the address bar at once, and is kept in this tab
 * only until it has been used, so that a phone which reloads the page can go on.
 * @module
 */
import { readCode } from '../../shared/protocol/code.ts'
import { patterns } from './paths.ts'

type Purpose = 'join' | 'operator'

const held = new Map<Purpose, string>()
const storageKey = (purpose: Purpose) => `samrum.token.${purpose}`

function purposeOf(path: string): Purpose | null {
  if (path === patterns.join) return 'join'
  return path === patterns.operator ? 'operator' : null
}

/** Keeps a token for its page, in memory and for a reload of this tab. */
export function holdToken(purpose: Purpose, token: string): void {
  held.set(purpose, token)
  try {
    sessionStorage.setItem(storageKey(purpose), token)
  } catch {
    // Without storage a reload needs the link again.
  }
}

/** The token that came with the link, or null. */
export function heldToken(purpose: Purpose): string | null {
  const token = held.get(purpose)
  if (token) return token
  try {
    return sessionStorage.getItem(storageKey(purpose))
  } catch {
    return null
  }
}

/** Forgets a token that has done its work or turned out to be void. */
export function dropToken(purpose: Purpose): void {
  held.delete(purpose)
  try {
    sessionStorage.removeItem(storageKey(purpose))
  } catch {
    // Nothing was stored either.
  }
}

/** Takes the token out of the address bar, before anything else sees the address. True when there was one. */
export function takeTokenFromAddress(): boolean {
  const purpose = purposeOf(location.pathname)
  const token = decodeFragment(location.hash)
  if (!purpose || !token) return false
  holdToken(purpose, token)
  history.replaceState(history.state, '', location.pathname)
  return true
}

function decodeFragment(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1)).trim()
  } catch {
    return ''
  }
}

/**
 * Reads a link that a person pasted, or the code that they typed.
 * @returns where to go, its token held; or why it cannot be used: not a link of this kind, or one to another service
 */
export function readPastedLink(
  text: string,
): { ok: true; path: string } | { ok: false; reason: 'form' | 'origin' } {
  const code = readCode(text)
  if (code) {
    holdToken('join', code)
    return { ok: true, path: patterns.join }
  }
  const url = parseUrl(text.trim())
  const purpose = url ? purposeOf(url.pathname) : null
  const token = url ? decodeFragment(url.hash) : ''
  if (!url || !purpose || !token) return { ok: false, reason: 'form' }
  if (url.origin !== location.origin) return { ok: false, reason: 'origin' }
  holdToken(purpose, token)
  return { ok: true, path: patterns[purpose] }
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text, location.origin)
  } catch {
    return null
  }
}
