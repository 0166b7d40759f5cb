/**
 * What was learnt, and its way back to the analysis: a snapshot of this room, of which these cards are carried there.
 * @module
 */
import { Forward } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Insight } from '../../../shared/insights/extract.ts'
import type { Room } from '../../../shared/protocol/processes.ts'
import type { Snapshot } from '../../../shared/protocol/snapshots.ts'
import { kindNames } from '../../../shared/vocabulary.ts'
import { type ApiProblem, answer, server } from '../../app/api.ts'
import { cardPath } from '../../app/cardPath.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { useProcess } from '../../app/queries.ts'
import { Button } from '../../app/ui/Button.tsx'
import { ProblemNotice } from '../../app/ui/Notice.tsx'
import { byZone } from '../snapshot/arrange.ts'
import { CarryWindow, carryTo } from '../snapshot/CarryWindow.tsx'
import styles from './Evaluation.module.css'

/** The zone of what goes into the next round. */
const NEXT = 'next_loop'

/** Lessons first, then what they change, then what goes on; below zero for what is none of these. */
const groupOf = ({ kind, zone }: Insight): number =>
  zone === NEXT ? 2 : kind === 'lesson' ? 0 : kind === 'adjustment' ? 1 : -1

interface LearntPartProps {
  room: Room
  insights: readonly Insight[]
  leads: boolean
}

async function snapshotNow(roomId: string): Promise<Snapshot | ApiProblem> {
  const taken = await answer(server.api.rooms[':id'].snapshots.$post({ param: { id: roomId }, json: {} }))
  if (!taken.ok) return taken.problem
  const read = await answer(server.api.snapshots[':id'].$get({ param: { id: taken.value.id } }))
  return read.ok ? read.value : read.problem
}

export function LearntPart({ room, insights, leads }: LearntPartProps) {
  const { t } = useTranslation('evaluation')
  const { language } = useLanguage()
  const process = useProcess(room.processId)
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const learnt = insights.flatMap((insight) => {
    const group = groupOf(insight)
    return group < 0 ? [] : [{ ...insight, group }]
  })
  learnt.sort((a, b) => a.group - b.group || a.order - b.order)
  const rooms = process.data ? carryTo(process.data, room.id) : []
  const take = async () => {
    setBusy(true)
    const taken = await snapshotNow(room.id)
    setBusy(false)
    if ('insights' in taken) setSnapshot(taken)
    setProblem('insights' in taken ? null : taken)
  }
  return (
    <section className={styles.part} aria-labelledby="learnt-title">
      <h2 id="learnt-title">{t('learnt.title')}</h2>
      <p className={styles.muted}>
        {t(learnt.length > 0 ? 'learnt.help' : 'learnt.none')}
        {learnt.length > 0 && !leads ? ` ${t('learnt.carriedByLeaders')}` : null}
      </p>
      <ul className={styles.learnt}>
        {learnt.map(({ id, text, lang, kind, provenance }) => (
          <li key={id}>
            <span className={styles.kind}>{kindNames[kind][language]}</span>
            <Link href={cardPath(room.id, provenance.shapeId)} lang={lang}>
              {text}
            </Link>
          </li>
        ))}
      </ul>
      {leads && learnt.length > 0 && rooms.length > 0 ? (
        <div>
          <Button isBusy={isBusy} onPress={take}>
            <Forward size={18} aria-hidden="true" />
            {t('learnt.carry')}
          </Button>
        </div>
      ) : null}
      {problem ? <ProblemNotice problem={problem} /> : null}
      {snapshot ? (
        <CarryWindow
          snapshot={snapshot}
          zones={byZone(snapshot, language, '–')}
          rooms={rooms}
          first={learnt.map(({ id }) => id)}
          onClose={() => setSnapshot(null)}
        />
      ) : null}
    </section>
  )
}
