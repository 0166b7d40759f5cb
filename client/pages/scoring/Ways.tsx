/**
 * Where one can go from here.
 * @module
 */
import type { ReactNode } from 'react'
import styles from './ScoringPage.module.css'

export const Ways = ({ children }: { children: ReactNode }) => <p className={styles.ways}>{children}</p>
