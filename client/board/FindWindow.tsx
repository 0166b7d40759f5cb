/**
 * The window in which one finds the way: to a zone, to a card by its words, to a person.
 * @module
 */
import { Eye, MapPin, StickyNote } from 'lucide-react'
import { useState } from 'react'
import { Autocomplete, Input, Menu, MenuItem, SearchField } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Editor } from 'tldraw'
import { useLanguage } from '../app/i18n/index.ts'
import field from '../app/ui/Field.module.css'
import { Window } from '../app/ui/Window.tsx'
import styles from './Find.module.css'
import { type Found, find } from './finding.ts'
import './words.ts'

const icons = { zone: MapPin, card: StickyNote, person: Eye } as const

export function FindWindow({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useTranslation('board')
  const { language } = useLanguage()
  const [query, setQuery] = useState('')
  const found = find(editor, query, language)
  const choose = (id: unknown) => {
    onClose()
    found.find((each) => each.id === id)?.go()
  }
  return (
    <Window title={t('find')} isOpen onClose={onClose}>
      <Autocomplete inputValue={query} onInputChange={setQuery}>
        <SearchField aria-label={t('findLabel')} autoFocus>
          <Input className={field.input ?? ''} placeholder={t('findLabel')} />
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
