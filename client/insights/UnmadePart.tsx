/**
 * Goals that hurt each other and have no card yet: each is offered as a goal conflict, and none is made unasked.
 * @module
 */
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type * as Y from 'yjs'
import type { Zone } from '../../shared/board/cards.ts'
import type { RoomContext } from '../../shared/insights/extract.ts'
import { scoreNames } from '../../shared/insights/kindFields.ts'
import { signed } from '../../shared/insights/scoreText.ts'
import { excerptOf } from '../../shared/insights/search.ts'
import type { UnmadeConflict } from '../../shared/insights/unmadeConflicts.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { useShownCard } from '../app/shownCard.ts'
import { Button } from '../app/ui/Button.tsx'
import { News } from '../app/ui/News.tsx'
import panel from '../card/CardPanel.module.css'
import { useSpeaking } from '../voices/voice.tsx'
import styles from './Insights.module.css'
import { conflictZone, makeConflict } from './makeConflict.ts'

/** Letters of each goal in the words of the card: more of them can be read at the other end of its arrows. */
const EXCERPT = 90

export interface UnmadePartProps {
  unmade: readonly UnmadeConflict[]
  doc: Y.Doc
  context: RoomContext
  zones: readonly Zone[]
  language: Language
  /** Whether this person may write in all of these zones. */
  mayWriteIn: (zones: readonly (string | null)[]) => boolean
  onGo: () => void
}

export function UnmadePart({ unmade, doc, context, zones, language, mayWriteIn, onGo }: UnmadePartProps) {
  const { t } = useTranslation('insights')
  const { show } = useShownCard()
  const { author } = useSpeaking()
  const [done, setDone] = useState<{ text: string; undo: (() => void) | null }>({ text: '', undo: null })
  const titleId = useId()
  const zone = conflictZone(zones)
  if (unmade.length === 0 && done.text === '') return null
  const wordsOf = ({ from, to, score }: UnmadeConflict) =>
    t('unmade.words', {
      from: excerptOf(from.text, '', EXCERPT),
      to: excerptOf(to.text, '', EXCERPT),
      step: scoreNames[`${score}`][language],
    })
  const make = (one: UnmadeConflict, into: Zone) => {
    const made = makeConflict(doc, context, into, one, wordsOf(one), author)
    const back = () => {
      made?.undo()
      setDone({ text: t('unmade.undone'), undo: null })
    }
    // A second press before the first is drawn makes nothing, and keeps the way back.
    setDone((before) => {
      if (made) return { text: t('unmade.made'), undo: back }
      return before.undo ? before : { text: t('unmade.gone'), undo: null }
    })
  }
  return (
    <section className={styles.zone} aria-labelledby={titleId}>
      <h3 id={titleId}>{t('unmade.title')}</h3>
      {unmade.length > 0 ? <p className={panel.help}>{t('unmade.help')}</p> : null}
      <News text={done.text} undo={t('unmade.undo')} onUndo={done.undo} />
      <ul className={styles.records}>
        {unmade.map((one) => (
          <li key={one.key} className={styles.offer}>
            <button
              type="button"
              className={styles.record}
              onClick={() => {
                show(one.from.provenance.shapeId)
                onGo()
              }}
            >
              <span>
                {wordsOf(one)} ({signed(one.score)})
              </span>
            </button>
            {zone && mayWriteIn([zone.id, one.from.zone, one.to.zone]) ? (
              <Button size="small" onPress={() => make(one, zone)}>
                {t('unmade.make')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
