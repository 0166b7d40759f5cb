/**
 * Where in a record a search found what the words of its card do not say: a field, a comment, a heading.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { kindFields } from '../../shared/insights/kindFields.ts'
import { recordFields } from '../../shared/insights/recordFields.ts'
import { type PlaceBeside, placesBeside, type Said } from '../../shared/insights/saidBeside.ts'
import type { Kind, Language } from '../../shared/vocabulary.ts'
import { isOneOf, kinds } from '../../shared/vocabulary.ts'
import { addWords, useLanguage } from '../app/i18n/index.ts'
import styles from './Insights.module.css'

export const foundWords = addWords('found', {
  sv: {
    comment: 'I en kommentar',
    statusReason: 'I skälet',
    decision: 'I beslutet',
    heading: 'I rubriken över kortet',
    field: 'I: {{name}}',
  } satisfies Record<PlaceBeside | 'field', string>,
  en: {
    comment: 'In a comment',
    statusReason: 'In the reason',
    decision: 'In the decision',
    heading: 'In the heading above the card',
    field: 'In: {{name}}',
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    found: typeof foundWords.sv
  }
}

/** The name of a field; a card that was of another kind may still have one of that. */
function nameOfField(key: string, kind: Kind, language: Language): string {
  const fields = [recordFields, kindFields[kind], ...kinds.map((one) => kindFields[one])].flat()
  return fields.find((field) => field.key === key)?.name[language] ?? key
}

interface FoundBesideProps {
  kind: Kind
  beside: readonly Said[]
}

export function FoundBeside({ kind, beside }: FoundBesideProps) {
  const { t } = useTranslation('found')
  const { language } = useLanguage()
  return beside.map(({ in: place, text }) => (
    <span key={`${place} ${text}`} className={styles.beside}>
      <span className={styles.place}>
        {isOneOf(placesBeside, place) ? t(place) : t('field', { name: nameOfField(place, kind, language) })}
      </span>{' '}
      {text}
    </span>
  ))
}
