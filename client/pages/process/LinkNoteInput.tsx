/**
 * The note on a link, for those who lead alone.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { MAX_NAME_LENGTH } from '../../../shared/limits.ts'
import { TextInput } from '../../app/ui/TextInput.tsx'
import './linkWords.ts'

export function LinkNoteInput({ value, onChange }: { value: string; onChange: (note: string) => void }) {
  const { t } = useTranslation('links')
  return (
    <TextInput
      label={t('create.label')}
      optional
      help={t('create.labelHelp')}
      value={value}
      onChange={onChange}
      maxLength={MAX_NAME_LENGTH}
      autoComplete="off"
    />
  )
}
