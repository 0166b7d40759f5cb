/**
 * The form of a window: its fields, what the server refused, and the two buttons that end it.
 * @module
 */
import type { FormEvent, ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiProblem } from '../api.ts'
import { Button } from './Button.tsx'
import { ProblemNotice } from './Notice.tsx'
import { Actions } from './Window.tsx'

interface WindowFormProps {
  /** Nothing is sent twice: the form waits for what this gives. */
  onSubmit: (event: FormEvent) => unknown
  /** What the main button says; "Save" where nothing else is said. */
  submit?: string
  onCancel: () => void
  problem?: ApiProblem | null
  children: ReactNode
}

export function WindowForm({ onSubmit, submit, onCancel, problem = null, children }: WindowFormProps) {
  const { t } = useTranslation()
  const [isBusy, setBusy] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    try {
      await onSubmit(event)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form onSubmit={send} className="stack" noValidate>
      {children}
      {problem ? <ProblemNotice problem={problem} /> : null}
      <Actions>
        <Button type="submit" look="primary" isBusy={isBusy}>
          {submit ?? t('save')}
        </Button>
        <Button onPress={onCancel}>{t('cancel')}</Button>
      </Actions>
    </form>
  )
}
