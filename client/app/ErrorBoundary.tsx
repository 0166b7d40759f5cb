/**
 * What stands on the screen when a page broke: plain words and a way on, never a blank page.
 * @module
 */
import type { ReactNode } from 'react'
import { Component } from 'react'
import styles from './ErrorBoundary.module.css'
import { i18n } from './i18n/index.ts'
import { Logo } from './Logo.tsx'
import { patterns } from './paths.ts'

interface State {
  readonly broken: 'no' | 'crash' | 'missing'
}

/** A part of the program did not come: no connection, or the service was updated while this tab was open. */
export function isMissingChunk(error: unknown): boolean {
  return (
    error instanceof TypeError &&
    /dynamically imported module|module script|error loading/i.test(error.message)
  )
}

export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { broken: 'no' }

  static getDerivedStateFromError(error: unknown): State {
    return { broken: isMissingChunk(error) ? 'missing' : 'crash' }
  }

  override render(): ReactNode {
    const { broken } = this.state
    if (broken === 'no') return this.props.children
    const isMissing = broken === 'missing'
    return (
      <main className={styles.page}>
        <Logo size={44} />
        <h1>{i18n.t(isMissing ? 'missing.title' : 'crash.title')}</h1>
        <p>{i18n.t(isMissing ? 'missing.text' : 'crash.text')}</p>
        <p className={styles.ways}>
          <button type="button" className={styles.reload} onClick={() => location.reload()}>
            {i18n.t('crash.reload')}
          </button>
          {isMissing ? null : <a href={patterns.start}>{i18n.t('crash.start')}</a>}
        </p>
      </main>
    )
  }
}
