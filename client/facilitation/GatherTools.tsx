/**
 * Brings all to where one looks, lets them follow, and points: for those who lead.
 * @module
 */
import { Eye, Footprints, WandSparkles } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useAnnounce } from '../app/announcements.tsx'
import { Button } from '../app/ui/Button.tsx'
import type { BarProps } from './barParts.ts'
import styles from './Facilitation.module.css'
import { useRoomLink, useShownBoard } from './roomLink.ts'

/** What the tools do, for keys too. */
export function useGather({ lead, facilitation, me }: BarProps) {
  const { t } = useTranslation('facilitation')
  const announce = useAnnounce()
  const link = useRoomLink()
  const { gathering } = facilitation
  const isOwn = gathering?.by === (me.member?.id ?? 'operator')
  const isFollowed = gathering !== null && isOwn && gathering.follow
  const onBoard = (act: (board: NonNullable<ReturnType<typeof link.board>>) => void) => {
    const board = link.board()
    if (board) act(board)
    else announce(t('gather.boardFirst'))
  }
  return {
    isFollowed,
    isGathered: gathering !== null,
    gather: (follow: boolean) => onBoard((board) => lead({ do: 'gather', ...board.look(), follow })),
    letGo: () => lead({ do: 'letGo' }),
    point: () => onBoard((board) => board.point()),
  }
}

interface GatherToolsProps {
  bar: BarProps
  /** Something was chosen. */
  onDone: () => void
}

export function GatherTools({ bar, onDone }: GatherToolsProps) {
  const { t } = useTranslation('facilitation')
  const { gather, letGo, point, isFollowed, isGathered } = useGather(bar)
  const hasBoard = useShownBoard() !== null
  const run = (act: () => void) => () => {
    onDone()
    act()
  }
  return (
    <div className={styles.choices}>
      {hasBoard ? (
        <>
          <Button size="small" onPress={run(() => gather(false))}>
            <Eye size={16} aria-hidden="true" />
            {t('gather.all')}
          </Button>
          {isFollowed ? null : (
            <Button size="small" onPress={run(() => gather(true))}>
              <Footprints size={16} aria-hidden="true" />
              {t('gather.follow')}
            </Button>
          )}
          <Button size="small" onPress={run(point)}>
            <WandSparkles size={16} aria-hidden="true" />
            {t('gather.laser')}
          </Button>
        </>
      ) : (
        <p className={styles.facts}>{t('gather.boardFirst')}</p>
      )}
      {isGathered ? (
        <Button size="small" look="primary" onPress={run(letGo)}>
          {t('gather.letGo')}
        </Button>
      ) : null}
    </div>
  )
}
