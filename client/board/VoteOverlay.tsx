/**
 * Votes on the cards of the board: a stepper on each that is large enough to hold one and on the one that is selected,
 * the number alone on smaller ones; and what the cards got once that is shown.
 * @module
 */
import { Plus } from 'lucide-react'
import { type CSSProperties, type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { TLShapeId } from 'tldraw'
import { stopEventPropagation, useEditor, useValue } from 'tldraw'
import { useBallotState } from '../voting/ballots.ts'
import { VoteStepper } from '../voting/VoteStepper.tsx'
import { type Filling, type ShownCounts, useFilling, useShownCounts, useVotesOn } from '../voting/voting.ts'
import { boxInView, isSmallOnScreen } from './surroundings.ts'
import styles from './VoteOverlay.module.css'
import { listenToVoteKeys } from './voteKeys.ts'
import { type VoteControl, voteControls, wordsOf } from './votingShapes.ts'

export function VoteOverlay() {
  const filling = useFilling()
  const counts = useShownCounts()
  if (filling) return <Filled filling={filling} />
  return counts ? <Counted counts={counts} /> : null
}

function Filled({ filling }: { filling: Filling }) {
  const editor = useEditor()
  useEffect(() => listenToVoteKeys(editor, filling), [editor, filling])
  const controls = useValue('vote controls', () => [...voteControls(editor, filling.zone)].join(' '), [
    editor,
    filling,
  ])
  const shown = new Map(
    controls === '' ? [] : controls.split(' ').map((one) => one.split(',') as [TLShapeId, VoteControl]),
  )
  const votes = useBallotState(filling.ballot)?.votes ?? {}
  const tooSmall = Object.entries(votes).filter(([id]) => !shown.has(id as TLShapeId))
  return (
    <>
      {tooSmall.map(([id, count]) => (
        <AtCard key={id} id={id as TLShapeId} isSmall>
          <span className={styles.given}>{count}</span>
        </AtCard>
      ))}
      {[...shown].map(([id, control]) => (
        <AtCard key={id} id={id} isSmall={control === 'plus'}>
          <CardControl id={id} control={control} filling={filling} />
        </AtCard>
      ))}
    </>
  )
}

interface CardControlProps {
  id: TLShapeId
  control: VoteControl
  filling: Filling
}

function CardControl({ id, control, filling }: CardControlProps) {
  const editor = useEditor()
  const text = useValue('words of a card', () => wordsOf(editor, id), [editor, id])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps what happens here from the canvas below
    <div
      className={styles.control}
      onPointerDown={stopEventPropagation}
      onPointerUp={stopEventPropagation}
      onTouchStart={stopEventPropagation}
      onTouchEnd={stopEventPropagation}
      onDoubleClick={stopEventPropagation}
    >
      {control === 'stepper' ? (
        <VoteStepper filling={filling} cardId={id} text={text} isOnBoard />
      ) : (
        <PlusAlone id={id} text={text} filling={filling} />
      )}
    </div>
  )
}

/** Gives a small card a vote and selects it, which makes room for the whole stepper. */
function PlusAlone({ id, text, filling }: { id: TLShapeId; text: string; filling: Filling }) {
  const editor = useEditor()
  const { t } = useTranslation('voting')
  const count = useVotesOn(filling, id)
  const give = () => {
    editor.setCurrentTool('select')
    editor.select(id)
    filling.change(id, 1)
  }
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`${styles.plus} ${count > 0 ? styles.has : ''}`}
      aria-label={`${t('give')}: ${text}. ${t('given', { count })}`}
      onClick={give}
    >
      {count > 0 ? count : <Plus size={16} aria-hidden="true" />}
    </button>
  )
}

/** Revealed counts, with the rank of the first ones. */
function Counted({ counts }: { counts: ShownCounts }) {
  return [...counts.values()]
    .filter(({ rank }) => rank !== null)
    .map(({ id, total, rank }) => <Count key={id} id={id as TLShapeId} total={total} isFirst={rank === 1} />)
}

/** In words; at cards that are shown small the number alone, so that it stays on its card. */
function Count({ id, total, isFirst }: { id: TLShapeId; total: number; isFirst: boolean }) {
  const editor = useEditor()
  const { t } = useTranslation('voting')
  const isSmall = useValue('a small card', () => isSmallOnScreen(editor, id), [editor, id])
  const words = t('result.votes', { count: total })
  return (
    <AtCard id={id} isSmall={isSmall}>
      <span className={`${styles.count} ${isFirst ? styles.first : ''}`} role="img" aria-label={words}>
        {isSmall ? total : words}
      </span>
    </AtCard>
  )
}

interface AtCardProps {
  id: TLShapeId
  /** The card is shown small. */
  isSmall: boolean
  children: ReactNode
}

/**
 * Puts something at the lower edge of a card, in the size of the screen however near one looks. At a small card it stands in
 * its lower corner: across its edge it covered the first words of the card below.
 */
function AtCard({ id, isSmall, children }: AtCardProps) {
  const editor = useEditor()
  const place = useValue('place at a card', () => {
    const box = boxInView(editor, id)
    if (!box) return null
    return [box.x + (isSmall ? 0 : box.w / 2), box.y + box.h, box.w].map(Math.round).join(' ')
  }, [editor, id, isSmall])
  if (!place) return null
  const [x, y, width] = place.split(' ')
  return (
    <div
      className={styles.place}
      data-small={isSmall || undefined}
      style={{ '--x': `${x}px`, '--y': `${y}px`, '--width': `${width}px` } as CSSProperties}
    >
      {children}
    </div>
  )
}
