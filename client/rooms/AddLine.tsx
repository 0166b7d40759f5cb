/**
 * The field of a window that adds cards to a zone of the board beneath it.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { NewCardField } from '../outline/NewCardField.tsx'
import './words.ts'

export function AddLine({ to, onAdd }: { to: string; onAdd: (text: string) => void }) {
  const { t } = useTranslation('rooms')
  return <NewCardField label={t('addTo', { to })} placeholder={t('write')} add={t('add')} onAdd={onAdd} />
}
