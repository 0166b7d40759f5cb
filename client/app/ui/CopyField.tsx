/**
 * A line of text that is there to be copied: a link, a hash.
 * @module
 */
import { Check, Copy } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnnounce } from '../announcements.tsx'
import { Button } from './Button.tsx'
import styles from './CopyField.module.css'

/** Milliseconds that "Copied" stands before the button offers to copy again. */
const COPIED_MS = 2_500

interface CopyButtonProps {
  text: string
  /** What is copied, for those who cannot see what stands beside the button. */
  label: string
  look?: 'primary' | 'secondary' | 'quiet'
  iconOnly?: boolean
}

export function CopyButton({ text, label, look = 'secondary', iconOnly }: CopyButtonProps) {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), COPIED_MS)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async () => {
    if (!(await copyText(text))) return
    setCopied(true)
    announce(t('copied'))
  }
  const Icon = copied ? Check : Copy
  return (
    <Button look={look} size="small" square={iconOnly} onPress={copy} aria-label={`${t('copy')} ${label}`}>
      <Icon size={16} aria-hidden="true" />
      {iconOnly ? null : copied ? t('copied') : t('copy')}
    </Button>
  )
}

interface CopyFieldProps {
  text: string
  label: string
  /** For what is shown once in a form's place: it has the focus then, and not the button that closes the window. */
  takesFocus?: boolean
}

/** A link with its copy button; a click in the field marks the whole link. */
export function CopyField({ text, label, takesFocus = false }: CopyFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (takesFocus) field.current?.focus()
  }, [takesFocus])
  return (
    <div className={styles.row}>
      <input
        ref={field}
        className={styles.value}
        readOnly
        value={text}
        aria-label={label}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton text={text} label={label} />
    </div>
  )
}

/** Copies where the page may; on plain http, where the clipboard is closed, by the older way. */
async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    )
  }
  const area = document.createElement('textarea')
  area.value = text
  area.setAttribute('readonly', '')
  area.style.position = 'fixed'
  document.activeElement?.after(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  return done
}
