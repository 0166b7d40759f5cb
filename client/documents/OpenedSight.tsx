/**
 * The line of sight in the panel of an action: asked for when somebody opens it.
 * @module
 */
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import card from '../card/CardPanel.module.css'
import styles from './Documents.module.css'
import { SightPart } from './SightPart.tsx'
import './words.ts'

export function OpenedSight(props: { processId: string; insightId: string }) {
  const { t } = useTranslation('documents')
  const [isOpen, setOpen] = useState(false)
  return (
    <section className={card.fields}>
      {isOpen ? (
        <SightPart {...props} />
      ) : (
        <button type="button" className={styles.open} onClick={() => setOpen(true)}>
          {t('sight.title')}
          <ChevronDown size={18} aria-hidden="true" />
        </button>
      )}
    </section>
  )
}
