/**
 * What is being typed in a field, until it is left: then it is said. Meanwhile what others say there does not touch it.
 * @module
 */
import { useState } from 'react'

export interface Draft {
  readonly text: string
  readonly change: (text: string) => void
  /** Says what was typed, if it is something else than stands there. */
  readonly commit: () => void
}

/** @param stands the text that the document has @param say called with a new text, '' when there is to be none */
export function useDraft(stands: string, say: (text: string) => void): Draft {
  const [draft, setDraft] = useState<string | null>(null)
  return {
    text: draft ?? stands,
    change: setDraft,
    commit: () => {
      setDraft(null)
      if (draft !== null && draft.trim() !== stands.trim()) say(draft.trim())
    },
  }
}
