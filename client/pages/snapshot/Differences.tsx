/**
 * A difference between two snapshots, by what happened: new, gone, reworded word by word, moved, other votes, the rest.
 * @module
 */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { changedDetails, differsOtherwise } from '../../../shared/insights/changedDetails.ts'
import { facetNames } from '../../../shared/insights/kindFields.ts'
import { votesGained } from '../../../shared/insights/votesGained.ts'
import type { Snapshot, SnapshotDifference } from '../../../shared/protocol/snapshots.ts'
import { zonesThen } from '../../../shared/rooms/zoneOrder.ts'
import {
  kindNames,
  type Localised,
  sectorNames,
  statusNames,
  strengthAreaNames,
} from '../../../shared/vocabulary.ts'
import { cardPath } from '../../app/cardPath.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import styles from './Thread.module.css'

type Changed = SnapshotDifference['changed'][number]
type Insight = Changed['after']

/** Those with a name; of the others that have no list of their own the details are told. */
const named = [
  'kind',
  'facet',
  'strengthArea',
  'sector',
  'status',
  'statusReason',
  'scores',
  'comments',
  'group',
  'relations',
] as const

/** Of these is told what they were and are. */
const vocabularies: Partial<Record<(typeof named)[number], Record<string, Localised>>> = {
  kind: kindNames,
  facet: facetNames,
  strengthArea: strengthAreaNames,
  sector: sectorNames,
  status: statusNames,
}

interface DifferencesProps {
  difference: SnapshotDifference
  /** The snapshot that has what is compared. */
  snapshot: Snapshot
}

export function Differences({ difference, snapshot }: DifferencesProps) {
  const { t } = useTranslation('snapshotThread')
  const { before, after, added, removed, relations } = difference
  // Of two rounds of votes every card says in which it was voted on.
  const changed = difference.changed.filter(
    (one) => votesGained(one) !== 0 || one.fields.some((field) => field !== 'votes'),
  )
  const unchanged = difference.unchanged + difference.changed.length - changed.length
  const has = (field: string) => changed.filter(({ fields }) => fields.some((one) => one === field))
  const others = changed.filter(differsOtherwise)
  const isSame = added.length + removed.length + changed.length === 0
  return (
    <div className={styles.differences}>
      <p className={styles.muted}>
        {t('compare.from', { before: before.number, after: after.number })}{' '}
        {isSame ? t('compare.same') : t('compare.unchanged', { count: unchanged })}{' '}
        {relations.added.length > 0
          ? `${t('compare.relationsAdded', { count: relations.added.length })}. `
          : ''}
        {relations.removed.length > 0
          ? `${t('compare.relationsRemoved', { count: relations.removed.length })}.`
          : ''}
      </p>
      <Part title={t('compare.added')} items={added} draw={(one) => <Words insight={one} />} />
      <Part
        title={t('compare.removed')}
        items={removed}
        draw={({ text, lang }) => <del lang={lang}>{text}</del>}
      />
      <Part title={t('compare.reworded')} items={has('text')} draw={(one) => <Reworded changed={one} />} />
      <Part
        title={t('compare.moved')}
        items={has('zone')}
        draw={(one) => <Moved changed={one} snapshot={snapshot} />}
      />
      <Part
        title={t('compare.votes')}
        items={changed.filter((one) => votesGained(one) !== 0)}
        draw={(one) => <OtherVotes changed={one} />}
      />
      <Part title={t('compare.other')} items={others} draw={(one) => <OtherFields changed={one} />} />
    </div>
  )
}

interface PartProps<T> {
  title: string
  items: readonly T[]
  draw: (item: T) => ReactNode
}

function Part<T extends Insight | Changed>({ title, items, draw }: PartProps<T>) {
  if (items.length === 0) return null
  return (
    <section aria-label={title}>
      <h3>
        {title} <span className={styles.muted}>({items.length})</span>
      </h3>
      <ul className={styles.items}>
        {items.map((item) => (
          <li key={'after' in item ? item.after.id : item.id}>{draw(item)}</li>
        ))}
      </ul>
    </section>
  )
}

function Words({ insight: { text, lang, provenance } }: { insight: Insight }) {
  return (
    <Link href={cardPath(provenance.roomId, provenance.shapeId)} lang={lang}>
      {text}
    </Link>
  )
}

/** One text in which what is gone is struck out and what is new is marked; both are named to who does not see it. */
function Reworded({ changed: { words, after } }: { changed: Changed }) {
  const { t } = useTranslation('snapshotThread')
  return (
    <p lang={after.lang} className={styles.words}>
      {words.map(({ text, of }, i) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other name than their place
        if (of === 'both') return <span key={i}>{text}</span>
        const Mark = of === 'after' ? 'ins' : 'del'
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Mark key={i}>
            <span className="visually-hidden">{t(of === 'after' ? 'compare.isNew' : 'compare.isGone')} </span>
            {text}
          </Mark>
        )
      })}
    </p>
  )
}

function Moved({ changed: { before, after }, snapshot }: { changed: Changed; snapshot: Snapshot }) {
  const { t } = useTranslation('snapshotThread')
  const { language } = useLanguage()
  // A zone that is gone from the later board may still be one of the template's.
  const zones = [...zonesThen(snapshot), ...zonesThen({ step: snapshot.step })]
  const name = (zone: string | null) =>
    zone === null ? t('compare.unsorted') : (zones.find(({ id }) => id === zone)?.name[language] ?? zone)
  return (
    <>
      <Words insight={after} />
      <p className={styles.muted}>
        {t('compare.movedFromTo', { from: name(before.zone), to: name(after.zone) })}
      </p>
    </>
  )
}

function OtherVotes({ changed: { before, after } }: { changed: Changed }) {
  const { t } = useTranslation('snapshotThread')
  const [was, is] = [before.votes?.total ?? 0, after.votes?.total ?? 0]
  const gained = votesGained({ before, after })
  const by = gained < 0 ? `−${-gained}` : `+${gained}`
  return (
    <>
      <Words insight={after} />
      <p className={styles.muted}>{t('compare.votesFromTo', { before: was, after: is, by })}</p>
    </>
  )
}

function OtherFields({ changed: { before, after, fields } }: { changed: Changed }) {
  const { t } = useTranslation('snapshotThread')
  const { language } = useLanguage()
  const told = (field: (typeof named)[number]) => {
    const names = vocabularies[field]
    const name = t(`compare.fields.${field}`)
    if (!names) return name
    const of = (value: unknown) => names[String(value)]?.[language].toLocaleLowerCase(language) ?? '–'
    return t('compare.fieldFromTo', { field: name, from: of(before[field]), to: of(after[field]) })
  }
  const known = named.filter((field) => fields.some((one) => one === field))
  const details = changedDetails(before, after).map((name) => name[language])
  const list = [...known.map(told), ...details]
  return (
    <>
      <Words insight={after} />
      <p className={styles.muted}>{(list.length > 0 ? list : [t('compare.fields.more')]).join('; ')}</p>
    </>
  )
}
