/**
 * The actions one after the other: each with what it is scored by, the way on and the way back, and at last what is left.
 * @module
 */
import { Check, CircleAlert } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_GIVEN, MIN_GIVEN } from '../../../shared/facilitation/scoring.ts'
import type { Insight } from '../../../shared/insights/extract.ts'
import type { Criterion } from '../../../shared/insights/weighing.ts'
import { pathTo } from '../../app/paths.ts'
import { Button, LinkButton } from '../../app/ui/Button.tsx'
import { scoreKey } from '../../scoring/sheets.ts'
import type { Ballot, BallotState } from '../../voting/ballot.ts'
import { ScoreRow } from './ScoreRow.tsx'
import styles from './ScoringPage.module.css'
import { Ways } from './Ways.tsx'

/** What an action is scored by. */
interface Measure {
  readonly key: string
  readonly name: string
  readonly lang: Insight['lang'] | undefined
  /** What the ends of the scale mean. */
  readonly ends: string
}

interface ScoreStepsProps {
  sheet: Ballot
  state: BallotState
  actions: readonly Insight[]
  criteria: readonly (Criterion & { readonly lang: Insight['lang'] | undefined })[]
  roomId: string
}

export function ScoreSteps({ sheet, state, actions, criteria, roomId }: ScoreStepsProps) {
  const { t } = useTranslation('scoring')
  const measures: Measure[] = [
    ...(['impact', 'effort'] as const).map((key) => ({
      key,
      name: t(`page.${key}`),
      lang: undefined,
      ends: t('page.ends.grade'),
    })),
    ...criteria.map(({ shapeId, text, lang }) => ({
      key: shapeId,
      name: text,
      lang,
      ends: t('page.ends.criterion'),
    })),
  ]
  const scoreOf = ({ provenance }: Insight, key: string) =>
    state.votes[scoreKey(provenance.shapeId, key)] ?? null
  const givenOf = (action: Insight) => measures.filter(({ key }) => scoreOf(action, key) !== null).length
  const missing = actions.filter((action) => givenOf(action) < measures.length)
  // Null for the end. Begins with the first that lacks something.
  const [atId, setAt] = useState<string | null>(() => (missing[0] ?? actions[0])?.id ?? null)
  const found = actions.findIndex(({ id }) => id === atId)
  // One that was thrown away or set aside meanwhile gives its place to the first.
  const index = atId === null ? actions.length : Math.max(0, found)
  const action = actions[index]
  // The page's own heading has the focus until somebody goes on.
  const hasMoved = useRef(false)
  const go = (id: string | null) => {
    hasMoved.current = true
    setAt(id)
  }
  const to = (next: number) => go(actions[next]?.id ?? null)
  return action ? (
    <Step
      key={action.id}
      {...{ action, measures, state }}
      takesFocus={hasMoved.current}
      number={index + 1}
      count={actions.length}
      given={givenOf(action)}
      scoreOf={(key) => scoreOf(action, key)}
      onScore={(key, score) => sheet.set(scoreKey(action.provenance.shapeId, key), score)}
      onBack={index > 0 ? () => to(index - 1) : null}
      onNext={() => to(index + 1)}
    />
  ) : (
    <End
      given={actions.filter((one) => givenOf(one) > 0).length}
      count={actions.length}
      {...{ missing, state, roomId }}
      onGo={go}
      onAgain={() => to(0)}
    />
  )
}

interface StepProps {
  action: Insight
  measures: readonly Measure[]
  state: BallotState
  takesFocus: boolean
  number: number
  count: number
  given: number
  scoreOf: (key: string) => number | null
  /** 0 takes it away. */
  onScore: (key: string, score: number) => void
  onBack: (() => void) | null
  onNext: () => void
}

function Step(props: StepProps) {
  const { action, measures, state, takesFocus, number, count, given, scoreOf, onScore, onBack, onNext } =
    props
  const { t } = useTranslation('scoring')
  const heading = useRef<HTMLHeadingElement>(null)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (!takesFocus) return
    heading.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [takesFocus])
  const next = (event: FormEvent) => {
    event.preventDefault()
    onNext()
  }
  /** Digits give the row that has the focus its score, else the first without one, and go on to the next. */
  const onKeyDown = (event: KeyboardEvent) => {
    const score = Number(event.key)
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (!Number.isInteger(score) || score < MIN_GIVEN || score > MAX_GIVEN) return
    const rows = [...(form.current?.querySelectorAll('fieldset') ?? [])]
    const focused = rows.findIndex((row) => row.contains(document.activeElement))
    const row = focused >= 0 ? focused : measures.findIndex(({ key }) => scoreOf(key) === null)
    const measure = measures[row]
    if (!measure) return
    event.preventDefault()
    onScore(measure.key, score)
    const after = rows[row + 1]
    const target = after
      ? (after.querySelector<HTMLElement>('input:checked') ?? after.querySelector<HTMLElement>('input'))
      : form.current?.querySelector<HTMLElement>('[type="submit"]')
    target?.focus()
  }
  const isLast = number === count
  return (
    <form ref={form} className={styles.step} onSubmit={next} onKeyDown={onKeyDown}>
      <div className={styles.progress}>
        <p>{t('page.at', { number, count })}</p>
        <Saved state={state} />
        <span className={styles.track} aria-hidden="true">
          <span style={{ inlineSize: `${(100 * number) / count}%` }} />
        </span>
      </div>
      <h2 ref={heading} tabIndex={-1} lang={action.lang} className={styles.action}>
        {action.text}
      </h2>
      {measures.map(({ key, ...row }) => (
        <ScoreRow key={key} {...row} value={scoreOf(key)} onScore={(score) => onScore(key, score)} />
      ))}
      <div className={styles.bar}>
        <Button isDisabled={!onBack} onPress={() => onBack?.()}>
          {t('page.back')}
        </Button>
        <Button type="submit" look="primary">
          {given === 0 ? t('page.skip') : isLast ? t('page.finish') : t('page.next')}
        </Button>
      </div>
      <p className={styles.muted}>{t('page.how')}</p>
      <p className={`${styles.muted} ${styles.keys}`}>{t('page.keys')}</p>
    </form>
  )
}

/** Whether all of it is on the server; read out where it is not. */
function Saved({ state: { kept } }: { state: BallotState }) {
  const { t } = useTranslation('scoring')
  return kept === 'waiting' ? (
    <p className={styles.waiting} role="status">
      <CircleAlert size={15} aria-hidden="true" />
      {t('page.waiting')}
    </p>
  ) : (
    <p className={styles.saved} data-kept={kept}>
      {kept === 'kept' ? <Check size={15} aria-hidden="true" /> : null}
      {t(kept === 'kept' ? 'page.saved' : 'page.saving')}
    </p>
  )
}

interface EndProps {
  given: number
  count: number
  missing: readonly Insight[]
  state: BallotState
  roomId: string
  onGo: (id: string) => void
  onAgain: () => void
}

function End({ given, count, missing, state, roomId, onGo, onAgain }: EndProps) {
  const { t } = useTranslation('scoring')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <div className={styles.end}>
      <h2 ref={heading} tabIndex={-1}>
        {t('page.doneTitle')}
      </h2>
      <p>{t('page.done', { given, count })}</p>
      <Saved state={state} />
      {missing.length > 0 ? (
        <>
          <p>{t('page.missing')}</p>
          <ul className={styles.missing}>
            {missing.map(({ id, text, lang }) => (
              <li key={id}>
                <button type="button" lang={lang} onClick={() => onGo(id)}>
                  {text}
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <Ways>
        <LinkButton to={pathTo.room(roomId)} look="primary">
          {t('page.toRoom')}
        </LinkButton>
        <Button onPress={onAgain}>{t('page.again')}</Button>
      </Ways>
    </div>
  )
}
