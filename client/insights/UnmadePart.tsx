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
import type { ConflictSide, UnmadeConflict } from '../../shared/insights/unmadeConflicts.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { useCardTexts } from '../app/queries.ts'
import { useShownCard } from '../app/shownCard.ts'
import { Button } from '../app/ui/Button.tsx'
import { News } from '../app/ui/News.tsx'
import { CardElsewhere, Elsewhere } from '../card/CardElsewhere.tsx'
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
  processId: string
  zones: readonly Zone[]
  language: Language
  /** Whether this person may write in all of these zones. */
  mayWriteIn: (zones: readonly (string | null)[]) => boolean
  onGo: () => void
}

const sidesOf = ({ from, to }: UnmadeConflict): ConflictSide[] => [from, to]
const elsewhereIn = (one: UnmadeConflict): string[] =>
  sidesOf(one).flatMap(({ id, insight }) => (insight ? [] : [id]))
const shorter = (text: string) => excerptOf(text, '', EXCERPT)

export function UnmadePart(props: UnmadePartProps) {
  const { unmade, doc, context, processId, zones, language, mayWriteIn, onGo } = props
  const { t } = useTranslation('insights')
  const { show } = useShownCard()
  const { author } = useSpeaking()
  const [done, setDone] = useState<{ text: string; undo: (() => void) | null }>({ text: '', undo: null })
  const titleId = useId()
  const elsewhere = unmade.flatMap(elsewhereIn)
  const texts = useCardTexts(processId, elsewhere)
  const zone = conflictZone(zones)
  if (unmade.length === 0 && done.text === '') return null
  const goal = ({ id, insight }: ConflictSide) => {
    const text = shorter(insight?.text ?? texts.get(id) ?? '')
    return text ? t('unmade.quoted', { text }) : t('unmade.elsewhere')
  }
  const wordsOf = ({ from, to, score }: UnmadeConflict) => {
    const words = `${goal(from)} ${scoreNames[`${score}`][language]} ${goal(to)}`
    return words.charAt(0).toLocaleUpperCase(language) + words.slice(1)
  }
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
      <Elsewhere processId={processId} ids={elsewhere}>
        <ul className={styles.records}>
          {unmade.map((one) => (
            <li key={one.key} className={styles.offer}>
              <button
                type="button"
                className={styles.record}
                onClick={() => {
                  const { insight } = sidesOf(one).find((side) => side.insight) ?? {}
                  if (insight) show(insight.provenance.shapeId)
                  onGo()
                }}
              >
                <span>
                  {wordsOf(one)} ({signed(one.score)})
                </span>
              </button>
              {elsewhereIn(one).map((id) => (
                <p key={id} className={styles.beside}>
                  <CardElsewhere id={id} say={shorter} />
                </p>
              ))}
              {zone &&
              mayWriteIn([
                zone.id,
                ...sidesOf(one).flatMap(({ insight }) => (insight ? [insight.zone] : [])),
              ]) ? (
                <Button size="small" onPress={() => make(one, zone)}>
                  {t('unmade.make')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      </Elsewhere>
    </section>
  )
}
