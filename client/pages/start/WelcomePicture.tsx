/**
 * A picture of what happens here: four voices on one board, their cards joined to each other.
 * @module
 */
import type { ReactNode } from 'react'
import type { Sector } from '../../../shared/vocabulary.ts'
import styles from './Welcome.module.css'

interface CardProps {
  sector: Sector
  x: number
  y: number
  lines: readonly number[]
  children: ReactNode
}

function Card({ sector, x, y, lines, children }: CardProps) {
  const color = `var(--sector-${sector})`
  return (
    <g transform={`translate(${x} ${y})`} style={{ color }}>
      <rect width="150" height="112" rx="12" fill={`var(--sector-${sector}-soft)`} />
      <g transform="translate(16 16)" fill={color}>
        {children}
      </g>
      {lines.map((width, index) => (
        <line
          key={width}
          className={styles.line}
          x1="18"
          x2={18 + width}
          y1={58 + index * 17}
          y2={58 + index * 17}
        />
      ))}
    </g>
  )
}

export function WelcomePicture() {
  return (
    <svg className={styles.picture} viewBox="0 0 480 420" aria-hidden="true">
      <rect className={styles.sheet} x="8" y="8" width="464" height="404" rx="24" />
      <path className={styles.thread} d="M204 118 C232 118 246 106 276 106" />
      <path className={styles.thread} d="M354 172 C354 206 342 212 338 238" />
      <path className={styles.thread} d="M258 298 C232 300 224 310 206 310" />
      <path className={styles.thread} d="M126 254 C122 226 130 206 130 184" strokeDasharray="1 7" />
      <Card sector="civil_society" x={54} y={66} lines={[108, 84, 60]}>
        <circle cx="11" cy="11" r="10" />
      </Card>
      <Card sector="business" x={278} y={54} lines={[96, 110, 48]}>
        <path d="M11 0 23 21H-1Z" />
      </Card>
      <Card sector="academia" x={260} y={240} lines={[112, 74, 90]}>
        <path d="M11-2 24 11 11 24-2 11Z" />
      </Card>
      <Card sector="public_sector" x={54} y={256} lines={[92, 106, 66]}>
        <rect x="1" y="1" width="20" height="20" rx="1.5" />
      </Card>
    </svg>
  )
}
