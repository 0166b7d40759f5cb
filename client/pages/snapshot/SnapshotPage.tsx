/**
 * A snapshot: what the board said at one moment, as numbered insights.
 * @module
 */
import { Scale } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { headingOf } from '../../../shared/insights/headingOf.ts'
import type { Snapshot } from '../../../shared/protocol/snapshots.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { Page } from '../../app/Page.tsx'
import { pathTo } from '../../app/paths.ts'
import { useMe, useSnapshot } from '../../app/queries.ts'
import { Refused } from '../../app/Refused.tsx'
import { formatTime } from '../../app/time.ts'
import { BackLink } from '../../app/ui/BackLink.tsx'
import { LinkButton } from '../../app/ui/Button.tsx'
import { CopyButton } from '../../app/ui/CopyField.tsx'
import { Waiting } from '../../app/Waiting.tsx'
import { BalancePart } from '../../insights/BalancePart.tsx'
import '../../insights/words.ts'
import { Elsewhere } from '../../card/CardElsewhere.tsx'
import { prioritiesPath } from '../priorities/prioritiesPath.ts'
import { byZone, relationSides, type ZoneGroup } from './arrange.ts'
import { CarryButton } from './CarryButton.tsx'
import { Compare } from './Compare.tsx'
import { Exports } from './Exports.tsx'
import { Overview } from './Overview.tsx'
import styles from './SnapshotPage.module.css'
import { Warnings } from './Warnings.tsx'
import { ZoneSection } from './ZoneSection.tsx'
import './words.ts'

/** Hexadecimal digits of a checksum that are shown; the whole of it is copied. */
const SHORT_HASH = 12

export function SnapshotPage({ id }: { id: string }) {
  const me = useMe()
  const snapshot = useSnapshot(id)
  if (me.isPending || snapshot.isPending) return <Waiting />
  const error = me.error ?? snapshot.error
  if (error || !me.data || !snapshot.data) return <Refused error={error} onRetry={() => snapshot.refetch()} />
  return <ShownSnapshot snapshot={snapshot.data} />
}

function ShownSnapshot({ snapshot }: { snapshot: Snapshot }) {
  const { t } = useTranslation('snapshot')
  const { language } = useLanguage()
  const zones = useMemo(() => byZone(snapshot, language, t('unsorted')), [snapshot, language, t])
  const sides = useMemo(() => relationSides(snapshot), [snapshot])
  const heading = useMemo(() => headingOf(snapshot.groups), [snapshot])
  const elsewhere = useMemo(
    () => [...sides.values()].flat().flatMap(({ other, otherId }) => (other ? [] : [otherId])),
    [sides],
  )
  return (
    <Page
      title={t('title', { number: snapshot.number })}
      actions={
        <>
          {snapshot.insights.some(({ kind }) => kind === 'action') ? (
            <LinkButton to={prioritiesPath(snapshot.roomId, snapshot.id)}>
              <Scale size={18} aria-hidden="true" />
              {t('priorities')}
            </LinkButton>
          ) : null}
          <CarryButton snapshot={snapshot} zones={zones} />
        </>
      }
      above={
        <BackLink href={pathTo.room(snapshot.roomId)}>
          {snapshot.roomTitle}, {snapshot.processTitle}
        </BackLink>
      }
    >
      <Facts snapshot={snapshot} />
      <Overview snapshot={snapshot} zones={zones} />
      <Voices snapshot={snapshot} zones={zones} />
      <Exports snapshot={snapshot} />
      {snapshot.warnings.length > 0 ? <Warnings warnings={snapshot.warnings} /> : null}
      <Compare snapshot={snapshot} />
      <section className={styles.list} aria-labelledby="insights-title">
        <h2 id="insights-title">{t('list')}</h2>
        {zones.length === 0 ? <p>{t('empty')}</p> : null}
        <Elsewhere processId={snapshot.processId} ids={elsewhere}>
          {zones.map((zone) => (
            <ZoneSection key={zone.zone ?? ''} zone={zone} sides={sides} heading={heading} />
          ))}
        </Elsewhere>
      </section>
    </Page>
  )
}

/** Whose voices are heard, for the room and each zone, as the snapshot has it. */
function Voices({ snapshot, zones }: { snapshot: Snapshot; zones: readonly ZoneGroup[] }) {
  const { t } = useTranslation('snapshot')
  const { language } = useLanguage()
  const names = new Map(zones.flatMap(({ zone, name }) => (zone === null ? [] : [[zone, name] as const])))
  if (snapshot.insights.length === 0) return null
  return (
    <section className={styles.voices} aria-labelledby="voices-title">
      <h2 id="voices-title">{t('voices')}</h2>
      <BalancePart insights={snapshot.insights} zones={names} language={language} leads={false} />
    </section>
  )
}

function Facts({ snapshot }: { snapshot: Snapshot }) {
  const { t } = useTranslation('snapshot')
  const { language } = useLanguage()
  const reason = snapshot.reason === 'facilitator' ? null : t(`reasons.${snapshot.reason}`)
  return (
    <div className={styles.facts}>
      <p>
        {t('taken', { time: formatTime(snapshot.takenAt, language) })}{' '}
        {t('by', { role: t(`byRole.${snapshot.takenBy}`) })}
        {reason ? `. ${reason}` : ''}
      </p>
      {snapshot.note ? <p className={styles.note}>{snapshot.note}</p> : null}
      <p className={styles.hash} title={t('hashHelp')}>
        {t('hash')}: <code>{snapshot.hash.slice(0, SHORT_HASH)}…</code>
        <CopyButton text={snapshot.hash} label={t('hashCopy')} look="quiet" iconOnly />
      </p>
    </div>
  )
}
