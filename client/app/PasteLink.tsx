/**
 * A field for a link that came by some way where it could not be opened, or for the code on the projector.
 * @module
 */
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { readPastedLink } from './invitation.ts'
import styles from './PasteLink.module.css'
import { Button } from './ui/Button.tsx'
import { TextInput } from './ui/TextInput.tsx'
import './pasteWords.ts'

/** @param onHeld called when a link for the page already shown was pasted */
export function PasteLink({ onHeld }: { onHeld?: () => void }) {
  const { t } = useTranslation('paste')
  const [path, navigate] = useLocation()
  const [link, setLink] = useState('')
  const [problem, setProblem] = useState<'form' | 'origin' | null>(null)
  const open = (event: FormEvent) => {
    event.preventDefault()
    const read = readPastedLink(link)
    if (!read.ok) return setProblem(read.reason)
    if (read.path === path) return onHeld?.()
    navigate(read.path)
  }
  return (
    <form onSubmit={open} className={styles.form} noValidate>
      <TextInput
        label={t('label')}
        value={link}
        onChange={(value) => {
          setLink(value)
          setProblem(null)
        }}
        problem={problem ? t(`problem.${problem}`) : null}
        autoComplete="off"
        spellCheck="false"
      />
      <Button type="submit" look="primary">
        {t('open')}
      </Button>
    </form>
  )
}
