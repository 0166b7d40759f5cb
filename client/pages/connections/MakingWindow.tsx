/**
 * The window in which a connection is made, and its secret then shown, once.
 * @module
 */
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../app/ui/Button.tsx'
import { CopyField } from '../../app/ui/CopyField.tsx'
import { Actions, Window } from '../../app/ui/Window.tsx'

interface MakingWindowProps {
  title: string
  /** What is said when it is made; `label` names the secret. */
  made: { readonly title: string; readonly text: string; readonly label: string }
  onMade: () => unknown
  onClose: () => void
  form: (onMade: (secret: string) => void) => ReactNode
}

export function MakingWindow({ title, made, onMade, onClose, form }: MakingWindowProps) {
  const { t } = useTranslation('connections')
  const [secret, setSecret] = useState<string | null>(null)
  const show = (one: string) => {
    setSecret(one)
    onMade()
  }
  return (
    <Window title={secret ? made.title : title} isOpen onClose={onClose} isKept={secret !== null}>
      {secret ? (
        <>
          <p>{made.text}</p>
          <CopyField text={secret} label={made.label} takesFocus />
          <Actions>
            <Button look="primary" onPress={onClose}>
              {t('noted')}
            </Button>
          </Actions>
        </>
      ) : (
        form(show)
      )}
    </Window>
  )
}
