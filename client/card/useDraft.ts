/**
 * What is being typed in a field, until it is left: then it is said. Meanwhile what others say there does not touch it.
 * @module
 */
import { useRef, useState } from 'react'

export interface Draft {
  readonly text: string
  /** Whether it is being typed, and not said yet. */
  readonly isUnsaid: boolean
  readonly change: (text: string) => void
  /** Says what was typed, if it is something else than stands there. */
  readonly commit: () => void
}

/** @param stands the text that the document has @param say called with a new text, '' when there is to be none */
export function useDraft(stands: string, say: (text: string) => void): Draft {
  const [draft, setDraft] = useState<string | null>(null)
  // What was typed is said once, also where the field is left twice before the page is drawn again.
  const unsaid = useRef<string | null>(null)
  function hold(text: string | null): void {
    unsaid.current = text
    setDraft(text)
  }
  return {
    text: draft ?? stands,
    isUnsaid: draft !== null,
    change: hold,
    commit: () => {
      const typed = unsaid.current?.trim()
      hold(null)
      if (typed !== undefined && typed !== stands.trim()) say(typed)
    },
  }
}
