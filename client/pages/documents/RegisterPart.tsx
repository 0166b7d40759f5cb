/**
 * The documents under those that they follow, as a tree. One that follows several stands under the first of them, and
 * names the others.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { documentStatusNames, levelNames } from '../../../shared/insights/kindFields.ts'
import type { SteeringDocument } from '../../../shared/protocol/documents.ts'
import { documentTypeNames, followsTarget } from '../../../shared/rooms/steeringDocuments.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { Button } from '../../app/ui/Button.tsx'
import styles from '../../documents/Documents.module.css'

interface RegisterPartProps {
  documents: readonly SteeringDocument[]
  onChange: (document: SteeringDocument) => void
}

export function RegisterPart(props: RegisterPartProps) {
  const { t } = useTranslation('documents')
  const { documents } = props
  const known = new Set(documents.map(({ id }) => id))
  const parentOf = ({ steeredBy }: SteeringDocument) => steeredBy.find((id) => known.has(id)) ?? null
  const under = Map.groupBy(documents, parentOf)
  if (documents.length === 0) return <p>{t('none')}</p>
  return <Branch {...props} under={under} of={null} />
}

interface BranchProps extends RegisterPartProps {
  under: ReadonlyMap<string | null, readonly SteeringDocument[]>
  of: string | null
}

function Branch(props: BranchProps) {
  const { under, of } = props
  const here = under.get(of)
  if (!here) return null
  return (
    <ul className={of === null ? styles.tree : styles.branch}>
      {here.map((document) => (
        <li key={document.id}>
          <Entry {...props} document={document} />
          <Branch {...props} of={document.id} />
        </li>
      ))}
    </ul>
  )
}

function Entry({ document, documents, onChange }: RegisterPartProps & { document: SteeringDocument }) {
  const { t } = useTranslation('documents')
  const { language } = useLanguage()
  const { title, caseNumber, level, type, status, horizonYear, owner, steeredBy, mayChange } = document
  const others = steeredBy.slice(1).flatMap((id) => documents.find((one) => one.id === id)?.title ?? [])
  return (
    <div className={styles.entry}>
      <div className={styles.texts}>
        <p className={styles.name}>{title}</p>
        <p className={styles.facts}>
          <span>{documentTypeNames[type][language]}</span>
          {level === 'regional' ? null : <span>{levelNames[level][language]}</span>}
          {caseNumber ? <span>{caseNumber}</span> : null}
          {horizonYear ? <span>{t('horizon', { year: horizonYear })}</span> : null}
          {owner ? <span>{owner}</span> : null}
          {status === 'in_force' ? null : (
            <span className={styles.status}>{documentStatusNames[status][language]}</span>
          )}
        </p>
        {others.length > 0 ? (
          <p className={styles.facts}>{t('also', { titles: others.join(', ') })}</p>
        ) : null}
        {followsTarget(document, documents) ? null : <p className={styles.apart}>{t('apart')}</p>}
      </div>
      {mayChange ? (
        <Button
          look="quiet"
          size="small"
          aria-label={t('change', { title })}
          onPress={() => onChange(document)}
        >
          {t('changeShort')}
        </Button>
      ) : null}
    </div>
  )
}
