/**
 * Which steps of the process get a room from the start.
 * @module
 */

import { Checkbox, CheckboxGroup, FieldError, Label, Text } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { roomTemplates } from '../../../shared/rooms/index.ts'
import type { Step } from '../../../shared/vocabulary.ts'
import { steps } from '../../../shared/vocabulary.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import styles from './StepChoice.module.css'

interface StepChoiceProps {
  value: readonly Step[]
  onChange: (steps: readonly Step[]) => void
  problem: string | null
}

export function StepChoice({ value, onChange, problem }: StepChoiceProps) {
  const { t } = useTranslation('start')
  const { language } = useLanguage()
  return (
    <CheckboxGroup
      value={[...value]}
      onChange={(chosen) => onChange(steps.filter((step) => chosen.includes(step)))}
      isInvalid={problem !== null}
      validationBehavior="aria"
      className={styles.group ?? ''}
    >
      <Label className={styles.label}>{t('create.steps')}</Label>
      <Text slot="description" className={styles.help ?? ''}>
        {t('create.stepsHelp')}
      </Text>
      <div className={styles.choices}>
        {steps.map((step) => {
          const { number, stepName, roomName } = roomTemplates[step]
          return (
            <Checkbox key={step} value={step} className={styles.choice ?? ''}>
              <span className={styles.box} aria-hidden="true">
                <svg
                  width="14"
                  height="14"
                  viewBox="0 0 14 14"
                  fill="none"
                  stroke="currentColor"
                  aria-hidden="true"
                >
                  <path d="m2.5 7.5 3 3 6-7" strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round" />
                </svg>
              </span>
              <span className={styles.texts}>
                <span className={styles.name}>
                  {number} {stepName[language]}
                </span>
                {roomName[language] === stepName[language] ? null : (
                  <span className={styles.room}>{roomName[language]}</span>
                )}
              </span>
            </Checkbox>
          )
        })}
      </div>
      <FieldError className={styles.error ?? ''}>{problem}</FieldError>
    </CheckboxGroup>
  )
}
