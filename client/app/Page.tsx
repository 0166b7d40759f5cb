/**
 * The frame of every page but the room: bar, main part, footer; and what a change of page does to title and focus.
 * @module
 */
import type { ReactNode, RefObject } from 'react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { AppBar } from './AppBar.tsx'
import { Footer } from './Footer.tsx'
import styles from './Page.module.css'

/** False until the first page has been shown: its focus stays where the browser put it. */
let turned = false

/**
 * Names the page in the browser's title and, when the person came from another page of ours, moves the focus to
 * the heading, so that a screen reader starts there.
 */
export function usePageTitle(title: string, heading: RefObject<HTMLElement | null>): void {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = title ? `${title} · ${t('brand')}` : t('brand')
  }, [title, t])
  useEffect(() => {
    if (turned) {
      heading.current?.focus({ preventScroll: true })
      window.scrollTo(0, 0)
    }
    turned = true
  }, [heading])
}

interface PageProps {
  /** For the browser's title; also the heading, unless `heading` gives one with more in it. */
  title: string
  heading?: ReactNode
  /** A line above the heading: where this page belongs. */
  above?: ReactNode
  /** Beside the heading: what can be done here. */
  actions?: ReactNode
  /** `column` for reading and forms, `wide` for overviews. */
  width?: 'column' | 'wide'
  children: ReactNode
}

export function Page({ title, heading, above, actions, width = 'wide', children }: PageProps) {
  const ref = useRef<HTMLHeadingElement>(null)
  usePageTitle(title, ref)
  return (
    <div className={styles.page}>
      <SkipLink />
      <AppBar />
      <main id="main" tabIndex={-1} className={`${styles.main} ${styles[width]}`}>
        <div className={styles.head}>
          <div className={styles.titles}>
            {above ? <div className={styles.above}>{above}</div> : null}
            <h1 ref={ref} tabIndex={-1}>
              {heading ?? title}
            </h1>
          </div>
          {actions ? <div className={styles.actions}>{actions}</div> : null}
        </div>
        {children}
      </main>
      <Footer />
    </div>
  )
}

/** The first stop of the Tab key: past the bar, to what the page is about. */
export function SkipLink() {
  const { t } = useTranslation()
  return (
    <button type="button" className={styles.skip} onClick={() => document.getElementById('main')?.focus()}>
      {t('skip')}
    </button>
  )
}
