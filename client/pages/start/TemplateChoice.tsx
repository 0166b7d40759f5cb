/**
 * Which template a new process begins with: the original, or one that a process of this installation has made its own.
 * @module
 */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { fetched, server } from '../../app/api.ts'
import { SelectInput } from '../../app/ui/SelectInput.tsx'
import './words.ts'

export const OWN_TEMPLATE = 's3'

interface TemplateChoiceProps {
  value: string
  onChange: (template: string) => void
}

/** Nothing while there is nothing to choose. */
export function TemplateChoice({ value, onChange }: TemplateChoiceProps) {
  const { t } = useTranslation('start')
  const { data: kept = [] } = useQuery({
    queryKey: ['templates'],
    queryFn: () => fetched(server.api.templates.$get()),
  })
  if (kept.length === 0) return null
  return (
    <SelectInput
      label={t('create.template')}
      choices={[
        { id: OWN_TEMPLATE, name: t('create.ownTemplate') },
        ...kept.map(({ processId, processTitle, name }) => ({
          id: processId,
          name: t('create.keptTemplate', { name, process: processTitle }),
        })),
      ]}
      value={value}
      onChange={onChange}
    />
  )
}
