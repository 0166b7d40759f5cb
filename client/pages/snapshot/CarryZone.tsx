/**
 * Into which zone of the other room the chosen insights go: by default each where its kind belongs, which is told before.
 * @module
 */
import { useTranslation } from 'react-i18next'
import type { Insight } from '../../../shared/insights/extract.ts'
import type { Process } from '../../../shared/protocol/processes.ts'
import { landingZone } from '../../../shared/rooms/landing.ts'
import { roomTemplateOf } from '../../../shared/rooms/ofTemplate.ts'
import { kindNames, kinds, type Step } from '../../../shared/vocabulary.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { SelectInput } from '../../app/ui/SelectInput.tsx'
import { useTemplate } from '../../rooms/useTemplate.ts'
import styles from './Thread.module.css'
import './threadWords.ts'

/** Each card where it belongs. */
export const FITTING = ''

interface CarryZoneProps {
  from: Step
  to: Process['rooms'][number]
  chosen: readonly Pick<Insight, 'kind' | 'zone'>[]
  zone: string
  onZone: (zone: string) => void
}

export function CarryZone({ from, to, chosen, zone, onZone }: CarryZoneProps) {
  const { t } = useTranslation('snapshotThread')
  const { language } = useLanguage()
  const { zones } = roomTemplateOf(useTemplate(to.processId) ?? null, to.step)
  const landing = kinds.flatMap((kind) => {
    const ofKind = chosen.filter((insight) => insight.kind === kind)
    const names = ofKind.map(
      (insight) => landingZone(insight, { from, to: to.step }, zones)?.name[language] ?? t('carry.unsorted'),
    )
    return [...new Set(names)].map((name) => ({ kind, name }))
  })
  return (
    <>
      <SelectInput
        label={t('carry.zone')}
        choices={[
          { id: FITTING, name: t('carry.fitting') },
          ...zones.map(({ id, name }) => ({ id, name: name[language] })),
        ]}
        value={zone}
        onChange={onZone}
      />
      {zone === FITTING && landing.length > 0 ? (
        <div className={styles.landing}>
          <p>{t('carry.lands')}</p>
          <ul>
            {landing.map(({ kind, name }) => (
              <li key={`${kind} ${name}`}>
                {kindNames[kind][language]}: {name}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  )
}
