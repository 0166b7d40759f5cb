/**
 * Name and language of a process, and for the operator its end.
 * @module
 */
import { useQueryClient } from '@tanstack/react-query'
import { Plug } from 'lucide-react'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { MAX_TITLE_LENGTH } from '../../../shared/limits.ts'
import type { Process } from '../../../shared/protocol/processes.ts'
import { languages } from '../../../shared/vocabulary.ts'
import { useAnnounce } from '../../app/announcements.tsx'
import type { ApiProblem } from '../../app/api.ts'
import { answer, server } from '../../app/api.ts'
import { languageNames } from '../../app/i18n/index.ts'
import { patterns } from '../../app/paths.ts'
import { keys } from '../../app/queries.ts'
import { Button, LinkButton } from '../../app/ui/Button.tsx'
import { ProblemNotice } from '../../app/ui/Notice.tsx'
import { SelectInput } from '../../app/ui/SelectInput.tsx'
import { TextInput } from '../../app/ui/TextInput.tsx'
import { TemplatePart } from '../../template/TemplatePart.tsx'
import { connectionsPath } from '../connections/connectionsPath.ts'
import { DeleteRoom } from './DeleteRoom.tsx'
import { DeleteWindow } from './DeleteWindow.tsx'
import styles from './ProcessPage.module.css'

export function ProcessSettings({ process, mayDelete }: { process: Process; mayDelete: boolean }) {
  const { t } = useTranslation('process')
  const { t: tc } = useTranslation()
  const client = useQueryClient()
  const announce = useAnnounce()
  const [title, setTitle] = useState(process.title)
  const [language, setLanguage] = useState(process.language)
  const [missing, setMissing] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setMissing(!title.trim())
    if (!title.trim()) return
    const change = { param: { id: process.id }, json: { title: title.trim(), language } }
    const result = await answer(server.api.processes[':id'].$patch(change))
    setProblem(result.ok ? null : result.problem)
    if (!result.ok) return
    client.setQueryData(keys.process(process.id), result.value)
    announce(t('settings.saved'))
  }
  return (
    <section className={styles.settings} aria-labelledby="settings-title">
      <h2 id="settings-title">{t('settings.title')}</h2>
      <form onSubmit={save} className="stack" noValidate>
        <TextInput
          label={t('settings.name')}
          value={title}
          onChange={setTitle}
          problem={missing ? t('settings.nameMissing') : null}
          maxLength={MAX_TITLE_LENGTH}
          autoComplete="off"
        />
        <SelectInput
          label={t('settings.language')}
          choices={languages.map((id) => ({ id, name: languageNames[id] }))}
          value={language}
          onChange={setLanguage}
        />
        <p className="help">{t('settings.languageHelp')}</p>
        {problem ? <ProblemNotice problem={problem} /> : null}
        <div>
          <Button type="submit">{tc('save')}</Button>
        </div>
      </form>
      <div>
        <LinkButton to={connectionsPath(process.id)}>
          <Plug size={18} aria-hidden="true" />
          {t('settings.connections')}
        </LinkButton>
      </div>
      <TemplatePart processId={process.id} />
      <DeleteRoom process={process} />
      {mayDelete ? <DeleteProcess process={process} /> : null}
    </section>
  )
}

function DeleteProcess({ process }: { process: Process }) {
  const { t } = useTranslation('process')
  const [isAsking, setAsking] = useState(false)
  return (
    <div className={styles.remove}>
      <h3>{t('remove.title')}</h3>
      <p>{t('remove.text')}</p>
      <Button onPress={() => setAsking(true)}>{t('remove.open')}</Button>
      {isAsking ? <DeleteProcessWindow process={process} onClose={() => setAsking(false)} /> : null}
    </div>
  )
}

function DeleteProcessWindow({ process, onClose }: { process: Process; onClose: () => void }) {
  const { t } = useTranslation('process')
  const client = useQueryClient()
  const announce = useAnnounce()
  const [, navigate] = useLocation()
  const removed = () => {
    announce(t('remove.done'))
    navigate(patterns.start)
    client.removeQueries({ queryKey: keys.process(process.id) })
    void client.invalidateQueries({ queryKey: keys.processes })
  }
  return (
    <DeleteWindow
      title={t('remove.title')}
      name={process.title}
      words={{ confirm: t('remove.confirm'), mismatch: t('remove.mismatch', { title: process.title }) }}
      remove={() => answer(server.api.processes[':id'].$delete({ param: { id: process.id } }))}
      onRemoved={removed}
      onClose={onClose}
    >
      <p>{t('remove.text')}</p>
    </DeleteWindow>
  )
}
