/**
 * The words of a report: what is said in it, and what the register asks for.
 * @module
 */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_NAME_LENGTH, MAX_REPORT_TEXT, MAX_TITLE_LENGTH } from '../../../shared/limits.ts'
import { type ReportWords, standings } from '../../../shared/outcome/reportWords.ts'
import { personalDataIn } from '../../../shared/privacy/personalData.ts'
import { useAnnounce } from '../../app/announcements.tsx'
import type { ApiProblem } from '../../app/api.ts'
import { answer, fetched, problemOf, server } from '../../app/api.ts'
import { keys } from '../../app/queries.ts'
import { Button } from '../../app/ui/Button.tsx'
import { Notice, ProblemNotice } from '../../app/ui/Notice.tsx'
import { SelectInput } from '../../app/ui/SelectInput.tsx'
import { TextBox } from '../../app/ui/TextBox.tsx'
import { TextInput } from '../../app/ui/TextInput.tsx'
import { Waiting } from '../../app/Waiting.tsx'
import { useKindsInWords } from '../../privacy/useKindsInWords.ts'
import styles from './ReportPage.module.css'

interface Subject {
  readonly of: 'process' | 'room'
  readonly id: string
}

const read = ({ of, id }: Subject) =>
  of === 'process'
    ? server.api.processes[':id'].report.$get({ param: { id } })
    : server.api.rooms[':id'].report.$get({ param: { id } })
const write = ({ of, id }: Subject, json: ReportWords) =>
  of === 'process'
    ? server.api.processes[':id'].report.$put({ param: { id }, json })
    : server.api.rooms[':id'].report.$put({ param: { id }, json })

/** @param isOpen whether this person may write it; others see the files alone */
export function ReportForm({ of, id, isOpen }: Subject & { isOpen: boolean }) {
  const kept = useQuery({
    queryKey: keys.report(id),
    queryFn: () => fetched<Awaited<ReturnType<typeof read>>>(read({ of, id })),
    enabled: isOpen,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!isOpen) return null
  if (kept.isError) return <ProblemNotice problem={problemOf(kept.error)} onRetry={() => kept.refetch()} />
  return kept.data ? <OpenForm of={of} id={id} kept={kept.data} /> : <Waiting />
}

const texts = ['question', 'summary', 'decisions', 'nextSteps'] as const

function OpenForm({ of, id, kept }: Subject & { kept: ReportWords }) {
  const { t } = useTranslation('report')
  const client = useQueryClient()
  const announce = useAnnounce()
  const [words, setWords] = useState(kept)
  const [isSaving, setSaving] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const set = (name: keyof ReportWords) => (value: string) => setWords({ ...words, [name]: value })
  const isChanged = JSON.stringify(words) !== JSON.stringify(kept)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setSaving(true)
    const result = await answer<Awaited<ReturnType<typeof write>>>(write({ of, id }, words))
    setSaving(false)
    setProblem(result.ok ? null : result.problem)
    if (!result.ok) return
    client.setQueryData(keys.report(id), result.value)
    setWords(result.value)
    announce(t('saved'))
  }
  const wrong = (name: keyof ReportWords) => (problem?.field === name ? t('invalid') : null)
  return (
    <form onSubmit={save} noValidate>
      <p className={styles.lead}>{t('lead')}</p>
      <div className={styles.form}>
        <fieldset className={`plain ${styles.part}`}>
          <legend>{t('text')}</legend>
          {texts.map((name) => (
            <TextBox
              key={name}
              label={t(name)}
              help={t(`${name}Help`)}
              value={words[name]}
              onChange={set(name)}
              maxLength={MAX_REPORT_TEXT}
              rows={name === 'question' ? 2 : 5}
              problem={wrong(name)}
            />
          ))}
        </fieldset>
        <RegisterFields of={of} words={words} set={set} wrong={wrong} />
        <div className={styles.end}>
          <Button type="submit" look="primary" isBusy={isSaving}>
            {t('save')}
          </Button>
          {isChanged ? <span className="help">{t('unsaved')}</span> : null}
          <WordsWarning words={words} />
          {problem && !problem.field ? <ProblemNotice problem={problem} /> : null}
        </div>
      </div>
    </form>
  )
}

/** What is written here is looked at as what is written on cards is. */
function WordsWarning({ words }: { words: ReportWords }) {
  const { t } = useTranslation('privacy')
  const inWords = useKindsInWords()
  const found = personalDataIn(Object.values(words).join('\n'))
  return found.length > 0 ? (
    <Notice tone="warning">
      <p>{t('report', { kinds: inWords(found) })}</p>
    </Notice>
  ) : null
}

interface FieldsProps {
  of: Subject['of']
  words: ReportWords
  set: (name: keyof ReportWords) => (value: string) => void
  wrong: (name: keyof ReportWords) => string | null
}

function RegisterFields({ of, words, set, wrong }: FieldsProps) {
  const { t } = useTranslation('report')
  const inherited = of === 'room' ? t('inherited') : undefined
  const field = (name: Exclude<keyof ReportWords, 'standing'>) => ({
    value: words[name],
    onChange: set(name),
    problem: wrong(name),
    autoComplete: 'off',
  })
  return (
    <fieldset className={`plain ${styles.part}`}>
      <legend>{t('register')}</legend>
      <TextInput
        label={t('reportTitle')}
        help={t('reportTitleHelp')}
        maxLength={MAX_TITLE_LENGTH}
        {...field('title')}
      />
      <TextInput
        label={t('caseNumber')}
        help={inherited ?? t('caseNumberHelp')}
        maxLength={MAX_NAME_LENGTH}
        {...field('caseNumber')}
      />
      <div className={styles.pair}>
        <TextInput label={t('version')} maxLength={MAX_NAME_LENGTH} {...field('version')} />
        <TextInput label={t('date')} type="date" {...field('date')} />
      </div>
      <SelectInput
        label={t('standing')}
        choices={standings.map((id) => ({ id, name: t(id) }))}
        value={words.standing}
        onChange={set('standing')}
      />
      <TextInput
        label={t('responsible')}
        help={t('responsibleHelp')}
        maxLength={MAX_NAME_LENGTH}
        {...field('responsible')}
      />
      <TextInput label={t('sender')} help={inherited} maxLength={MAX_TITLE_LENGTH} {...field('sender')} />
      <TextInput
        label={t('recipient')}
        help={inherited}
        maxLength={MAX_TITLE_LENGTH}
        {...field('recipient')}
      />
    </fieldset>
  )
}
