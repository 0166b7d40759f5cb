/**
 * A room as a list: the same board, zone by zone and card by card, live and to be edited, with no drawing in it.
 * @module
 */
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Zone } from '../../shared/board/cards.ts'
import type { Me } from '../../shared/protocol/members.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { Waiting } from '../app/Waiting.tsx'
import { Elsewhere } from '../card/CardElsewhere.tsx'
import { useOpenCard } from '../card/openCard.ts'
import { mayEditNow } from '../facilitation/mayEditNow.ts'
import { useFence, useTellWhy } from '../facilitation/useFence.ts'
import { useGathered } from '../facilitation/useGathered.ts'
import { useRoomContext } from '../insights/useRoomContext.ts'
import type { RoomConnection } from '../sync/useRoomConnection.ts'
import { useSpeaking } from '../voices/voice.tsx'
import { OutlineActionsProvider, sectionId } from './actions.ts'
import { CardMenu } from './CardMenu.tsx'
import styles from './Outline.module.css'
import { RemovedBar } from './RemovedBar.tsx'
import type { OutlineCard, OutlineSection } from './readOutline.ts'
import { holdCard } from './readOutline.ts'
import { Section } from './Section.tsx'
import { Toolbar } from './Toolbar.tsx'
import { useOutline } from './useOutline.ts'
import { useOutlineEditing } from './useOutlineEditing.ts'
import { ZoneNav } from './ZoneNav.tsx'
import './words.ts'

interface OutlineProps {
  connection: RoomConnection
  room: Room
  me: Me
  language: Language
  /** Whether the list is all that is shown: then the focus goes where all are asked to look. */
  isAlone: boolean
}

export function Outline(props: OutlineProps) {
  return props.connection.ready ? <ReadyOutline key={props.room.id} {...props} /> : <Waiting />
}

function ReadyOutline({ connection, room, me, language, isAlone }: OutlineProps) {
  const { t } = useTranslation('outline')
  const { open: openCard } = useOpenCard()
  const live = useOutline(connection.doc, room, useRoomContext(room, connection))
  const mayEdit = mayEditNow(me, room, connection)
  const { author } = useSpeaking()
  const fence = useFence(me, connection.facilitation)
  const tellWhy = useTellWhy()
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const toggle = useCallback((key: string, isOpen: boolean) => {
    setClosed((before) => {
      const after = new Set(before)
      if (isOpen) after.delete(key)
      else after.add(key)
      return after
    })
  }, [])
  const editing = useOutlineEditing({ doc: connection.doc, author, language, toggle, fence, tellWhy })
  const sections = useHeld(live, editing.editingId)
  editing.follow(sections)
  const { query, setQuery, isSearching, cardsIn, found } = useSearch(sections, editing.editingId)
  const allClosed = sections.every(({ key }) => closed.has(key))
  const total = sections.reduce((sum, { cards }) => sum + cards.length, 0)
  const zones = useMemo(() => zonesOf(sections), [sections])
  const elsewhere = useMemo(() => idsElsewhere(sections), [sections])
  const choose = (key: string, takesFocus = true) => {
    setQuery('')
    toggle(key, true)
    const heading = document.getElementById(sectionId(key))
    if (takesFocus) heading?.focus({ preventScroll: true })
    heading?.closest('[data-section]')?.scrollIntoView({ block: 'start' })
  }
  const moved = useGathered({
    facilitation: connection.facilitation,
    me: me.member?.id ?? 'operator',
    // Whoever writes goes on writing.
    onZone: (id) => !isField(document.activeElement) && choose(id, isAlone),
  })
  return (
    <OutlineActionsProvider value={editing.actions}>
      <div className={styles.outline} onWheel={moved} onTouchMove={moved}>
        <div className={styles.columns}>
          <ZoneNav sections={sections} language={language} onChoose={choose} />
          <div className={styles.list}>
            <Toolbar
              query={query}
              onQuery={setQuery}
              count={total}
              allClosed={allClosed}
              onToggleAll={() => setClosed(new Set(allClosed ? [] : sections.map(({ key }) => key)))}
            />
            {isSearching && found === 0 ? (
              <p className={styles.none}>{t('noneFound', { text: query.trim() })}</p>
            ) : null}
            <Elsewhere processId={room.processId} ids={elsewhere}>
              {sections
                .filter((section) => !isSearching || cardsIn(section).length > 0)
                .map((section) => (
                  <Section
                    key={section.key}
                    section={section}
                    cards={cardsIn(section)}
                    language={language}
                    mayEdit={mayEdit && !fence?.zones.has(section.key)}
                    isHighlighted={connection.facilitation?.highlight === section.key}
                    isLocked={connection.facilitation?.lockedZones.includes(section.key) ?? false}
                    isOpen={isSearching || !closed.has(section.key)}
                    editingId={
                      section.cards.some(({ id }) => id === editing.editingId) ? editing.editingId : null
                    }
                  />
                ))}
            </Elsewhere>
          </div>
        </div>
        <CardMenu
          open={mayEdit ? editing.menu : null}
          zones={fence?.layout ? [] : zones.filter(({ id }) => !fence?.zones.has(id))}
          mayRemove={!fence?.layout}
          language={language}
          onClose={editing.closeMenu}
          onEdit={editing.actions.edit}
          onDetails={openCard}
          onMove={editing.move}
          onRemove={editing.remove}
        />
        <p className="visually-hidden" role="status">
          {isSearching ? (
            t('found', { count: found })
          ) : (
            <span key={editing.news.number}>{editing.news.text}</span>
          )}
        </p>
        {editing.removed ? (
          <RemovedBar
            key={editing.removed.text}
            text={editing.removed.text}
            onUndo={editing.undo}
            onGone={editing.forget}
          />
        ) : null}
      </div>
    </OutlineActionsProvider>
  )
}

const isField = (element: Element | null) =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement

/** Of the records in other rooms that cards are joined to. */
const idsElsewhere = (sections: readonly OutlineSection[]): string[] =>
  sections.flatMap(({ cards }) =>
    cards.flatMap(({ relations }) => relations.flatMap(({ other, otherId }) => (other ? [] : [otherId]))),
  )

function zonesOf(sections: readonly OutlineSection[]): Zone[] {
  return sections.flatMap(({ zone }) => (zone ? [zone] : []))
}

/** The sections, with the card that is being edited even when it has no words at the moment. */
function useHeld(live: readonly OutlineSection[], editingId: string | null): readonly OutlineSection[] {
  const before = useRef(live)
  return useMemo(() => {
    before.current = holdCard(before.current, live, editingId)
    return before.current
  }, [live, editingId])
}

function useSearch(sections: readonly OutlineSection[], editingId: string | null) {
  const [query, setQuery] = useState('')
  const wanted = useDeferredValue(query).trim().toLocaleLowerCase()
  const found = useMemo(() => {
    if (wanted === '') return null
    const matches = ({ id, text, heading }: OutlineCard) =>
      id === editingId || [text, heading].some((words) => words.toLocaleLowerCase().includes(wanted))
    return new Map(sections.map((section) => [section.key, section.cards.filter(matches)]))
  }, [sections, wanted, editingId])
  return {
    query,
    setQuery,
    isSearching: found !== null,
    cardsIn: (section: OutlineSection) => found?.get(section.key) ?? section.cards,
    found: [...(found?.values() ?? [])].reduce((sum, cards) => sum + cards.length, 0),
  }
}
