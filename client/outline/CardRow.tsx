/**
 * One card: its words, who said it, what kind it is, and what it is joined to. Thousands of these may be on a page,
 * so what is not in use is plain HTML.
 * @module
 */
import { Ellipsis, Info } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Zone } from '../../shared/board/cards.ts'
import { scoredText } from '../../shared/insights/scoreText.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { kindNames, relationNames, statusNames } from '../../shared/vocabulary.ts'
import { SectorMark } from '../app/SectorMark.tsx'
import { UnderHeading } from '../app/UnderHeading.tsx'
import { CardElsewhere } from '../card/CardElsewhere.tsx'
import { useOpenCard } from '../card/openCard.ts'
import { CommentMark } from '../comments/CommentMark.tsx'
import { CardVotes } from '../voting/CardVotes.tsx'
import { textId, useOutlineActions } from './actions.ts'
import { CardField } from './CardField.tsx'
import styles from './Outline.module.css'
import type { OutlineCard, OutlineRelation } from './readOutline.ts'

interface CardRowProps {
  card: OutlineCard
  zone: Zone | null
  language: Language
  mayEdit: boolean
  isEditing: boolean
}

export const CardRow = memo(function CardRow({ card, zone, language, mayEdit, isEditing }: CardRowProps) {
  const { t } = useTranslation('outline')
  const { openMenu } = useOutlineActions()
  const sector = card.sector && card.sector !== 'mixed' ? card.sector : null
  const color = sector ? `var(--sector-${sector})` : 'var(--border-strong)'
  return (
    <li className={styles.card} style={{ borderInlineStartColor: color }}>
      <div className={styles.cardBody}>
        {isEditing ? <CardField id={card.id} /> : <CardText card={card} canEdit={mayEdit && card.editable} />}
        <CardFacts card={card} language={language} />
        {card.openComments > 0 ? <Comments card={card} /> : null}
        {card.votable ? (
          <CardVotes cardId={card.id} text={shortened(card.text)} zoneId={zone?.id ?? null} />
        ) : null}
        {card.relations.length > 0 ? <Relations sides={card.relations} language={language} /> : null}
      </div>
      {mayEdit && card.editable && !isEditing ? (
        <button
          type="button"
          className={styles.more}
          aria-haspopup="menu"
          aria-label={t('menu', { text: shortened(card.text) })}
          onClick={(event) => openMenu(card, zone, event.currentTarget)}
        >
          <Ellipsis size={20} aria-hidden="true" />
        </button>
      ) : null}
      {mayEdit && card.editable ? null : <Details card={card} />}
    </li>
  )
})

function CardText({ card, canEdit }: { card: OutlineCard; canEdit: boolean }) {
  const { t } = useTranslation('outline')
  const { edit } = useOutlineActions()
  if (!canEdit)
    return (
      <p id={textId(card.id)} tabIndex={-1} lang={card.lang} className={styles.text}>
        {card.text}
      </p>
    )
  return (
    <button
      type="button"
      id={textId(card.id)}
      className={`${styles.text} ${styles.textButton}`}
      onClick={() => edit(card.id)}
    >
      <span lang={card.lang}>{card.text}</span>
      <span className="visually-hidden"> {t('edit')}</span>
    </button>
  )
}

/** Opens the card, where there is nothing else to do with it than to read. */
function Details({ card }: { card: OutlineCard }) {
  const { t } = useTranslation('outline')
  const { open } = useOpenCard()
  return (
    <button
      type="button"
      className={styles.more}
      aria-label={t('detailsOf', { text: shortened(card.text) })}
      onClick={() => open(card.id)}
    >
      <Info size={20} aria-hidden="true" />
    </button>
  )
}

/** Opens the card, where what was said about it stands. */
function Comments({ card }: { card: OutlineCard }) {
  const { open } = useOpenCard()
  return (
    <p className={styles.comments}>
      <CommentMark count={card.openComments} text={shortened(card.text)} onOpen={() => open(card.id)} />
    </p>
  )
}

/** Nobody has said more of the card than that it is there, or that others are for it: what they gave stands below. */
const isPlain = ({ status }: OutlineCard): boolean => status === 'trial' || status === 'shared'

function CardFacts({ card, language }: { card: OutlineCard; language: Language }) {
  const { t } = useTranslation()
  const { t: to } = useTranslation('outline')
  const sector = card.sector && card.sector !== 'mixed' ? card.sector : null
  return (
    <p className={styles.facts}>
      <span className={styles.sector}>
        {sector ? <SectorMark sector={sector} size={12} /> : null}
        {t(`sectors.${card.sector ?? 'none'}`)}
      </span>
      <span>{kindNames[card.kind][language]}</span>
      {isPlain(card) ? null : <strong>{statusNames[card.status][language]}</strong>}
      <UnderHeading heading={card.heading} />
      {card.isProxy ? <span>{to('byProxy')}</span> : null}
    </p>
  )
}

function Relations({ sides, language }: { sides: readonly OutlineRelation[]; language: Language }) {
  const { t } = useTranslation('outline')
  return (
    <ul className={styles.relations}>
      {sides.map(({ key, type, score, note, outgoing, otherId, other }) => {
        const name = relationNames[type][language]
        const scored = scoredText(score, language)
        return (
          <li key={`${key} ${outgoing}`} className={outgoing ? styles.outgoing : styles.incoming}>
            {outgoing ? (
              <>
                <strong>
                  {name}
                  {scored}
                </strong>{' '}
                <OtherEnd id={otherId} other={other} />
              </>
            ) : (
              <>
                <OtherEnd id={otherId} other={other} />{' '}
                <strong>
                  {name} {t('this')}
                  {scored}
                </strong>
              </>
            )}
            {note ? (
              <>
                {' '}
                <q>{note}</q>
              </>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}

function OtherEnd({ id, other }: { id: string; other: OutlineRelation['other'] }) {
  const { goTo } = useOutlineActions()
  if (!other) return <CardElsewhere id={id} say={shortened} />
  return (
    <a
      href={`#${textId(other.id)}`}
      className={styles.link}
      onClick={(event) => {
        event.preventDefault()
        goTo(other.id)
      }}
    >
      {shortened(other.text)}
    </a>
  )
}

/** Letters of a text that stand for all of it where it is only named. */
const SHORT = 80

function shortened(text: string): string {
  const line = text.replaceAll('\n', ' ')
  // Whole words, where the first of them leaves room for more.
  return line.length > SHORT ? `${line.slice(0, SHORT + 1).replace(/\s+\S*$/, '')} …` : line
}
