/**
 * A gentle sound, made and not loaded: two soft tones, the second lower.
 * @module
 */
import { useSyncExternalStore } from 'react'
import { recall, remember } from '../app/remember.ts'

/** Hertz and seconds after the beginning. */
const TONES = [
  { pitch: 659.3, after: 0 },
  { pitch: 523.3, after: 0.32 },
]
/** Of full loudness: heard in a room that talks, startling in none. */
const LOUDNESS = 0.14
const RINGS_SECONDS = 1.4

let context: AudioContext | null = null
let wanted = recall('sound') !== 'off'
const listeners = new Set<() => void>()

/**
 * Browsers let a page sound only after somebody touched it, and phones silence one that slept: readies the sound at the
 * first touch or key, and at the first after that.
 */
export function readyChime(): () => void {
  const stop = new AbortController()
  const ready = () => {
    context ??= typeof AudioContext === 'undefined' ? null : new AudioContext()
    if (context && context.state !== 'running') void context.resume()
  }
  for (const event of ['pointerdown', 'keydown'])
    addEventListener(event, ready, { signal: stop.signal, capture: true })
  return () => stop.abort()
}

/** Sounds, where the person wants it and the browser lets it. */
export function chime(): void {
  if (!wanted || context?.state !== 'running') return
  const begin = context.currentTime + 0.02
  for (const { pitch, after } of TONES) {
    const [tone, loudness] = [context.createOscillator(), context.createGain()]
    const at = begin + after
    tone.type = 'sine'
    tone.frequency.value = pitch
    loudness.gain.setValueAtTime(0, at)
    loudness.gain.linearRampToValueAtTime(LOUDNESS, at + 0.03)
    loudness.gain.exponentialRampToValueAtTime(0.0001, at + RINGS_SECONDS)
    tone.connect(loudness).connect(context.destination)
    tone.start(at)
    tone.stop(at + RINGS_SECONDS)
  }
}

/** Whether this person wants to hear it, and a way to say so. */
export function useChimeWanted(): [boolean, (isWanted: boolean) => void] {
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => wanted,
  )
  const choose = (isWanted: boolean) => {
    wanted = isWanted
    remember('sound', isWanted ? 'on' : 'off')
    for (const listener of listeners) listener()
  }
  return [now, choose]
}
