/**
 * The password of a link, asked for before anything is told of what it leads to.
 * @module
 */
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_PASSWORD_LENGTH } from '../../../shared/limits.ts'
import { Page } from '../../app/Page.tsx'
import { PlainButton } from '../../app/ui/PlainButton.tsx'
import { TextInput } from '../../app/ui/TextInput.tsx'
import './doorWords.ts'
import styles from './JoinForm.module.css'

interface AskPasswordProps {
  /** One was given, and it was another. */
  isWrong: boolean
  onGiven: (password: string) => Promise<void>
}

export function AskPassword({ isWrong, onGiven }: AskPasswordProps) {
  const { t } = useTranslation('door')
  const [password, setPassword] = useState('')
  const [isMissing, setMissing] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const field = event.currentTarget.querySelector('input')
    setMissing(password === '')
    if (password !== '') {
      setBusy(true)
      await onGiven(password)
      setBusy(false)
    }
    // Where it was right, the field is gone by now.
    field?.focus()
  }
  const problem = isMissing ? t('password.missing') : isWrong ? t('password.wrong') : null
  return (
    <Page title={t('password.title')} width="column">
      <p>{t('password.text')}</p>
      <form onSubmit={submit} className={styles.form} noValidate>
        <TextInput
          label={t('password.label')}
          type="password"
          value={password}
          onChange={setPassword}
          problem={problem}
          maxLength={MAX_PASSWORD_LENGTH}
          autoComplete="off"
        />
        <PlainButton type="submit" look="primary" size="large" isBusy={isBusy}>
          {t('password.go')}
        </PlainButton>
      </form>
    </Page>
  )
}
