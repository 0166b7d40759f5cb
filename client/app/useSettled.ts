/**
 * A value once it has stopped changing.
 * @module
 */
import { useEffect, useState } from 'react'

/** @param ms how long it stays as it is before it counts */
export function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
