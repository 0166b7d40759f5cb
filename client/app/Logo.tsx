/**
 * The mark of Samrum: the four voices of the process in one room.
 * @module
 */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 32 32">
      <rect width="32" height="32" rx="8.5" fill="var(--accent)" />
      <g fill="var(--accent-text)">
        <circle cx="10.5" cy="10.5" r="3.9" />
        <path d="m21.5 6.4 4.4 7.7h-8.8z" />
        <rect x="7" y="18" width="7" height="7" rx="0.9" />
        <path d="m21.5 16.9 4.6 4.6-4.6 4.6-4.6-4.6z" />
      </g>
    </svg>
  )
}
