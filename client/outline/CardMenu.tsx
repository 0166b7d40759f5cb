/**
 * What can be done with a card: change its words, move it to another zone, delete it. One menu for all cards.
 * @module
 */
import { useRef } from 'react'
import { Header, Menu, MenuItem, MenuSection, Popover, Separator } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Zone } from '../../shared/board/cards.ts'
import type { Language } from '../../shared/vocabulary.ts'
import styles from './Outline.module.css'
import type { OutlineCard } from './readOutline.ts'

export interface OpenMenu {
  readonly card: OutlineCard
  readonly zone: Zone | null
  readonly button: HTMLElement
}

interface CardMenuProps {
  open: OpenMenu | null
  /** Where it may go. */
  zones: readonly Zone[]
  mayRemove: boolean
  language: Language
  onClose: () => void
  onEdit: (id: string) => void
  onDetails: (id: string) => void
  onMove: (id: string, zone: Zone) => void
  onRemove: (card: OutlineCard) => void
}

export function CardMenu({
  open,
  zones,
  mayRemove,
  language,
  onClose,
  onEdit,
  onDetails,
  onMove,
  onRemove,
}: CardMenuProps) {
  const { t } = useTranslation('outline')
  const trigger = useRef<HTMLElement | null>(null)
  if (!open) return null
  trigger.current = open.button
  const { card } = open
  const others = zones.filter(({ id }) => id !== open.zone?.id)
  const choose = (key: unknown) => {
    onClose()
    if (key === 'edit') onEdit(card.id)
    else if (key === 'details') onDetails(card.id)
    else if (key === 'remove') onRemove(card)
    else {
      const zone = others.find(({ id }) => `zone ${id}` === key)
      if (zone) onMove(card.id, zone)
    }
  }
  return (
    <Popover
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      triggerRef={trigger}
      placement="bottom end"
      className={styles.popover ?? ''}
    >
      <Menu
        aria-label={t('menu', { text: card.text })}
        onAction={choose}
        autoFocus="first"
        className={styles.menu ?? ''}
      >
        <MenuItem id="edit" className={styles.item ?? ''}>
          {t('menuEdit')}
        </MenuItem>
        <MenuItem id="details" className={styles.item ?? ''}>
          {t('details')}
        </MenuItem>
        {mayRemove ? (
          <MenuItem id="remove" className={`${styles.item} ${styles.danger}`}>
            {t('remove')}
          </MenuItem>
        ) : null}
        {others.length > 0 ? <Separator className={styles.separator ?? ''} /> : null}
        {others.length > 0 ? (
          <MenuSection>
            <Header className={styles.menuHead ?? ''}>{t('moveTo')}</Header>
            {others.map(({ id, name }) => (
              <MenuItem key={id} id={`zone ${id}`} className={styles.item ?? ''}>
                {name[language]}
              </MenuItem>
            ))}
          </MenuSection>
        ) : null}
      </Menu>
    </Popover>
  )
}
