/**
 * A window in which one of the things that words find is chosen.
 * @module
 */
import { Eye, MapPin, StickyNote } from 'lucide-react'
import { useState } from 'react'
import { Autocomplete, Input, Menu, MenuItem, SearchField } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import field from '../app/ui/Field.module.css'
import { Window } from '../app/ui/Window.tsx'
import styles from './Find.module.css'
import type { Found } from './finding.ts'
import './words.ts'

interface SearchWindowProps {
  title: string
  /** What is to be written in its field. */
  label: string
  /** What the words find. */
  find: (query: string) => readonly Found[]
  onClose: () => void
}

const icons = { zone: MapPin, card: StickyNote, person: Eye } as const

export function SearchWindow({ title, label, find, onClose }: SearchWindowProps) {
  const { t } = useTranslation('board')
  const [query, setQuery] = useState('')
  const found = find(query)
  const choose = (id: unknown) => {
    onClose()
    found.find((each) => each.id === id)?.go()
  }
  return (
    <Window title={title} isOpen onClose={onClose}>
      <Autocomplete inputValue={query} onInputChange={setQuery}>
        <SearchField aria-label={label} autoFocus>
          <Input className={field.input ?? ''} placeholder={label} />
        </SearchField>
        <Menu
          items={found}
          onAction={choose}
          aria-label={t('found')}
          className={styles.list ?? ''}
          renderEmptyState={() => <p className={styles.none}>{t('foundNone')}</p>}
        >
          {(each) => <FoundItem found={each} />}
        </Menu>
      </Autocomplete>
    </Window>
  )
}

function FoundItem({ found: { id, of, text, detail } }: { found: Found }) {
  const { t } = useTranslation('board')
  const Icon = icons[of]
  return (
    <MenuItem id={id} textValue={text} className={styles.item ?? ''}>
      <Icon size={17} aria-hidden="true" />
      <span className={styles.text}>{of === 'person' ? t('follow', { name: text }) : text}</span>
      {detail ? <span className={of === 'zone' ? styles.key : styles.detail}>{detail}</span> : null}
    </MenuItem>
  )
}
