/**
 * The way out: ends the session on this device.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useAnnounce } from './announcements.tsx'
import { answer, server } from './api.ts'
import { addWords } from './i18n/index.ts'
import { patterns } from './paths.ts'
import { useForgetPerson, useMe } from './queries.ts'
import { dropInvitations } from './shownInvitation.ts'
import { Button } from './ui/Button.tsx'

const signOutWords = addWords('signOut', {
  sv: { signOut: 'Logga ut', leave: 'Lämna på den här enheten', done: 'Du är utloggad.' },
  en: { signOut: 'Sign out', leave: 'Leave on this device', done: 'You are signed out.' },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    signOut: typeof signOutWords.sv
  }
}

/** The way out, and what it is called for this person; null for who is not in. */
export function useSignOut(): { readonly label: string; readonly signOut: () => Promise<void> } | null {
  const { t } = useTranslation('signOut')
  const { t: tc } = useTranslation()
  const { data: me } = useMe()
  const forget = useForgetPerson()
  const announce = useAnnounce()
  const [, navigate] = useLocation()
  if (!me) return null
  const signOut = async () => {
    const result = await answer(server.api.session.$delete())
    if (!result.ok && result.problem.status !== 401) {
      announce(tc('problem.unreachable'))
      return
    }
    // What the rooms left on this device goes with the person.
    await import('../sync/offlineCopy.ts').then(({ eraseOfflineCopies }) => eraseOfflineCopies())
    dropInvitations()
    navigate(patterns.start)
    forget()
    announce(t('done'))
  }
  return { label: t(me.role === 'operator' ? 'signOut' : 'leave'), signOut }
}

export function SignOut() {
  const out = useSignOut()
  return out ? (
    <Button look="quiet" size="small" onPress={out.signOut}>
      {out.label}
    </Button>
  ) : null
}
