/**
 * The window in which a template is changed, a step at a time: what the step is for, its questions, and the zones that its
 * rooms begin with, in both languages.
 * @module
 */
import { ArrowRight } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_PURPOSE_LENGTH, MAX_TEMPLATE_QUESTIONS, MAX_TITLE_LENGTH } from '../../shared/limits.ts'
import type { ProcessTemplate, TemplateStep } from '../../shared/protocol/processTemplate.ts'
import type { ProcessAims } from '../../shared/rooms/aims.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'
import { aimsOf } from '../../shared/rooms/ofTemplate.ts'
import { relationsAmong } from '../../shared/rooms/relationsAmong.ts'
import { type Kind, kindNames, relationNames, type Step, steps } from '../../shared/vocabulary.ts'
import type { ApiProblem } from '../app/api.ts'
import { useLanguage } from '../app/i18n/index.ts'
import { SelectInput } from '../app/ui/SelectInput.tsx'
import { TextInput } from '../app/ui/TextInput.tsx'
import { Window } from '../app/ui/Window.tsx'
import { WindowForm } from '../app/ui/WindowForm.tsx'
import { BothLanguages } from './BothLanguages.tsx'
import { asLines, asQuestions, asSent } from './draft.ts'
import { FaultList } from './FaultList.tsx'
import styles from './Template.module.css'
import './words.ts'
import { ZoneList } from './ZoneList.tsx'

interface TemplateWindowProps {
  template: ProcessTemplate
  /** Null when the server took it. */
  onKeep: (template: ProcessTemplate) => Promise<ApiProblem | null>
  onClose: () => void
}

export function TemplateWindow({ template, onKeep, onClose }: TemplateWindowProps) {
  const { t } = useTranslation('template')
  const { language } = useLanguage()
  const [draft, setDraft] = useState(template)
  const [step, setStep] = useState<Step>('analysis')
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const say = (changes: Partial<TemplateStep>) =>
    setDraft({ ...draft, steps: { ...draft.steps, [step]: { ...draft.steps[step], ...changes } } })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const refused = await onKeep(asSent(draft))
    setProblem(refused)
    if (!refused) onClose()
  }
  return (
    <Window title={t('edit')} isOpen onClose={onClose} isKept wide>
      <WindowForm onSubmit={send} onCancel={onClose}>
        <p className="help">{t('editHelp')}</p>
        <TextInput
          label={t('name')}
          value={draft.name}
          onChange={(name) => setDraft({ ...draft, name })}
          maxLength={MAX_TITLE_LENGTH}
          autoComplete="off"
        />
        <AimsFields aims={aimsOf(draft)} onChange={(aims) => setDraft({ ...draft, aims })} />
        <SelectInput
          label={t('step')}
          choices={steps.map((id) => ({ id, name: roomTemplates[id].stepName[language] }))}
          value={step}
          onChange={setStep}
        />
        <StepFields key={step} step={draft.steps[step]} onChange={say} />
        {problem ? <FaultList problem={problem} intro={t('notKept')} isForm /> : null}
      </WindowForm>
    </Window>
  )
}

type Aims = NonNullable<ProcessTemplate['aims']>

/** What all rooms of the process work towards. */
function AimsFields({ aims, onChange }: { aims: ProcessAims; onChange: (aims: Aims) => void }) {
  const { t } = useTranslation('template')
  const { overall } = aims
  const priorities = [...aims.priorities]
  return (
    <>
      <BothLanguages
        label={t('aim')}
        value={overall}
        maxLength={MAX_PURPOSE_LENGTH}
        rows={3}
        onChange={(said) => onChange({ overall: said, priorities })}
      />
      <BothLanguages
        label={t('priorities')}
        help={t('prioritiesHelp')}
        value={asLines(priorities)}
        maxLength={MAX_TEMPLATE_QUESTIONS * MAX_PURPOSE_LENGTH}
        rows={4}
        onChange={(lines) => onChange({ overall, priorities: asQuestions(lines) })}
      />
    </>
  )
}

interface StepFieldsProps {
  step: TemplateStep
  onChange: (changes: Partial<TemplateStep>) => void
}

function StepFields({ step, onChange }: StepFieldsProps) {
  const { t } = useTranslation('template')
  return (
    <>
      <BothLanguages
        label={t('roomName')}
        value={step.roomName}
        maxLength={MAX_TITLE_LENGTH}
        onChange={(roomName) => onChange({ roomName })}
      />
      <BothLanguages
        label={t('question')}
        value={step.question}
        maxLength={MAX_PURPOSE_LENGTH}
        onChange={(question) => onChange({ question })}
      />
      <BothLanguages
        label={t('purpose')}
        value={step.purpose}
        maxLength={MAX_PURPOSE_LENGTH}
        rows={4}
        onChange={(purpose) => onChange({ purpose })}
      />
      <BothLanguages
        label={t('questions')}
        help={t('questionsHelp')}
        value={asLines(step.questions)}
        maxLength={MAX_TEMPLATE_QUESTIONS * MAX_PURPOSE_LENGTH}
        rows={4}
        onChange={(lines) => onChange({ questions: asQuestions(lines) })}
      />
      <ZoneList zones={step.zones} onChange={(zones) => onChange({ zones })} />
      <Relations step={step} />
    </>
  )
}

/** What can be drawn between the cards of a room of this step: it is told here, and follows from its kinds. */
function Relations({ step }: { step: TemplateStep }) {
  const { t } = useTranslation('template')
  const { language } = useLanguage()
  const here = step.zones.flatMap(({ kinds }) => kinds)
  const named = (ends: readonly Kind[] | null) =>
    ends === null ? t('anyCard') : ends.map((kind) => kindNames[kind][language]).join(', ')
  return (
    <details className={styles.relations}>
      <summary>{t('relations')}</summary>
      <p className="help">{t('relationsHelp')}</p>
      <ul>
        {relationsAmong(here).map(({ type, from, to }) => (
          <li key={type}>
            <strong>{relationNames[type][language]}</strong>: {named(from)}{' '}
            <ArrowRight size={14} aria-label={t('leadsTo')} /> {named(to)}
          </li>
        ))}
      </ul>
    </details>
  )
}
