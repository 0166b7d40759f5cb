/**
 * The keys of those who lead, and the way to the bar.
 * @module
 */
import type { BarProps } from './barParts.ts'
import { useGather } from './GatherTools.tsx'
import { useShortcut } from './shortcuts.ts'

/** Puts the focus on the first thing in the bar that can be pressed. */
function goToBar(): void {
  document.querySelector<HTMLElement>('[data-bar] button')?.focus()
}

export function useBarKeys(bar: BarProps): void {
  const { room, facilitation, activity, leads, lead } = bar
  const { agenda, running } = facilitation
  const { gather, letGo, point, isFollowed, isGathered } = useGather(bar)
  const next = agenda[activity ? agenda.indexOf(activity) + 1 : 0]
  const isPaused = running !== null && running.pausedMs !== null
  const hasTimer = running !== null && (isPaused || running.endsAt !== null)
  const forLeaders = (act: () => void, isNow = true) => (leads && isNow ? act : null)
  useShortcut('bar', goToBar)
  useShortcut(
    'next',
    next ? forLeaders(() => lead({ do: 'start', activityId: next.id }), room.status === 'open') : null,
  )
  useShortcut(
    'pause',
    forLeaders(() => lead({ do: isPaused ? 'resume' : 'pause' }), hasTimer),
  )
  useShortcut(
    'gather',
    forLeaders(() => gather(false)),
  )
  useShortcut(
    'follow',
    forLeaders(() => (isFollowed ? letGo() : gather(true))),
  )
  useShortcut('letGo', forLeaders(letGo, isGathered))
  useShortcut('laser', forLeaders(point))
}
