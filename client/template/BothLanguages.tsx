/**
 * A text of a template in its two languages, side by side.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { type Language, type Localised, languages } from '../../shared/vocabulary.ts'
import { TextBox } from '../app/ui/TextBox.tsx'
import { TextInput } from '../app/ui/TextInput.tsx'
import styles from './Template.module.css'
import './words.ts'

interface BothLanguagesProps {
  label: string
  help?: string
  value: Localised
  maxLength: number
  onChange: (value: Localised) => void
  /** Of several lines: one text still, unless `rows` says that each is its own. */
  rows?: number
}

export function BothLanguages({ label, help, value, maxLength, onChange, rows }: BothLanguagesProps) {
  const { t } = useTranslation('template')
  const field = (language: Language) => ({
    label: t(`inLanguage.${language}`, { field: label }),
    value: value[language],
    maxLength,
    lang: language,
    onChange: (text: string) => onChange({ ...value, [language]: text }),
  })
  return (
    <div>
      <div className={styles.both}>
        {languages.map((language) =>
          rows ? (
            <TextBox key={language} {...field(language)} rows={rows} />
          ) : (
            <TextInput key={language} {...field(language)} autoComplete="off" />
          ),
        )}
      </div>
      {help ? <p className="help">{help}</p> : null}
    </div>
  )
}
