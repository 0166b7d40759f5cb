/**
 * The window in which the words of a template are changed, a step at a time: what the step is for, its questions, and the
 * names, questions and kinds of its zones. In the language of the page; the other keeps its own words.
 * @module
 */
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_PURPOSE_LENGTH, MAX_TITLE_LENGTH } from '../../../shared/limits.ts'
import type { ProcessTemplate, TemplateStep } from '../../../shared/protocol/processTemplate.ts'
import { roomTemplates } from '../../../shared/rooms/index.ts'
import type { Kind, Localised } from '../../../shared/vocabulary.ts'
import { kindNames, kinds, steps } from '../../../shared/vocabulary.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { Button } from '../../app/ui/Button.tsx'
import { SelectInput } from '../../app/ui/SelectInput.tsx'
import { TextInput } from '../../app/ui/TextInput.tsx'
import { Actions, Window } from '../../app/ui/Window.tsx'
import { AreaInput } from '../../card/AreaInput.tsx'
import styles from './ProcessPage.module.css'

interface TemplateWindowProps {
  template: ProcessTemplate
  /** Whether the server took it. */
  onKeep: (template: ProcessTemplate) => Promise<boolean>
  onClose: () => void
}

type Zone = TemplateStep['zones'][number]

export function TemplateWindow({ template, onKeep, onClose }: TemplateWindowProps) {
  const { t } = useTranslation('process')
  const { t: tc } = useTranslation()
  const { language } = useLanguage()
  const [draft, setDraft] = useState(template)
  const [step, setStep] = useState<(typeof steps)[number]>('analysis')
  const of = draft.steps[step]
  const say = (changes: Partial<TemplateStep>) =>
    setDraft({ ...draft, steps: { ...draft.steps, [step]: { ...of, ...changes } } })
  const inside = (text: Localised, words: string): Localised => ({ ...text, [language]: words })
  const askAll = (words: string) =>
    say({
      // A question that is new in one language has the same words in the other until somebody gives it others.
      questions: words.split('\n').map((line, i) => inside(of.questions[i] ?? { sv: line, en: line }, line)),
    })
  const changeZone = (id: string, changes: Partial<Zone>) =>
    say({ zones: of.zones.map((zone) => (zone.id === id ? { ...zone, ...changes } : zone)) })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const whole = Object.fromEntries(
      steps.map((one) => {
        const { questions, ...rest } = draft.steps[one]
        return [one, { ...rest, questions: questions.filter((question) => question[language].trim()) }]
      }),
    ) as ProcessTemplate['steps']
    if (await onKeep({ ...draft, steps: whole })) onClose()
  }
  return (
    <Window title={t('template.edit')} isOpen onClose={onClose} wide>
      <form onSubmit={send} className="stack" noValidate>
        <p className="help">{t('template.editHelp')}</p>
        <TextInput
          label={t('template.name')}
          value={draft.name}
          onChange={(name) => setDraft({ ...draft, name })}
          maxLength={MAX_TITLE_LENGTH}
          autoComplete="off"
        />
        <SelectInput
          label={t('template.step')}
          choices={steps.map((id) => ({ id, name: roomTemplates[id].stepName[language] }))}
          value={step}
          onChange={setStep}
        />
        <TextInput
          label={t('template.roomName')}
          value={of.roomName[language]}
          onChange={(words) => say({ roomName: inside(of.roomName, words) })}
          maxLength={MAX_TITLE_LENGTH}
          autoComplete="off"
        />
        <TextInput
          label={t('template.question')}
          value={of.question[language]}
          onChange={(words) => say({ question: inside(of.question, words) })}
          maxLength={MAX_PURPOSE_LENGTH}
          autoComplete="off"
        />
        <AreaInput
          label={t('template.purpose')}
          value={of.purpose[language]}
          onChange={(words) => say({ purpose: inside(of.purpose, words.replaceAll('\n', ' ')) })}
          maxLength={MAX_PURPOSE_LENGTH}
        />
        <AreaInput
          label={t('template.questions')}
          help={t('template.questionsHelp')}
          value={of.questions.map((question) => question[language]).join('\n')}
          onChange={askAll}
        />
        <h3>{t('template.zones')}</h3>
        {of.zones.map((zone) => (
          <fieldset key={zone.id} className={styles.templateZone}>
            <legend className="visually-hidden">{zone.name[language]}</legend>
            <TextInput
              label={t('template.zoneName')}
              value={zone.name[language]}
              onChange={(words) => changeZone(zone.id, { name: inside(zone.name, words) })}
              maxLength={MAX_TITLE_LENGTH}
              autoComplete="off"
            />
            <SelectInput
              label={t('template.kind')}
              choices={kinds.map((id) => ({ id, name: kindNames[id][language] }))}
              value={zone.kinds[0] ?? 'observation'}
              onChange={(kind: Kind) =>
                changeZone(zone.id, { kinds: [kind, ...zone.kinds.filter((one) => one !== kind)] })
              }
            />
            <TextInput
              label={t('template.zonePrompt')}
              value={zone.prompt[language]}
              onChange={(words) => changeZone(zone.id, { prompt: inside(zone.prompt, words) })}
              maxLength={MAX_PURPOSE_LENGTH}
              autoComplete="off"
            />
          </fieldset>
        ))}
        <Actions>
          <Button type="submit" look="primary">
            {tc('save')}
          </Button>
          <Button onPress={onClose}>{tc('cancel')}</Button>
        </Actions>
      </form>
    </Window>
  )
}
