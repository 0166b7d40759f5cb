/**
 * The way back to where a page belongs, above its heading.
 * @module
 */
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import styles from './BackLink.module.css'

export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className={styles.back}>
      <ArrowLeft size={16} aria-hidden="true" />
      {children}
    </Link>
  )
}
