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
import type { Fence, Why } from '../facilitation/fence.ts'
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
  readonly zone: Zone | null
  readonly bringBack: () => void
}

interface OutlineEditingOptions {
  readonly doc: Y.Doc
  readonly author: Author
  readonly language: Language
  readonly toggle: OutlineActions['toggle']
  /** What this person has to leave as it is. */
  readonly fence: Fence | null
  readonly tellWhy: (why: Why) => void
}

/** The element that takes the focus when a card goes: the next card, else the one before, else the heading. */
function neighbourOf(sections: readonly OutlineSection[], id: string): string {
  const section = sectionOf(sections, id)
  const place = section?.cards.findIndex((card) => card.id === id) ?? -1
  const next = section?.cards[place + 1] ?? section?.cards[place - 1]
  return next ? textId(next.id) : sectionId(section?.key ?? '')
}

const sectionOf = (sections: readonly OutlineSection[], id: string) =>
  sections.find(({ cards }) => cards.some((card) => card.id === id))
const zoneOf = (sections: readonly OutlineSection[], id: string) => sectionOf(sections, id)?.zone ?? null

/** What is to be done to a card: it is moved or taken away, or it comes into a zone. */
interface Deed {
  readonly moves?: boolean
  readonly into?: Zone | null
}

/**
 * Asks the fence, whatever the page shows at the moment: a menu may have been open when a zone was locked. Tells why
 * where it refuses.
 */
function useRefused(
  { fence, tellWhy }: OutlineEditingOptions,
  sections: { readonly current: readonly OutlineSection[] },
): (id: string | null, deed?: Deed) => boolean {
  return useCallback(
    (id, { moves = false, into = null } = {}) => {
      const zones = [id === null ? null : zoneOf(sections.current, id), into]
      const locked = zones.find((zone) => zone && fence?.zones.has(zone.id))
      if (locked) tellWhy({ of: 'zone', zone: locked })
      else if (moves && fence?.layout) tellWhy({ of: 'layout' })
      else return false
      return true
    },
    [fence, tellWhy, sections],
  )
}

export function useOutlineEditing(options: OutlineEditingOptions) {
  const { doc, author, language, toggle } = options
  const { t } = useTranslation('outline')
  const [editingId, setEditingId] = useState<string | null>(null)
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  const [removed, setRemoved] = useState<Removed | null>(null)
  const [news, setNews] = useState({ text: '', number: 0 })
  const sections = useRef<readonly OutlineSection[]>([])
  const isRefused = useRefused(options, sections)
  const say = useCallback((text: string) => setNews(({ number }) => ({ text, number: number + 1 })), [])

  const remove = useCallback(
    ({ id, text }: Pick<OutlineCard, 'id' | 'text'>) => {
      if (isRefused(id, { moves: true })) return
      const next = neighbourOf(sections.current, id)
      setRemoved({ id, text, zone: zoneOf(sections.current, id), bringBack: removeCard(doc, id) })
      say(t('removed'))
      focusSoon(next)
    },
    [doc, say, t, isRefused],
  )

  const actions = useMemo(
    (): OutlineActions => ({
      doc,
      toggle,
      edit: (id) => {
        if (!isRefused(id)) setEditingId(id)
      },
      openMenu: (card, zone, button) => setMenu({ card, zone, button }),
      finish: (id, textBefore, back) => {
        setEditingId((current) => (current === id ? null : current))
        if (isRefused(id)) return
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
        if (isRefused(null, { into: zone })) return
        addCard(doc, zone, text, author)
        say(t('added', { zone: zone.name[language] }))
      },
      goTo: (id) => {
        const section = sectionOf(sections.current, id)
        if (section) toggle(section.key, true)
        focusSoon(textId(id))
      },
    }),
    [doc, toggle, author, language, say, t, remove, isRefused],
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
      if (isRefused(id, { moves: true, into: zone })) return
      moveCard(doc, id, zone)
      toggle(zone.id, true)
      say(t('moved', { zone: zone.name[language] }))
      focusSoon(textId(id))
    },
    undo: () => {
      if (!removed || isRefused(null, { into: removed.zone })) return
      removed.bringBack()
      setRemoved(null)
      say(t('undone'))
      focusSoon(textId(removed.id))
    },
  }
}
