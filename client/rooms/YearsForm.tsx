/**
 * The years that a process looks to, set by those who lead it.
 * @module
 */
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { yearForm } from '../../shared/insights/recordFields.ts'
import type { Process } from '../../shared/protocol/processes.ts'
import { areInOrder, type ProcessYears, yearParts } from '../../shared/rooms/years.ts'
import { useAnnounce } from '../app/announcements.tsx'
import { type ApiProblem, answer, server } from '../app/api.ts'
import { keys } from '../app/queries.ts'
import { Button } from '../app/ui/Button.tsx'
import { ProblemNotice } from '../app/ui/Notice.tsx'
import { TextInput } from '../app/ui/TextInput.tsx'
import styles from './Ladder.module.css'
import './words.ts'

const isYear = (year: number) => Number.isInteger(year) && year >= yearForm.min && year <= yearForm.max

export function YearsForm({ process }: { process: Process }) {
  const { t } = useTranslation('rooms')
  const { t: tc } = useTranslation()
  const client = useQueryClient()
  const announce = useAnnounce()
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [isWrong, setWrong] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const textOf = (part: keyof ProcessYears) => typed[part] ?? String(process.years[part])
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const [target, vision, start] = yearParts.map((part) => Number(textOf(part)))
    const years = { target: target ?? 0, vision: vision ?? 0, start: start ?? 0 }
    const fits = Object.values(years).every(isYear) && areInOrder(years)
    setWrong(!fits)
    if (!fits) return
    const result = await answer(
      server.api.processes[':id'].$patch({ param: { id: process.id }, json: { years } }),
    )
    setProblem(result.ok ? null : result.problem)
    if (!result.ok) return
    client.setQueryData(keys.process(process.id), result.value)
    // The titles of rooms may have a year in them.
    for (const room of result.value.rooms) client.setQueryData(keys.room(room.id), room)
    setTyped({})
    announce(t('years.saved'))
  }
  return (
    <details className={styles.years}>
      <summary>{t('years.title')}</summary>
      <form onSubmit={save} className="stack" noValidate>
        <p className="help">{t('years.help')}</p>
        <div className={styles.yearFields}>
          {[...yearParts].reverse().map((part) => (
            <TextInput
              key={part}
              label={t(`years.${part}`)}
              value={textOf(part)}
              onChange={(text) => setTyped({ ...typed, [part]: text })}
              inputMode="numeric"
              autoComplete="off"
              maxLength={4}
            />
          ))}
        </div>
        {isWrong ? (
          <p role="alert" className={styles.wrong}>
            {t('years.wrong')}
          </p>
        ) : null}
        {problem ? <ProblemNotice problem={problem} /> : null}
        <div>
          <Button type="submit" size="small">
            {tc('save')}
          </Button>
        </div>
      </form>
    </details>
  )
}
