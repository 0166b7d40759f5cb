/**
 * All zones with their numbers of cards, beside the list where there is room: an overview, and a way to each.
 * @module
 */
import { useTranslation } from 'react-i18next'
import type { Language } from '../../shared/vocabulary.ts'
import styles from './Outline.module.css'
import type { OutlineSection } from './readOutline.ts'

interface ZoneNavProps {
  sections: readonly OutlineSection[]
  language: Language
  onChoose: (key: string) => void
}

export function ZoneNav({ sections, language, onChoose }: ZoneNavProps) {
  const { t } = useTranslation('outline')
  return (
    <nav className={styles.nav} aria-label={t('zones')}>
      <ul className={styles.navList}>
        {sections.map(({ key, zone, cards }) => (
          <li key={key}>
            <button type="button" className={styles.navItem} onClick={() => onChoose(key)}>
              <span>{zone?.name[language] ?? t('unsorted')}</span>
              <span className={cards.length > 0 ? styles.count : styles.noCount}>{cards.length}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
