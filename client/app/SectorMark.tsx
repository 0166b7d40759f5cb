/**
 * A sector's mark: a shape and a colour, so that it is told apart without colour too.
 * @module
 */
import type { ReactElement } from 'react'
import type { Sector } from '../../shared/vocabulary.ts'

const shapes: Record<Sector, ReactElement> = {
  civil_society: <circle cx="8" cy="8" r="5.6" />,
  business: <path d="M8 1.9 14.6 13.6H1.4Z" />,
  public_sector: <rect x="2.6" y="2.6" width="10.8" height="10.8" rx="0.8" />,
  academia: <path d="M8 .9 15.1 8 8 15.1.9 8Z" />,
}

/**
 * @param sector whose mark
 * @param size side in CSS pixels
 * @param label the sector's name, where no text beside the mark says it
 */
export function SectorMark({ sector, size = 16, label }: { sector: Sector; size?: number; label?: string }) {
  const shape = { width: size, height: size, viewBox: '0 0 16 16', fill: `var(--sector-${sector})` }
  if (!label) {
    return (
      <svg {...shape} aria-hidden="true">
        {shapes[sector]}
      </svg>
    )
  }
  return (
    <svg {...shape} role="img" aria-label={label}>
      <title>{label}</title>
      {shapes[sector]}
    </svg>
  )
}
