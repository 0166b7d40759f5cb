/**
 * The window in which a document is added to the register, changed, or taken out of it.
 * @module
 */
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { documentStatusNames, levelNames } from '../../../shared/insights/kindFields.ts'
import { yearForm } from '../../../shared/insights/recordFields.ts'
import { MAX_FIELD_LINE, MAX_NAME_LENGTH } from '../../../shared/limits.ts'
import type { SteeringDocument } from '../../../shared/protocol/documents.ts'
import { documentTypeNames } from '../../../shared/rooms/steeringDocuments.ts'
import type { Language, Localised } from '../../../shared/vocabulary.ts'
import { useAnnounce } from '../../app/announcements.tsx'
import { type ApiProblem, answer, server } from '../../app/api.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { Button } from '../../app/ui/Button.tsx'
import { FlagInput } from '../../app/ui/FlagInput.tsx'
import { focusUnfit } from '../../app/ui/focusUnfit.ts'
import { ProblemNotice } from '../../app/ui/Notice.tsx'
import { SelectInput } from '../../app/ui/SelectInput.tsx'
import { TextInput } from '../../app/ui/TextInput.tsx'
import { Actions, Window } from '../../app/ui/Window.tsx'
import styles from '../../documents/Documents.module.css'
import { documentsKey } from '../../documents/useDocuments.ts'

interface DocumentWindowProps {
  processId: string
  /** Null for a new one. */
  document: SteeringDocument | null
  others: readonly SteeringDocument[]
  /** The person's own: a new document is taken to be theirs. */
  organisation: string | null
  onClose: () => void
}

type Words = Omit<SteeringDocument, 'id' | 'mayChange' | 'horizonYear'> & { horizonYear: string }

const choices = <Key extends string>(names: Record<Key, Localised>, language: Language) =>
  (Object.entries(names) as [Key, Localised][]).map(([id, name]) => ({ id, name: name[language] }))

function wordsOf({ document, organisation }: DocumentWindowProps): Words {
  if (document) return { ...document, horizonYear: document.horizonYear ? String(document.horizonYear) : '' }
  return {
    title: '',
    caseNumber: null,
    level: 'local',
    type: 'other',
    status: 'in_force',
    horizonYear: '',
    owner: organisation,
    steeredBy: [],
  }
}

const isYear = (text: string) =>
  text === '' || (/^\d{4}$/.test(text) && Number(text) >= yearForm.min && Number(text) <= yearForm.max)

export function DocumentWindow(props: DocumentWindowProps) {
  const { processId, document, others, onClose } = props
  const { t } = useTranslation('documents')
  const { t: tc } = useTranslation()
  const { language } = useLanguage()
  const client = useQueryClient()
  const announce = useAnnounce()
  const [words, setWords] = useState(() => wordsOf(props))
  const [isTried, setTried] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const say = (changes: Partial<Words>) => setWords({ ...words, ...changes })
  const done = async (result: Awaited<ReturnType<typeof save>>, told: string) => {
    if (!result.ok) return setProblem(result.problem)
    await client.invalidateQueries({ queryKey: documentsKey(processId) })
    announce(told)
    onClose()
  }
  const save = () => {
    const { title, caseNumber, level, type, status, owner, steeredBy } = words
    const horizonYear = words.horizonYear === '' ? null : Number(words.horizonYear)
    const json = { title: title.trim(), caseNumber, level, type, status, owner, steeredBy, horizonYear }
    return document
      ? answer(server.api.documents[':id'].$patch({ param: { id: document.id }, json }))
      : answer(server.api.processes[':id'].documents.$post({ param: { id: processId }, json }))
  }
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (words.title.trim() && isYear(words.horizonYear)) await done(await save(), t('form.saved'))
    else focusUnfit(event.currentTarget)
  }
  const remove = async () => {
    if (!document) return
    const result = await answer(server.api.documents[':id'].$delete({ param: { id: document.id } }))
    await done(result.ok ? { ok: true, value: document } : result, t('form.removed'))
  }
  return (
    <Window title={t(document ? 'form.change' : 'form.new')} isOpen onClose={onClose} wide>
      <form onSubmit={send} className="stack" noValidate>
        <TextInput
          label={t('form.title')}
          value={words.title}
          onChange={(title) => say({ title })}
          problem={isTried && !words.title.trim() ? t('form.titleMissing') : null}
          maxLength={MAX_FIELD_LINE}
          autoComplete="off"
          autoFocus
        />
        <div className={styles.fields}>
          <TextInput
            label={t('form.owner')}
            value={words.owner ?? ''}
            onChange={(owner) => say({ owner: owner.trim() ? owner : null })}
            help={t('form.ownerHelp')}
            maxLength={MAX_NAME_LENGTH}
            autoComplete="off"
            optional
          />
          <TextInput
            label={t('form.caseNumber')}
            value={words.caseNumber ?? ''}
            onChange={(number) => say({ caseNumber: number.trim() ? number : null })}
            help={t('form.caseNumberHelp')}
            maxLength={MAX_NAME_LENGTH}
            autoComplete="off"
            optional
          />
          <SelectInput
            label={t('form.type')}
            choices={choices(documentTypeNames, language)}
            value={words.type}
            onChange={(type) => say({ type })}
          />
          <SelectInput
            label={t('form.level')}
            choices={choices(levelNames, language)}
            value={words.level}
            onChange={(level) => say({ level })}
          />
          <SelectInput
            label={t('form.status')}
            choices={choices(documentStatusNames, language)}
            value={words.status}
            onChange={(status) => say({ status })}
          />
          <TextInput
            label={t('form.horizonYear')}
            value={words.horizonYear}
            onChange={(horizonYear) => say({ horizonYear: horizonYear.trim() })}
            problem={isTried && !isYear(words.horizonYear) ? t('form.yearWrong') : null}
            inputMode="numeric"
            maxLength={4}
            autoComplete="off"
            optional
          />
        </div>
        <fieldset className={styles.follows}>
          <legend>{t('form.steeredBy')}</legend>
          {others.map(({ id, title }) => (
            <FlagInput
              key={id}
              label={title}
              value={words.steeredBy.includes(id)}
              onChange={(holds) =>
                say({ steeredBy: [...words.steeredBy.filter((one) => one !== id), ...(holds ? [id] : [])] })
              }
            />
          ))}
        </fieldset>
        {problem?.field === 'steeredBy' ? (
          <p role="alert" className={styles.apart}>
            {t('form.circle')}
          </p>
        ) : problem ? (
          <ProblemNotice problem={problem} />
        ) : null}
        <Actions>
          <Button type="submit" look="primary">
            {tc('save')}
          </Button>
          <Button onPress={onClose}>{tc('cancel')}</Button>
          {document ? (
            <Button look="quiet" onPress={() => void remove()}>
              {t('form.remove')}
            </Button>
          ) : null}
        </Actions>
      </form>
    </Window>
  )
}
