/**
 * What may stand before a link: a password, a lobby.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '../../../shared/limits.ts'
import { FlagInput } from '../../app/ui/FlagInput.tsx'
import { TextInput } from '../../app/ui/TextInput.tsx'
import './linkWords.ts'

export interface Door {
  readonly password: string
  readonly lobby: boolean
}

/** Whether a password that was written can be one; an empty field asks for none. */
export const isPassword = (written: string): boolean =>
  written.trim() === '' || written.trim().length >= MIN_PASSWORD_LENGTH

interface DoorFieldsProps {
  door: Door
  onChange: (door: Door) => void
  /** The link has a password already, which an empty field keeps. */
  hasPassword?: boolean
  isTooShort: boolean
}

export function DoorFields({ door, onChange, hasPassword = false, isTooShort }: DoorFieldsProps) {
  const { t } = useTranslation('links')
  return (
    <>
      <TextInput
        label={t(hasPassword ? 'door.newPassword' : 'door.password')}
        optional
        help={t('door.passwordHelp')}
        value={door.password}
        onChange={(password) => onChange({ ...door, password })}
        problem={isTooShort ? t('door.tooShort', { count: MIN_PASSWORD_LENGTH }) : null}
        maxLength={MAX_PASSWORD_LENGTH}
        autoComplete="off"
      />
      <FlagInput
        label={t('door.lobby')}
        help={t('door.lobbyHelp')}
        value={door.lobby}
        onChange={(lobby) => onChange({ ...door, lobby })}
      />
    </>
  )
}
