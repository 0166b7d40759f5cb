/**
 * A page of running text: sections with headings, paragraphs and lists.
 * @module
 */
import type { ReactNode } from 'react'
import { Page } from './Page.tsx'
import styles from './Prose.module.css'

/** A paragraph, or a list of points. */
export type Block = string | readonly string[]

export interface Text {
  readonly title: string
  readonly lead: string
  readonly sections: readonly { readonly heading: string; readonly blocks: readonly Block[] }[]
}

/** @param children what stands below the last section, such as a link */
export function Prose({ text, children }: { text: Text; children?: ReactNode }) {
  return (
    <Page title={text.title} width="column">
      <p className={styles.lead}>{text.lead}</p>
      {text.sections.map(({ heading, blocks }) => (
        <section key={heading} className={styles.section}>
          <h2>{heading}</h2>
          {blocks.map((block) =>
            typeof block === 'string' ? (
              <p key={block}>{block}</p>
            ) : (
              <ul key={block[0]}>
                {block.map((point) => (
                  <li key={point}>{point}</li>
                ))}
              </ul>
            ),
          )}
        </section>
      ))}
      {children}
    </Page>
  )
}
