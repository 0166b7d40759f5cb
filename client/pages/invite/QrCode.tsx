/**
 * A QR code as one path, always dark on white with its quiet zone: cameras need both, also in dark mode.
 * @module
 */
import { create } from 'qrcode/lib/core/qrcode.js'
import styles from './InvitePage.module.css'

/** Modules of white around the code, as ISO/IEC 18004 asks for. */
const QUIET = 4

/** One square for each dark module. */
function pathOf({ size, data }: { readonly size: number; readonly data: Uint8Array }): string {
  const squares: string[] = []
  for (const [at, dark] of data.entries())
    if (dark) squares.push(`M${(at % size) + QUIET} ${Math.floor(at / size) + QUIET}h1v1h-1z`)
  return squares.join('')
}

export function QrCode({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const side = modules.size + 2 * QUIET
  return (
    <svg
      viewBox={`0 0 ${side} ${side}`}
      className={styles.qr}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={pathOf(modules)} fill="#000" />
    </svg>
  )
}
