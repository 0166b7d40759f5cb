/**
 * What is going on in an outline: which card is being edited, which has its menu open, which was just deleted.
 * @module
 */
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type * as Y from 'yjs'
import type { Zone } from '../../shared/board/cards.ts'
import { textFragment } from '../../shared/board/document.ts'
import { richTextOf } from '../../shared/board/richText.ts'
import type { Language } from '../../shared/vocabulary.ts'
import type { Author } from '../voices/voice.tsx'
import type { OutlineActions } from './actions.ts'
import { sectionId, textId } from './actions.ts'
import type { OpenMenu } from './CardMenu.tsx'
import { addCard, fitNote, moveCard, removeCard, writeCardText } from './cardEdits.ts'
import { fieldText } from './editText.ts'
import { focusSoon } from './focusSoon.ts'
import type { OutlineCard, OutlineSection } from './readOutline.ts'

interface Removed {
  readonly id: string
  readonly text: string
  readonly bringBack: () => void
}

interface OutlineEditingOptions {
  readonly doc: Y.Doc
  readonly author: Author
  readonly language: Language
  readonly toggle: OutlineActions['toggle']
}

/** The element that takes the focus when a card goes: the next card, else the one before, else the heading. */
function neighbourOf(sections: readonly OutlineSection[], id: string): string {
  const section = sections.find(({ cards }) => cards.some((card) => card.id === id))
  const place = section?.cards.findIndex((card) => card.id === id) ?? -1
  const next = section?.cards[place + 1] ?? section?.cards[place - 1]
  return next ? textId(next.id) : sectionId(section?.key ?? '')
}

export function useOutlineEditing({ doc, author, language, toggle }: OutlineEditingOptions) {
  const { t } = useTranslation('outline')
  const [editingId, setEditingId] = useState<string | null>(null)
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  const [removed, setRemoved] = useState<Removed | null>(null)
  const [news, setNews] = useState({ text: '', number: 0 })
  const sections = useRef<readonly OutlineSection[]>([])
  const say = useCallback((text: string) => setNews(({ number }) => ({ text, number: number + 1 })), [])

  const remove = useCallback(
    ({ id, text }: Pick<OutlineCard, 'id' | 'text'>) => {
      const next = neighbourOf(sections.current, id)
      setRemoved({ id, text, bringBack: removeCard(doc, id) })
      say(t('removed'))
      focusSoon(next)
    },
    [doc, say, t],
  )

  const actions = useMemo(
    (): OutlineActions => ({
      doc,
      toggle,
      edit: setEditingId,
      openMenu: (card, zone, button) => setMenu({ card, zone, button }),
      finish: (id, textBefore, back) => {
        setEditingId((current) => (current === id ? null : current))
        const fragment = textFragment(doc, id)
        const text = fragment ? fieldText(richTextOf(fragment)) : ''
        if (fragment && text.trim() === '' && textBefore.trim() !== '') {
          // Nothing left to say is how a card is thrown away; bringing it back brings its words.
          doc.transact(() => {
            writeCardText(doc, id, textBefore)
            remove({ id, text: textBefore })
          }, 'outline')
          return
        }
        if (text !== textBefore) fitNote(doc, id, text)
        if (back) focusSoon(textId(id))
      },
      add: (zone, text) => {
        addCard(doc, zone, text, author)
        say(t('added', { zone: zone.name[language] }))
      },
      goTo: (id) => {
        const section = sections.current.find(({ cards }) => cards.some((card) => card.id === id))
        if (section) toggle(section.key, true)
        focusSoon(textId(id))
      },
    }),
    [doc, toggle, author, language, say, t, remove],
  )

  return {
    actions,
    editingId,
    menu,
    removed,
    news,
    remove,
    /** Lets it know what is on the page. */
    follow: (shown: readonly OutlineSection[]) => {
      sections.current = shown
    },
    closeMenu: useCallback(() => setMenu(null), []),
    forget: useCallback(() => setRemoved(null), []),
    move: (id: string, zone: Zone) => {
      moveCard(doc, id, zone)
      toggle(zone.id, true)
      say(t('moved', { zone: zone.name[language] }))
      focusSoon(textId(id))
    },
    undo: () => {
      if (!removed) return
      removed.bringBack()
      setRemoved(null)
      say(t('undone'))
      focusSoon(textId(removed.id))
    },
  }
}
