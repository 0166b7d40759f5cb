/**
 * Where a replay is, whether it goes on, and how fast.
 * @module
 */
import { useCallback, useEffect, useState } from 'react'

/** Milliseconds a step is shown at the speed of 1: two a second can be followed. */
const STEP_MS = 500
export const speeds = [1, 2, 4, 8] as const
export type Speed = (typeof speeds)[number]

export interface Playing {
  /** How many steps are done. */
  readonly step: number
  readonly isPlaying: boolean
  readonly speed: Speed
  readonly toggle: () => void
  readonly goTo: (step: number) => void
  readonly goBy: (steps: number) => void
  readonly setSpeed: (speed: Speed) => void
}

/** @param length how many steps there are */
export function usePlaying(length: number): Playing {
  const [step, setStep] = useState(Math.min(1, length))
  const [isWanted, setWanted] = useState(false)
  const [speed, setSpeed] = useState<Speed>(1)
  const isPlaying = isWanted && step < length
  useEffect(() => {
    if (!isPlaying) return
    const timer = setInterval(() => setStep((at) => Math.min(length, at + 1)), STEP_MS / speed)
    return () => clearInterval(timer)
  }, [isPlaying, length, speed])
  const goTo = useCallback((to: number) => setStep(Math.max(0, Math.min(length, to))), [length])
  const goBy = useCallback(
    (by: number) => {
      setWanted(false)
      setStep((at) => Math.max(0, Math.min(length, at + by)))
    },
    [length],
  )
  const toggle = () => {
    // At its end it begins anew.
    if (!isPlaying && step >= length) setStep(0)
    setWanted(!isPlaying)
  }
  return { step, isPlaying, speed, toggle, goTo, goBy, setSpeed }
}
