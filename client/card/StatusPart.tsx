/**
 * How far a card has come. What the room agrees on anyone may say, on the card; what needs a right is said by those who
 * lead and held by the server.
 * @module
 */
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Insight } from '../../shared/insights/insight.ts'
import {
  type HeldStatus,
  openStatuses,
  reasonedStatuses,
  type StatusTrouble,
} from '../../shared/insights/statuses.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import type { StatusChange } from '../../shared/protocol/statuses.ts'
import type { Language, Status } from '../../shared/vocabulary.ts'
import { isOneOf, statuses, statusNames } from '../../shared/vocabulary.ts'
import { type ApiProblem, answer, server } from '../app/api.ts'
import { Notice, ProblemNotice } from '../app/ui/Notice.tsx'
import { SelectInput } from '../app/ui/SelectInput.tsx'
import styles from './CardPanel.module.css'
import { StatusForm } from './StatusForm.tsx'

interface StatusPartProps {
  insight: Insight
  held: HeldStatus | undefined
  room: Room
  leads: boolean
  /** What is not in order about it. */
  troubles: readonly StatusTrouble[]
  isReadOnly: boolean
  language: Language
  say: (key: string, value: unknown) => void
}

/** What is said with a few words more. */
const needsMore = (status: Status) => status === 'adopted' || isOneOf(reasonedStatuses, status)

function callsFor(room: Room, shapeId: string) {
  const card = server.api.rooms[':id'].cards[':cardId'].status
  const param = { id: room.id, cardId: shapeId }
  return {
    put: (json: StatusChange) => answer(card.$put({ param, json })),
    remove: () => answer(card.$delete({ param })),
  }
}

export function StatusPart(props: StatusPartProps) {
  const { insight, held, room, leads, isReadOnly, language, say } = props
  const { t } = useTranslation('card')
  const [wanted, setWanted] = useState<Status | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const section = useRef<HTMLElement>(null)
  const offered = leads ? statuses : openStatuses
  const isFixed = !leads && (isReadOnly || held !== undefined)
  const calls = callsFor(room, insight.provenance.shapeId)

  const sayOnCard = (status: Status, reason?: string) => {
    say('status', status)
    say('statusReason', reason)
  }
  /** The form is gone: whoever was in it is where it was opened, and sees how the card stands now. */
  const leave = () => {
    setWanted(null)
    section.current?.querySelector('button')?.focus()
  }
  const save = async (change: StatusChange) => {
    const isOpen = change.status === 'trial' || change.status === 'shared'
    if (!leads || (isOpen && !held && !isReadOnly)) {
      sayOnCard(change.status, change.reason)
      return leave()
    }
    const said = isOpen && held ? await calls.remove() : await calls.put(change)
    setProblem(said.ok ? null : said.problem)
    // What was filled in stays until it is held: who is refused says it again, and need not write it again.
    if (!said.ok) return
    if (isOpen && held && !isReadOnly) sayOnCard(change.status)
    leave()
  }
  const choose = async (status: Status) => {
    setWanted(status)
    setProblem(null)
    if (needsMore(status)) return
    await save({ status })
    setWanted(null)
  }
  return (
    <section ref={section} className={styles.fields} aria-label={t('status')}>
      <SelectInput
        label={t('status')}
        isDisabled={isFixed}
        choices={(isOneOf(offered, insight.status) ? offered : [...offered, insight.status]).map((id) => ({
          id,
          name: statusNames[id][language],
        }))}
        value={wanted ?? insight.status}
        onChange={choose}
      />
      <Standing insight={insight} held={held} leads={leads} troubles={props.troubles} />
      {problem ? <ProblemNotice problem={problem} /> : null}
      {wanted && needsMore(wanted) ? (
        <StatusForm
          key={wanted}
          status={wanted}
          onSave={save}
          onCancel={() => {
            leave()
            setProblem(null)
          }}
        />
      ) : null}
    </section>
  )
}

/** Why it stands so, and on whose word. */
function Standing({
  insight,
  held,
  leads,
  troubles,
}: Pick<StatusPartProps, 'insight' | 'held' | 'leads' | 'troubles'>) {
  const { t } = useTranslation('card')
  const { decision } = held ?? {}
  return (
    <>
      {insight.statusReason ? <p className={styles.help}>{insight.statusReason}</p> : null}
      {decision ? (
        <p className={styles.help}>
          {t('decided', { body: decision.body, date: decision.date })}
          {decision.paragraph ? ` §\u00a0${decision.paragraph.replace(/^§\s*/, '')}` : ''}
          {decision.dnr ? ` (${decision.dnr})` : ''}
        </p>
      ) : null}
      {leads ? null : <p className={styles.help}>{t(held ? 'heldByLeaders' : 'givenByLeaders')}</p>}
      {troubles.map((trouble) => (
        <Notice key={trouble} tone="warning">
          {t(`troubles.${trouble}`)}
        </Notice>
      ))}
    </>
  )
}
