/**
 * One zone: its heading with the guiding question, its cards, and the field to add one.
 * @module
 */
import { ChevronDown, Lightbulb, Lock, Plus } from 'lucide-react'
import { memo } from 'react'
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../shared/vocabulary.ts'
import { AddCard } from './AddCard.tsx'
import { addFieldId, sectionId, useOutlineActions } from './actions.ts'
import { CardRow } from './CardRow.tsx'
import styles from './Outline.module.css'
import type { OutlineCard, OutlineSection } from './readOutline.ts'

interface SectionProps {
  section: OutlineSection
  /** Those that the search lets through. */
  cards: readonly OutlineCard[]
  language: Language
  mayEdit: boolean
  /** Whether nothing may be changed in it, but by those who lead. */
  isLocked: boolean
  /** Whether all are asked to look at it. */
  isHighlighted: boolean
  isOpen: boolean
  /** The card being edited, if it is one of these. */
  editingId: string | null
}

export const Section = memo(function Section(props: SectionProps) {
  const { section, cards, language, mayEdit, isLocked, isHighlighted, isOpen, editingId } = props
  const { t } = useTranslation('outline')
  const { toggle } = useOutlineActions()
  const { zone } = section
  const name = zone?.name[language] ?? t('unsorted')
  const isFiltered = cards.length !== section.cards.length
  return (
    <Disclosure
      isExpanded={isOpen}
      onExpandedChange={(open) => toggle(section.key, open)}
      className={styles.section ?? ''}
      data-section={section.key}
      data-highlighted={isHighlighted || undefined}
    >
      <div className={styles.head}>
        <Heading level={2} className={styles.heading ?? ''}>
          <Button slot="trigger" id={sectionId(section.key)} className={styles.trigger ?? ''}>
            <ChevronDown size={18} aria-hidden="true" className={styles.chevron} />
            <span className={styles.name}>{name}</span>
            {isHighlighted ? (
              <span className={styles.highlighted}>
                <Lightbulb size={13} aria-hidden="true" />
                {t('highlighted')}
              </span>
            ) : null}
            {isLocked ? (
              <span className={styles.locked}>
                <Lock size={13} aria-hidden="true" />
                {t('locked')}
              </span>
            ) : null}
            <span className={styles.count}>
              {isFiltered
                ? t('some', { shown: cards.length, count: section.cards.length })
                : section.cards.length}
              <span className="visually-hidden"> {t('cardWord')}</span>
            </span>
          </Button>
        </Heading>
        {mayEdit && zone ? <JumpToAdd sectionKey={section.key} name={name} /> : null}
      </div>
      <DisclosurePanel className={styles.panel ?? ''}>
        <p className={styles.prompt}>{zone?.prompt[language] ?? t('unsortedHelp')}</p>
        {isLocked && !mayEdit ? <p className={styles.lockedHelp}>{t('lockedHelp')}</p> : null}
        {section.cards.length === 0 && !mayEdit ? <p className={styles.empty}>{t('emptyZone')}</p> : null}
        {cards.length > 0 ? (
          <ol className={styles.cards}>
            {cards.map((card) => (
              <CardRow
                key={card.id}
                card={card}
                zone={zone}
                language={language}
                mayEdit={mayEdit}
                isEditing={mayEdit && card.id === editingId}
              />
            ))}
          </ol>
        ) : null}
        {mayEdit && zone ? <AddCard zone={zone} name={name} /> : null}
      </DisclosurePanel>
    </Disclosure>
  )
})

/** From a heading straight to the field at the end of its cards. */
function JumpToAdd({ sectionKey, name }: { sectionKey: string; name: string }) {
  const { t } = useTranslation('outline')
  const { toggle } = useOutlineActions()
  const jump = () => {
    toggle(sectionKey, true)
    requestAnimationFrame(() => {
      const field = document.getElementById(addFieldId(sectionKey))
      field?.focus({ preventScroll: true })
      field?.scrollIntoView({ block: 'center' })
    })
  }
  return (
    <Button className={styles.plus ?? ''} aria-label={t('addShort', { zone: name })} onPress={jump}>
      <Plus size={20} aria-hidden="true" />
    </Button>
  )
}
