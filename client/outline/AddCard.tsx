/**
 * The field that adds cards to a zone.
 * @module
 */
import { useTranslation } from 'react-i18next'
import type { Zone } from '../../shared/board/cards.ts'
import { addFieldId, useOutlineActions } from './actions.ts'
import { NewCardField } from './NewCardField.tsx'

export function AddCard({ zone, name }: { zone: Zone; name: string }) {
  const { t } = useTranslation('outline')
  const { add } = useOutlineActions()
  return (
    <NewCardField
      id={addFieldId(zone.id)}
      label={t('addTo', { zone: name })}
      placeholder={t('addPlaceholder')}
      add={t('add')}
      onAdd={(text) => add(zone, text)}
    />
  )
}
