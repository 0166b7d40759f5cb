/**
 * What became of the room between this snapshot and another of its own.
 * @module
 */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Snapshot, SnapshotSummary } from '../../../shared/protocol/snapshots.ts'
import { fetched, problemOf, server } from '../../app/api.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { useSnapshots } from '../../app/queries.ts'
import { formatShortTime } from '../../app/time.ts'
import { ProblemNotice } from '../../app/ui/Notice.tsx'
import { SelectInput } from '../../app/ui/SelectInput.tsx'
import { Waiting } from '../../app/Waiting.tsx'
import { Differences } from './Differences.tsx'
import styles from './Thread.module.css'
import './threadWords.ts'
import './words.ts'

const NONE = 'none'

/** From the older to the newer of two; neither ever changes. */
function useDifference(before: string, after: string, isWanted: boolean) {
  return useQuery({
    queryKey: ['difference', before, after],
    queryFn: () =>
      fetched(server.api.snapshots[':id'].diff[':other'].$get({ param: { id: before, other: after } })),
    enabled: isWanted,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** A snapshot by its number and its time, and by what was noted, else by what it was taken at. */
function useSnapshotName() {
  const { t } = useTranslation('snapshotThread')
  const { t: word } = useTranslation('snapshot')
  const { language } = useLanguage()
  return ({ number, takenAt, note, reason }: SnapshotSummary): string => {
    const name = t('compare.choice', { number, time: formatShortTime(takenAt, language) })
    const at = note ?? (reason === 'facilitator' ? null : word(`reasons.${reason}`))
    return at ? `${name} – ${at}` : name
  }
}

export function Compare({ snapshot }: { snapshot: Snapshot }) {
  const { t } = useTranslation('snapshotThread')
  const nameOf = useSnapshotName()
  const all = useSnapshots(snapshot.roomId, true)
  const [chosen, setChosen] = useState(NONE)
  const others = (all.data ?? []).filter(({ id }) => id !== snapshot.id)
  const other = others.find(({ id }) => id === chosen)
  const isOlder = (other?.number ?? 0) < snapshot.number
  const [before, after] = isOlder ? [chosen, snapshot.id] : [snapshot.id, chosen]
  const difference = useDifference(before, after, other !== undefined)
  if (others.length === 0) return null
  return (
    <section className={styles.compare} aria-labelledby="compare-title">
      <h2 id="compare-title">{t('compare.title')}</h2>
      <SelectInput
        label={t('compare.with')}
        value={chosen}
        onChange={setChosen}
        choices={[
          { id: NONE, name: t('compare.none') },
          ...others.map((one) => ({ id: one.id, name: nameOf(one) })),
        ]}
      />
      {other && difference.isPending ? <Waiting /> : null}
      {difference.error ? (
        <ProblemNotice problem={problemOf(difference.error)} onRetry={() => difference.refetch()} />
      ) : null}
      {other && difference.data ? <Differences difference={difference.data} snapshot={snapshot} /> : null}
    </section>
  )
}
