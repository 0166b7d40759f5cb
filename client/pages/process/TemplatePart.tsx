/**
 * The template of a process: its words changed here, all of it taken away as a file, and a file put in its place.
 * @module
 */
import { useQueryClient } from '@tanstack/react-query'
import { Download, Upload } from 'lucide-react'
import { type ChangeEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProcessTemplate } from '../../../shared/protocol/processTemplate.ts'
import { useAnnounce } from '../../app/announcements.tsx'
import { type ApiProblem, answer, server } from '../../app/api.ts'
import { Button, DownloadButton } from '../../app/ui/Button.tsx'
import { templateKey, useTemplate } from '../../rooms/useTemplate.ts'
import styles from './ProcessPage.module.css'
import { TemplateWindow } from './TemplateWindow.tsx'

/** What a file holds; null where it is no JSON. */
async function readJson(file: File): Promise<unknown> {
  try {
    return JSON.parse(await file.text())
  } catch {
    return null
  }
}

export function TemplatePart({ processId }: { processId: string }) {
  const { t } = useTranslation('process')
  const client = useQueryClient()
  const announce = useAnnounce()
  const template = useTemplate(processId)
  const picker = useRef<HTMLInputElement>(null)
  const [isEditing, setEditing] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const call = server.api.processes[':id'].template
  const param = { id: processId }
  const keep = async (json: ProcessTemplate) => {
    const result = await answer(call.$put({ param, json }))
    setProblem(result.ok ? null : result.problem)
    if (!result.ok) return false
    client.setQueryData(templateKey(processId), result.value)
    announce(t('template.saved', { name: result.value.name }))
    return true
  }
  const bring = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    event.target.value = ''
    // What is wrong with it the server says, field by field.
    if (file) await keep((await readJson(file)) as ProcessTemplate)
  }
  const reset = async () => {
    const result = await answer(call.$delete({ param }))
    setProblem(result.ok ? null : result.problem)
    await client.invalidateQueries({ queryKey: templateKey(processId) })
    if (result.ok) announce(t('template.isReset'))
  }
  return (
    <section className={styles.template} aria-labelledby="template-title">
      <h3 id="template-title">{t('template.title')}</h3>
      <p>{t('template.help', { name: template?.name ?? '' })}</p>
      <div className={styles.templateActions}>
        <Button size="small" isDisabled={!template} onPress={() => setEditing(true)}>
          {t('template.edit')}
        </Button>
        <DownloadButton href={call.$path({ param })}>
          <Download size={16} aria-hidden="true" />
          {t('template.download')}
        </DownloadButton>
        <Button size="small" onPress={() => picker.current?.click()}>
          <Upload size={16} aria-hidden="true" />
          {t('template.bring')}
        </Button>
        <Button look="quiet" size="small" onPress={() => void reset()}>
          {t('template.reset')}
        </Button>
        <input
          ref={picker}
          type="file"
          accept="application/json,.json"
          hidden
          aria-label={t('template.bring')}
          onChange={(event) => void bring(event)}
        />
      </div>
      {problem ? (
        <p role="alert" className={styles.wrong}>
          {t('template.unfit', { detail: problem.detail })}
        </p>
      ) : null}
      {isEditing && template ? (
        <TemplateWindow template={template} onKeep={keep} onClose={() => setEditing(false)} />
      ) : null}
    </section>
  )
}
