/**
 * The window with the people beside this member: whom the member enters for, and a form to add one.
 * @module
 */
import { useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_VOICES } from '../../shared/limits.ts'
import type { Voice } from '../../shared/protocol/voices.ts'
import { useAnnounce } from '../app/announcements.tsx'
import { answer, server } from '../app/api.ts'
import { problemText } from '../app/problemText.ts'
import { keys } from '../app/queries.ts'
import { Button } from '../app/ui/Button.tsx'
import { Actions, Window } from '../app/ui/Window.tsx'
import { VoiceForm } from './VoiceForm.tsx'
import { SectorName } from './VoiceSwitch.tsx'
import styles from './Voices.module.css'
import { type ShownVoice, useSpeaking } from './voice.tsx'
import './words.ts'

/** What the window shows: the people, or the form of one of them or of a new one. */
type Shown =
  | { readonly of: 'list' }
  | { readonly of: 'form'; readonly voice: ShownVoice | null }
  | { readonly of: 'removing'; readonly voice: ShownVoice }

export function VoicesWindow({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('voices')
  const { voices, choose } = useSpeaking()
  const client = useQueryClient()
  const [shown, setShown] = useState<Shown>(() =>
    voices.length === 0 ? { of: 'form', voice: null } : { of: 'list' },
  )
  const toList = () => setShown({ of: 'list' })
  const saved = (voice: Voice, isNew: boolean) => {
    client.setQueryData<Voice[]>(keys.voices, (before = []) =>
      isNew ? [...before, voice] : before.map((one) => (one.id === voice.id ? voice : one)),
    )
    if (!isNew) return toList()
    // Whoever adds someone is about to write for them.
    choose(voice)
    onClose()
  }
  const title = shown.of === 'removing' ? t('removeTitle', { name: shown.voice.label }) : t('title')
  return (
    <Window title={title} isOpen onClose={onClose}>
      {shown.of === 'form' ? (
        <>
          {shown.voice ? null : <p>{t('help')}</p>}
          <VoiceForm voice={shown.voice} onSaved={saved} onCancel={voices.length === 0 ? onClose : toList} />
        </>
      ) : null}
      {shown.of === 'list' ? <VoiceList onShow={setShown} /> : null}
      {shown.of === 'removing' ? <Removing voice={shown.voice} onDone={toList} /> : null}
    </Window>
  )
}

function VoiceList({ onShow }: { onShow: (shown: Shown) => void }) {
  const { t } = useTranslation('voices')
  const { voices } = useSpeaking()
  const isFull = voices.length >= MAX_VOICES
  return (
    <>
      {voices.length === 0 ? <p>{t('none')}</p> : null}
      <ul className={styles.voices}>
        {voices.map((voice) => (
          <li key={voice.id} className={styles.voice}>
            <span className={styles.who}>
              <strong>{voice.label}</strong>
              <SectorName sector={voice.sector} />
            </span>
            <Button
              look="quiet"
              size="small"
              aria-label={t('changeOne', { name: voice.label })}
              onPress={() => onShow({ of: 'form', voice })}
            >
              {t('change')}
            </Button>
            <Button
              look="quiet"
              size="small"
              aria-label={t('removeOne', { name: voice.label })}
              onPress={() => onShow({ of: 'removing', voice })}
            >
              {t('remove')}
            </Button>
          </li>
        ))}
      </ul>
      {isFull ? (
        <p>{t('full', { count: MAX_VOICES })}</p>
      ) : (
        <Actions>
          <Button look="primary" onPress={() => onShow({ of: 'form', voice: null })}>
            <Plus size={18} aria-hidden="true" />
            {t('addTitle')}
          </Button>
        </Actions>
      )}
    </>
  )
}

function Removing({ voice, onDone }: { voice: ShownVoice; onDone: () => void }) {
  const { t } = useTranslation('voices')
  const { t: tc } = useTranslation()
  const client = useQueryClient()
  const announce = useAnnounce()
  const { voice: current, choose } = useSpeaking()
  const [isSending, setSending] = useState(false)
  const remove = async () => {
    setSending(true)
    const result = await answer(server.api.voices[':id'].$delete({ param: { id: voice.id } }))
    setSending(false)
    if (!result.ok) return announce(problemText(tc, result.problem))
    client.setQueryData<Voice[]>(keys.voices, (before = []) => before.filter(({ id }) => id !== voice.id))
    if (current?.id === voice.id) choose(null)
    announce(t('removed', { name: voice.label }))
    onDone()
  }
  return (
    <>
      <p>{t('removeText')}</p>
      <Actions>
        <Button look="danger" isBusy={isSending} onPress={() => void remove()} autoFocus>
          {t('remove')}
        </Button>
        <Button onPress={onDone}>{tc('cancel')}</Button>
      </Actions>
    </>
  )
}
