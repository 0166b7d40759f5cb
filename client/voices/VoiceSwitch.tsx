/**
 * "I write for: Anna": for whom one writes and votes now, with a way to the others. It is not there for those who write
 * for nobody but themselves.
 * @module
 */
import { Check, ChevronDown, UserRound, UsersRound } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../shared/protocol/members.ts'
import type { Sector } from '../../shared/vocabulary.ts'
import { useAnnounce } from '../app/announcements.tsx'
import { SectorMark } from '../app/SectorMark.tsx'
import styles from './Voices.module.css'
import { type ShownVoice, useSpeaking } from './voice.tsx'
import './words.ts'

const VoicesWindow = lazy(() => import('./VoicesWindow.tsx').then((part) => ({ default: part.VoicesWindow })))

/** Keys of the menu that are no voice's id: those are 21 characters long. */
const ME = 'me'
const MORE = 'more'

export function VoiceSwitch({ me }: { me: Me }) {
  const { voices } = useSpeaking()
  const [isManaging, setManaging] = useState(false)
  return (
    <>
      {me.member && voices.length > 0 ? (
        <div className={styles.strip}>
          <Switch ownSector={me.member.sector} onMore={() => setManaging(true)} />
        </div>
      ) : null}
      <Suspense>{isManaging ? <VoicesWindow onClose={() => setManaging(false)} /> : null}</Suspense>
    </>
  )
}

function Switch({ ownSector, onMore }: { ownSector: Sector; onMore: () => void }) {
  const { t } = useTranslation('voices')
  const announce = useAnnounce()
  const { voice, voices, choose } = useSpeaking()
  const choice = (key: unknown) => {
    if (key === MORE) return onMore()
    const chosen = voices.find(({ id }) => id === key) ?? null
    choose(chosen)
    announce(chosen ? t('now', { name: chosen.label }) : t('nowMe'))
  }
  return (
    <MenuTrigger>
      <Button className={`${styles.switch} ${voice ? styles.other : ''}`}>
        {voice ? <UsersRound size={16} aria-hidden="true" /> : <UserRound size={16} aria-hidden="true" />}
        <span>
          {t('switch')} <strong>{voice?.label ?? t('me')}</strong>
        </span>
        <SectorName sector={voice?.sector ?? ownSector} />
        <ChevronDown size={16} aria-hidden="true" />
      </Button>
      <Popover placement="bottom start" className={styles.popover ?? ''}>
        <Menu
          aria-label={t('switch')}
          selectionMode="single"
          selectedKeys={[voice?.id ?? ME]}
          onAction={choice}
          className={styles.menu ?? ''}
        >
          <Option id={ME} name={t('meOption')} sector={ownSector} />
          {voices.map((one: ShownVoice) => (
            <Option key={one.id} id={one.id} name={one.label} sector={one.sector} />
          ))}
          <MenuItem id={MORE} className={`${styles.option} ${styles.more}`}>
            {t('more')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function Option({ id, name, sector }: { id: string; name: string; sector: Sector }) {
  return (
    <MenuItem id={id} textValue={name} className={styles.option ?? ''}>
      {({ isSelected }): ReactNode => (
        <>
          <span className={styles.tick}>{isSelected ? <Check size={16} aria-hidden="true" /> : null}</span>
          <span className={styles.name}>{name}</span>
          <SectorName sector={sector} />
        </>
      )}
    </MenuItem>
  )
}

export function SectorName({ sector }: { sector: Sector }) {
  const { t } = useTranslation()
  return (
    <span className={styles.sector}>
      <SectorMark sector={sector} size={12} />
      {t(`sectors.${sector}`)}
    </span>
  )
}
