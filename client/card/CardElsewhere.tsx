/**
 * A card of another room, as a way to it: in its words, where a snapshot has them that whoever reads may see.
 * @module
 */
import type { ReactNode } from 'react'
import { createContext, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { cardOfId } from '../../shared/insights/insightId.ts'
import { cardPath } from '../app/cardPath.ts'
import { useCardTexts } from '../app/queries.ts'
import styles from './CardElsewhere.module.css'
import './words.ts'

const Texts = createContext<ReadonlyMap<string, string>>(new Map())

interface ElsewhereProps {
  processId: string
  /** Ids of the records whose cards are shown within it, so that they are asked for at once. */
  ids: readonly string[]
  children: ReactNode
}

export function Elsewhere({ processId, ids, children }: ElsewhereProps) {
  return <Texts value={useCardTexts(processId, ids)}>{children}</Texts>
}

interface CardElsewhereProps {
  /** Of its record. */
  id: string
  /** How its words are shown, where not in full. */
  say?: (text: string) => string
}

export function CardElsewhere({ id, say = (text) => text }: CardElsewhereProps) {
  const { t } = useTranslation('card')
  const text = useContext(Texts).get(id)
  const card = cardOfId(id)
  if (!card) return <em>{t('otherRoom')}</em>
  return (
    <>
      <Link href={cardPath(card.roomId, card.shapeId)}>{text ? say(text) : t('otherRoom')}</Link>
      {text ? <span className={styles.where}> ({t('inOtherRoom')})</span> : null}
    </>
  )
}
