/**
 * Light or dark: as the device says, or as the person chose here.
 * @module
 */
import { useSyncExternalStore } from 'react'
import { recall, remember } from './remember.ts'

export const appearances = ['light', 'system', 'dark'] as const
/** What the person asked for. */
export type Appearance = (typeof appearances)[number]
/** What is shown. */
export type ColorScheme = 'light' | 'dark'

const systemDark = matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()
let chosen = remembered()

function remembered(): Appearance {
  const value = recall('appearance')
  return appearances.find((appearance) => appearance === value) ?? 'system'
}

function colorScheme(): ColorScheme {
  if (chosen === 'system') return systemDark.matches ? 'dark' : 'light'
  return chosen
}

function apply(): void {
  document.documentElement.dataset.theme = colorScheme()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Sets the page's colours before the first paint and follows the device from then on. Call once. */
export function startAppearance(): void {
  apply()
  systemDark.addEventListener('change', apply)
}

function chooseAppearance(appearance: Appearance): void {
  chosen = appearance
  remember('appearance', appearance)
  apply()
}

/** The chosen appearance, the colours it comes to now, and a way to choose another. */
export function useAppearance(): {
  appearance: Appearance
  colorScheme: ColorScheme
  choose: (appearance: Appearance) => void
} {
  const appearance = useSyncExternalStore(subscribe, () => chosen)
  const scheme = useSyncExternalStore(subscribe, colorScheme)
  return { appearance, colorScheme: scheme, choose: chooseAppearance }
}
