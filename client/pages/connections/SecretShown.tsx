/**
 * A secret that was just made, shown this once.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { Button } from '../../app/ui/Button.tsx'
import { CopyField } from '../../app/ui/CopyField.tsx'
import { Actions } from '../../app/ui/Window.tsx'

interface SecretShownProps {
  text: string
  label: string
  secret: string
  onClose: () => void
}

export function SecretShown({ text, label, secret, onClose }: SecretShownProps) {
  const { t } = useTranslation('connections')
  return (
    <>
      <p>{text}</p>
      <CopyField text={secret} label={label} />
      <Actions>
        <Button look="primary" onPress={onClose}>
          {t('noted')}
        </Button>
      </Actions>
    </>
  )
}
