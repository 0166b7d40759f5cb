/**
 * What does not fit the bar: snapshots, the projector, language and colours.
 * @module
 */
import {
  Camera,
  ChartLine,
  Ellipsis,
  FileUp,
  FilmIcon,
  History,
  Info,
  Keyboard,
  LayoutList,
  ListChecks,
  LogOut,
  NotebookPen,
  QrCode,
  Scale,
  Trash2,
  UserPen,
  UsersRound,
} from 'lucide-react'
import { useState } from 'react'
import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Me } from '../../../shared/protocol/members.ts'
import type { Room } from '../../../shared/protocol/processes.ts'
import { AppearanceSwitch, LanguageSwitch } from '../../app/AppBar.tsx'
import { useSignOut } from '../../app/SignOut.tsx'
import { Button } from '../../app/ui/Button.tsx'
import { useProjector } from '../../app/useProjector.ts'
import { keyOf } from '../../facilitation/shortcuts.ts'
import { hasTool } from '../../rooms/stepTools.ts'
import '../../rooms/words.ts'
import { useSpeaking } from '../../voices/voice.tsx'
import { useVoting } from '../../voting/voting.ts'
import { evaluationPath } from '../evaluation/evaluationPath.ts'
import { prioritiesPath } from '../priorities/prioritiesPath.ts'
import { replayPath } from '../replay/replayPath.ts'
import styles from './RoomPage.module.css'

interface MoreMenuProps {
  room: Room
  leads: boolean
  me: Me
  onDetails: () => void
  onSnapshot: () => void
  onList: () => void
  onVoices: () => void
  onRemoved: () => void
  onOwn: () => void
  onKeys: () => void
  onAbout: () => void
  onTool: () => void
  onFile: () => void
}

export function MoreMenu({ room, leads, me, ...on }: MoreMenuProps) {
  const { onDetails, onSnapshot, onList, onVoices, onRemoved, onOwn, onKeys, onAbout, onTool, onFile } = on
  const { t } = useTranslation('room')
  const [isOpen, setOpen] = useState(false)
  const [, navigate] = useLocation()
  const { t: tw } = useTranslation('voting')
  const { t: tv } = useTranslation('voices')
  const { t: tr } = useTranslation('rooms')
  const { round, open: openVotes } = useVoting()
  const { mayEnter } = useSpeaking()
  const out = useSignOut()
  const { project, label } = useProjector(room.processId, room.id)
  const run = (action: () => void) => () => {
    setOpen(false)
    action()
  }
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button look="quiet" square aria-label={t('more')}>
        <Ellipsis size={20} aria-hidden="true" />
      </Button>
      <Popover placement="bottom end" className={styles.popover ?? ''}>
        <Dialog aria-label={t('more')}>
          <div className={styles.menu}>
            <Button look="quiet" onPress={run(onAbout)}>
              <Info size={18} aria-hidden="true" />
              {tr('about')}
            </Button>
            {hasTool(room.step) ? (
              <Button look="quiet" onPress={run(onTool)}>
                <LayoutList size={18} aria-hidden="true" />
                {tr(`tool.${room.step}`)}
              </Button>
            ) : null}
            {leads ? (
              <Button look="quiet" onPress={run(onSnapshot)}>
                <Camera size={18} aria-hidden="true" />
                {t('snapshot.take')}
              </Button>
            ) : null}
            {leads ? (
              <Button look="quiet" onPress={run(() => void project())}>
                <QrCode size={18} aria-hidden="true" />
                {label}
              </Button>
            ) : null}
            <Button look="quiet" onPress={run(onList)}>
              <History size={18} aria-hidden="true" />
              {t('snapshot.list')}
            </Button>
            {room.step === 'evaluation' ? (
              <Button look="quiet" onPress={run(() => navigate(evaluationPath(room.id)))}>
                <ChartLine size={18} aria-hidden="true" />
                {t('evaluation')}
              </Button>
            ) : null}
            {room.step === 'prioritisation' ? (
              <Button look="quiet" onPress={run(() => navigate(prioritiesPath(room.id)))}>
                <Scale size={18} aria-hidden="true" />
                {t('priorities')}
              </Button>
            ) : null}
            {leads ? (
              <Button look="quiet" onPress={run(onFile)}>
                <FileUp size={18} aria-hidden="true" />
                {t('cardFile')}
              </Button>
            ) : null}
            {leads ? (
              <Button look="quiet" onPress={run(onRemoved)}>
                <Trash2 size={18} aria-hidden="true" />
                {t('removedCards')}
              </Button>
            ) : null}
            {leads ? (
              <Button look="quiet" onPress={run(() => navigate(replayPath(room.id)))}>
                <FilmIcon size={18} aria-hidden="true" />
                {t('replay')}
              </Button>
            ) : null}
            {round ? (
              <Button look="quiet" onPress={run(() => openVotes({ of: 'results' }))}>
                <ListChecks size={18} aria-hidden="true" />
                {tw('earlier')}
              </Button>
            ) : null}
            {mayEnter ? (
              <Button look="quiet" onPress={run(onVoices)}>
                <UsersRound size={18} aria-hidden="true" />
                {tv('open')}
              </Button>
            ) : null}
            <Button look="quiet" onPress={run(onKeys)} aria-keyshortcuts={keyOf('keys')}>
              <Keyboard size={18} aria-hidden="true" />
              {t('keys')}
            </Button>
            {me.member && me.role !== 'observer' ? (
              <Button look="quiet" onPress={run(onOwn)}>
                <NotebookPen size={18} aria-hidden="true" />
                {t('own')}
              </Button>
            ) : null}
            {me.member ? (
              <Button look="quiet" onPress={run(onDetails)}>
                <UserPen size={18} aria-hidden="true" />
                {t('details')}
              </Button>
            ) : null}
            {out ? (
              <Button look="quiet" onPress={run(() => void out.signOut())}>
                <LogOut size={18} aria-hidden="true" />
                {out.label}
              </Button>
            ) : null}
          </div>
          <div className={styles.switches}>
            <LanguageSwitch />
            <AppearanceSwitch />
          </div>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
