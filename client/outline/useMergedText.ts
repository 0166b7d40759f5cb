/**
 * A text field on a card's text: what is typed is in the document at once, and what others type is in the field.
 * @module
 */
import type { RefObject } from 'react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type * as Y from 'yjs'
import { textFragment } from '../../shared/board/document.ts'
import { richTextOf } from '../../shared/board/richText.ts'
import { OUTLINE_ORIGIN, writeCardText } from './cardEdits.ts'
import { fieldText } from './editText.ts'
import { mergeText, movedPlace } from './mergeText.ts'

function textIn(doc: Y.Doc, id: string): string {
  const fragment = textFragment(doc, id)
  return fragment ? fieldText(richTextOf(fragment)) : ''
}

export interface MergedText {
  /** The text as the field is to show it at first; from then on the field is written to directly. */
  readonly first: string
  /** What the field shows now. */
  readonly text: string
  readonly onInput: () => void
  /** While an input method composes a letter the field is left alone; its letters go out all the same. */
  readonly onCompositionStart: () => void
  readonly onCompositionEnd: () => void
}

/**
 * @param field an uncontrolled text area. What it shows is what the next letter is typed into, so it is written to at
 * once: a rendering later the letter would be taken for a deletion of what came in between.
 */
export function useMergedText(
  doc: Y.Doc,
  id: string,
  field: RefObject<HTMLTextAreaElement | null>,
): MergedText {
  const [first] = useState(() => textIn(doc, id))
  const [text, setText] = useState(first)
  const shown = useRef(first)
  const composing = useRef(false)

  const show = useCallback(
    (next: string) => {
      const element = field.current
      if (!element || next === shown.current) return
      const [start, end] = [element.selectionStart, element.selectionEnd].map((place) =>
        movedPlace(shown.current, next, place),
      )
      shown.current = next
      element.value = next
      if (document.activeElement === element) element.setSelectionRange(start ?? 0, end ?? 0)
      setText(next)
    },
    [field],
  )

  useEffect(() => {
    const fragment = textFragment(doc, id)
    const changed = (_events: unknown, { origin }: Y.Transaction) => {
      if (origin !== OUTLINE_ORIGIN && !composing.current) show(textIn(doc, id))
    }
    fragment?.observeDeep(changed)
    return () => fragment?.unobserveDeep(changed)
  }, [doc, id, show])

  return {
    first,
    text,
    onInput: () => {
      const typed = field.current?.value ?? ''
      const merged = mergeText(shown.current, typed, textIn(doc, id))
      shown.current = typed
      setText(typed)
      writeCardText(doc, id, merged)
      if (!composing.current) show(merged)
    },
    onCompositionStart: () => {
      composing.current = true
    },
    onCompositionEnd: () => {
      composing.current = false
      show(textIn(doc, id))
    },
  }
}
