/**
 * A text area that is as tall as what is written in it.
 * @module
 */
import type { RefObject } from 'react'
import type { TextAreaProps } from 'react-aria-components'
import { TextArea } from 'react-aria-components'
import styles from './Outline.module.css'

interface GrowingTextProps extends TextAreaProps {
  /** What is written, again: an unseen copy of it stretches the field. */
  text: string
  fieldRef?: RefObject<HTMLTextAreaElement | null>
}

export function GrowingText({ text, fieldRef, ...props }: GrowingTextProps) {
  return (
    <div className={styles.growing} data-text={`${text} `}>
      <TextArea {...props} {...(fieldRef ? { ref: fieldRef } : {})} rows={1} className={styles.area ?? ''} />
    </div>
  )
}
