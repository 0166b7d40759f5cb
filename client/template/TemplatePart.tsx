/**
 * The template of a process: its texts and zones changed here, all of it taken away as a file, and a file put in its place.
 * @module
 */
import { useQueryClient } from '@tanstack/react-query'
import { Download, Upload } from 'lucide-react'
import { type ChangeEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProcessTemplate } from '../../shared/protocol/processTemplate.ts'
import { useAnnounce } from '../app/announcements.tsx'
import { type ApiProblem, answer, server } from '../app/api.ts'
import { Button, DownloadButton } from '../app/ui/Button.tsx'
import { Notice } from '../app/ui/Notice.tsx'
import { NewProcessWindow } from '../pages/start/NewProcessWindow.tsx'
import { aimsKey } from '../rooms/useAims.ts'
import { templateKey, useTemplate } from '../rooms/useTemplate.ts'
import { FaultList } from './FaultList.tsx'
import styles from './Template.module.css'
import { TemplateWindow } from './TemplateWindow.tsx'
import './words.ts'

/** What a file holds; undefined where it is no JSON. */
async function readJson(file: File): Promise<unknown> {
  try {
    return JSON.parse(await file.text())
  } catch {
    return undefined
  }
}

export function TemplatePart({ processId }: { processId: string }) {
  const { t } = useTranslation('template')
  const client = useQueryClient()
  const announce = useAnnounce()
  const template = useTemplate(processId)
  const picker = useRef<HTMLInputElement>(null)
  const [isEditing, setEditing] = useState(false)
  const [isStarting, setStarting] = useState(false)
  const [isNoJson, setNoJson] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const call = server.api.processes[':id'].template
  const param = { id: processId }
  const keep = async (json: ProcessTemplate) => {
    const result = await answer(call.$put({ param, json }))
    if (!result.ok) return result.problem
    client.setQueryData(templateKey(processId), result.value)
    void client.invalidateQueries({ queryKey: aimsKey(processId) })
    announce(t('saved', { name: result.value.name }))
    return null
  }
  const bring = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    event.target.value = ''
    if (!file) return
    const read = await readJson(file)
    setNoJson(read === undefined)
    // What is wrong with it the server says, field by field.
    setProblem(read === undefined ? null : await keep(read as ProcessTemplate))
  }
  const reset = async () => {
    const result = await answer(call.$delete({ param }))
    setProblem(result.ok ? null : result.problem)
    await Promise.all(
      [templateKey, aimsKey].map((key) => client.invalidateQueries({ queryKey: key(processId) })),
    )
    if (result.ok) announce(t('isReset'))
  }
  return (
    <section className={styles.part} aria-labelledby="template-title">
      <h3 id="template-title">{t('title')}</h3>
      <p>{t('help', { name: template?.name ?? '' })}</p>
      <div className={styles.actions}>
        <Button size="small" isDisabled={!template} onPress={() => setEditing(true)}>
          {t('edit')}
        </Button>
        <Button size="small" isDisabled={!template} onPress={() => setStarting(true)}>
          {t('start')}
        </Button>
        <DownloadButton href={call.$path({ param })} size="small">
          <Download size={16} aria-hidden="true" />
          {t('download')}
        </DownloadButton>
        <Button size="small" onPress={() => picker.current?.click()}>
          <Upload size={16} aria-hidden="true" />
          {t('bring')}
        </Button>
        <Button look="quiet" size="small" onPress={() => void reset()}>
          {t('reset')}
        </Button>
        <input
          ref={picker}
          type="file"
          accept="application/json,.json"
          hidden
          aria-label={t('bring')}
          onChange={(event) => void bring(event)}
        />
      </div>
      {isNoJson ? (
        <Notice tone="problem">
          <p>{t('noJson')}</p>
        </Notice>
      ) : null}
      {problem ? <FaultList problem={problem} intro={t('unfit')} /> : null}
      {isStarting && template ? (
        <NewProcessWindow
          from={{ id: processId, templateName: template.name }}
          onClose={() => setStarting(false)}
        />
      ) : null}
      {isEditing && template ? (
        <TemplateWindow template={template} onKeep={keep} onClose={() => setEditing(false)} />
      ) : null}
    </section>
  )
}
