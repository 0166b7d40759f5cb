/**
 * What this person writes on a board, looked at for personal data a moment after: on board and list alike, since both
 * write in the same document.
 * @module
 */
import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import { readRecord, recordsMap, textFragment } from '../../shared/board/document.ts'
import { plainText, richTextOf } from '../../shared/board/richText.ts'
import { type PersonalDataKind, personalDataIn } from '../../shared/privacy/personalData.ts'
import { wordsInFields } from '../../shared/privacy/writtenWords.ts'

/** Milliseconds without a letter after which what was written is looked at. */
export const WRITING_PAUSE_MS = 800

export interface Written {
  readonly cardId: string
  readonly kinds: readonly PersonalDataKind[]
}

/** The record that a changed part of the document belongs to; null for none. */
function recordOf(changed: Y.AbstractType<unknown>, records: unknown): string | null {
  for (let at: Y.AbstractType<unknown> | null = changed; at; at = at.parent as Y.AbstractType<unknown> | null)
    if (at.parent === records) return at._item?.parentSub ?? null
  return null
}

/** In a card's words, and in what is filled in about it. In one that is removed there is nothing to see to. */
export function kindsIn(doc: Y.Doc, cardId: string): PersonalDataKind[] {
  const record = readRecord(doc, cardId)
  if (!record) return []
  const fragment = textFragment(doc, cardId)
  const { meta } = record
  const fields = typeof meta === 'object' && meta !== null ? wordsInFields({ ...meta }) : []
  return personalDataIn([fragment ? plainText(richTextOf(fragment)) : '', ...fields].join('\n'))
}

/** The last card of one's own in which there is some, until it is gone or dismissed. */
export function useWrittenData(doc: Y.Doc): { written: Written | null; dismiss: () => void } {
  const [written, setWritten] = useState<Written | null>(null)
  const [seen] = useState(() => new Set<string>())
  useEffect(() => {
    const records = recordsMap(doc)
    const touched = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      const found = [...touched].map((cardId) => ({ cardId, kinds: kindsIn(doc, cardId) }))
      touched.clear()
      setWritten((before) => {
        const now = found.findLast(({ cardId, kinds }) =>
          kinds.some((kind) => !seen.has(`${cardId} ${kind}`)),
        )
        return now ?? before
      })
      lookAgain()
    }
    // What others change is theirs, but where they see to what is warned of.
    const lookAgain = () =>
      setWritten((before) => (before && kindsIn(doc, before.cardId).length === 0 ? null : before))
    const note = (transaction: Y.Transaction) => {
      if (!transaction.local) return lookAgain()
      for (const [changed, parts] of transaction.changed) {
        const type = changed as unknown as Y.AbstractType<unknown>
        // A card that is new changes the map of all of them, and nothing of its own.
        if ((type as unknown) === records) for (const id of parts) id && touched.add(id)
        const id = recordOf(type, records)
        if (id) touched.add(id)
      }
      if (touched.size === 0) return
      clearTimeout(timer)
      timer = setTimeout(look, WRITING_PAUSE_MS)
    }
    doc.on('afterTransaction', note)
    return () => {
      doc.off('afterTransaction', note)
      clearTimeout(timer)
    }
  }, [doc, seen])
  const dismiss = () => {
    for (const kind of written?.kinds ?? []) seen.add(`${written?.cardId} ${kind}`)
    setWritten(null)
  }
  return { written, dismiss }
}
