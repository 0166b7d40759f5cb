/**
 * Whose documents follow the target picture, by organisation: who steers towards it, and who has not tied theirs to it.
 * @module
 */
import { useTranslation } from 'react-i18next'
import type { SteeringDocument } from '../../../shared/protocol/documents.ts'
import { followsTarget } from '../../../shared/rooms/steeringDocuments.ts'
import styles from '../../documents/Documents.module.css'

export function OwnersPart({ documents }: { documents: readonly SteeringDocument[] }) {
  const { t } = useTranslation('documents')
  const byOwner = [...Map.groupBy(documents, ({ owner }) => owner)]
  return (
    <ul className={styles.tree}>
      {byOwner.map(([owner, of]) => {
        const following = of.filter((document) => followsTarget(document, documents))
        return (
          <li key={owner ?? ''} className={styles.entry}>
            <div className={styles.texts}>
              <p className={styles.name}>{owner ?? t('region')}</p>
              <p className={styles.facts}>
                <span>{t('follows', { following: following.length, count: of.length })}</span>
              </p>
              <p className={styles.muted}>{of.map(({ title }) => title).join(' · ')}</p>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
