/**
 * Which kinds of card belong in a zone, and which of them a new card gets: the first.
 * @module
 */
import { Check } from 'lucide-react'
import { Checkbox, CheckboxGroup, FieldError, Label } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { type Kind, kindNames, kinds } from '../../shared/vocabulary.ts'
import { useLanguage } from '../app/i18n/index.ts'
import field from '../app/ui/Field.module.css'
import { SelectInput } from '../app/ui/SelectInput.tsx'
import styles from './Template.module.css'
import './words.ts'

interface KindsInputProps {
  /** The default first. */
  value: readonly Kind[]
  onChange: (kinds: Kind[]) => void
}

export function KindsInput({ value, onChange }: KindsInputProps) {
  const { t } = useTranslation('template')
  const { language } = useLanguage()
  const [first] = value
  const choose = (chosen: readonly string[]) => {
    const there = value.filter((kind) => chosen.includes(kind))
    onChange([...there, ...kinds.filter((kind) => chosen.includes(kind) && !there.includes(kind))])
  }
  return (
    <>
      <CheckboxGroup
        value={[...value]}
        onChange={choose}
        isInvalid={value.length === 0}
        validationBehavior="aria"
        className={field.field ?? ''}
      >
        <Label className={field.label}>{t('zones.kinds')}</Label>
        <div className={styles.kinds}>
          {kinds.map((kind) => (
            <Checkbox key={kind} value={kind} className={field.flag ?? ''}>
              <span className={field.box} aria-hidden="true">
                <Check size={15} strokeWidth={3} />
              </span>
              {kindNames[kind][language]}
            </Checkbox>
          ))}
        </div>
        <FieldError className={field.error ?? ''}>{t('zones.noKinds')}</FieldError>
      </CheckboxGroup>
      {first && value.length > 1 ? (
        <SelectInput
          label={t('zones.first')}
          choices={value.map((id) => ({ id, name: kindNames[id][language] }))}
          value={first}
          onChange={(kind) => onChange([kind, ...value.filter((one) => one !== kind)])}
        />
      ) : null}
    </>
  )
}
