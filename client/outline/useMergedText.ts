/**
 * A text field on a card's text: what is typed is in the document at once, and what others type is in the field.
 * @module
 */
import type { RefObject } from 'react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type * as Y from 'yjs'
import { textFragment } from '../../shared/board/document.ts'
import { richTextOf } from '../../shared/board/richText.ts'
import { OUTLINE_ORIGIN, writeCardText } from './cardEdits.ts'
import { fieldText } from './editText.ts'
import { mergeText, movedPlace } from './mergeText.ts'

interface Selection {
  readonly start: number
  readonly end: number
}

function textIn(doc: Y.Doc, id: string): string {
  const fragment = textFragment(doc, id)
  return fragment ? fieldText(richTextOf(fragment)) : ''
}

export interface MergedText {
  readonly value: string
  readonly onChange: (value: string) => void
  /** While an input method composes a letter the field is left alone; its letters go out all the same. */
  readonly onCompositionStart: () => void
  readonly onCompositionEnd: () => void
}

/** @param field the element whose caret is kept */
export function useMergedText(
  doc: Y.Doc,
  id: string,
  field: RefObject<HTMLTextAreaElement | null>,
): MergedText {
  const [value, setValue] = useState(() => textIn(doc, id))
  /** What the field shows; the state as of now, for what comes between two renderings. */
  const shown = useRef(value)
  const selection = useRef<Selection | null>(null)
  const composing = useRef(false)

  const show = (text: string) => {
    if (text === shown.current) return
    const element = field.current
    if (element && document.activeElement === element) {
      const place = (at: number) => movedPlace(shown.current, text, at)
      selection.current = { start: place(element.selectionStart), end: place(element.selectionEnd) }
    }
    shown.current = text
    setValue(text)
  }
  const showLatest = useRef(show)
  showLatest.current = show

  useLayoutEffect(() => {
    const { current } = selection
    selection.current = null
    if (current) field.current?.setSelectionRange(current.start, current.end)
  })

  useEffect(() => {
    const fragment = textFragment(doc, id)
    const changed = (_events: unknown, transaction: Y.Transaction) => {
      if (transaction.origin !== OUTLINE_ORIGIN && !composing.current) showLatest.current(textIn(doc, id))
    }
    fragment?.observeDeep(changed)
    return () => fragment?.unobserveDeep(changed)
  }, [doc, id])

  return {
    value,
    onChange: (typed) => {
      const merged = mergeText(shown.current, typed, textIn(doc, id))
      shown.current = typed
      setValue(typed)
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
