/**
 * What was found of a file: a verdict, the snapshot that it comes from, and the cards that differ.
 * @module
 */
import { CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Verification, VerifiedSnapshot } from '../../../shared/protocol/verify.ts'
import { steps } from '../../../shared/vocabulary.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { formatDate, formatTime } from '../../app/time.ts'
import { Notice } from '../../app/ui/Notice.tsx'
import { fieldName } from './fieldNames.ts'
import { partOf } from './partName.ts'
import styles from './VerifyPage.module.css'

const icons = { made: CircleCheck, altered: TriangleAlert, unknown: CircleHelp } as const

const differs = ({ counts, fields }: VerifiedSnapshot) =>
  counts.altered + counts.removed + counts.added + fields.length > 0

/** Where a step stands; what is not known comes last. */
const placeOf = ({ step }: VerifiedSnapshot) => (step ? steps.indexOf(step) : steps.length)

/** What was altered is not to be looked for below all that was not; then they go by the steps. */
const differingFirst = (snapshots: readonly VerifiedSnapshot[]) =>
  snapshots.toSorted(
    (one, other) =>
      Number(differs(other)) - Number(differs(one)) ||
      placeOf(one) - placeOf(other) ||
      (one.roomTitle ?? '').localeCompare(other.roomTitle ?? '') ||
      (one.number ?? 0) - (other.number ?? 0),
  )

export function Found({ name, found }: { name: string; found: Verification }) {
  const { t } = useTranslation('verify')
  const { language } = useLanguage()
  const { verdict, exported, snapshots, hidden, zip, process, isKnownWhole } = found
  const Icon = icons[verdict]
  return (
    <section className={styles.found} aria-labelledby="verdict">
      <div className={`${styles.verdict} ${styles[verdict]}`}>
        <Icon size={28} aria-hidden="true" />
        <div>
          <h2 id="verdict">{t(`verdict.${verdict}`)}</h2>
          <p className={styles.name}>{name}</p>
          <p>
            {t(`text.${verdict}`)}{' '}
            {exported ? t('exported', { time: formatTime(exported.at, language) }) : null}
          </p>
        </div>
      </div>
      {hidden > 0 ? <p>{t('hidden')}</p> : null}
      {isKnownWhole === false ? <p>{t('besideUnknown')}</p> : null}
      {process ? <OfProcess process={process} /> : null}
      {zip && zip.faults.length > 0 ? <Faults zip={zip} process={process} /> : null}
      {differingFirst(snapshots).map((snapshot) => (
        <OfSnapshot key={`${snapshot.file} ${snapshot.id}`} snapshot={snapshot} />
      ))}
    </section>
  )
}

/** What is told of a process file as a whole. */
function OfProcess({ process }: { process: NonNullable<Verification['process']> }) {
  const { t } = useTranslation('verify')
  const { title, snapshots, asMade, isKnown, broken } = process
  return (
    <div>
      <h3>{t('whole.title', { title })}</h3>
      <p>{t('whole.snapshots', { asMade, count: snapshots })}</p>
      {isKnown || asMade === 0 ? null : <p>{t('whole.unknown')}</p>}
      {broken.length > 0 ? (
        <ul className={styles.list}>
          {broken.map(({ room, number, fault }) => (
            <li key={`${room} ${number}`}>{t(`whole.${fault}`, { room, number })}</li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

/** The files of a zip that are not what they should be. */
function Faults({
  zip,
  process,
}: {
  zip: NonNullable<Verification['zip']>
  process: Verification['process']
}) {
  const { t } = useTranslation('verify')
  return (
    <div>
      <h3>{t('zip')}</h3>
      <ul className={styles.list}>
        {zip.faults.map(({ name, what }) => {
          const part = partOf(name, process)
          const fault = t(`fault.${what}`)
          return (
            <li key={`${what} ${name}`}>
              {t('zipFile', { name: part ? t(`part.${part.kind}`, { ...part }) : name, fault })}
              {part ? <span className={styles.id}>{name}</span> : null}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function OfSnapshot({ snapshot }: { snapshot: VerifiedSnapshot }) {
  const { t } = useTranslation('verify')
  const { language } = useLanguage()
  const { file, number, step, roomTitle, processTitle, takenAt, hash, change, records, fields } = snapshot
  const { compared, hasPixels, isKeptAltered } = snapshot
  return (
    <article className={styles.snapshot}>
      <h3>
        {roomTitle && number && step
          ? t('from', { number, room: roomTitle, step: steps.indexOf(step) + 1 })
          : t('fromUnknown')}
      </h3>
      {file ? <p>{t('inFile', { file })}</p> : null}
      {change ? (
        <p>{t(`change.${change.change}_${change.why}`, { date: formatDate(change.at, language) })}</p>
      ) : null}
      {takenAt ? (
        <dl className={styles.facts}>
          <dt>{t('process')}</dt>
          <dd>{processTitle}</dd>
          <dt>{t('taken')}</dt>
          <dd>{formatTime(takenAt, language)}</dd>
          <dt>{t('records')}</dt>
          <dd>{records}</dd>
          <dt>{t('hash')}</dt>
          <dd className={styles.hash}>{hash}</dd>
        </dl>
      ) : null}
      <Compared snapshot={snapshot} />
      {isKeptAltered ? <Notice tone="warning">{t('keptAltered')}</Notice> : null}
      {compared === 'words' && hasPixels ? <p>{t('pixels')}</p> : null}
      {(['altered', 'removed', 'added'] as const).map((what) => (
        <Records key={what} what={what} snapshot={snapshot} />
      ))}
      {fields.length > 0 ? (
        <p>{t('fields', { names: fields.map((name) => fieldName(name, language)).join(', ') })}</p>
      ) : null}
    </article>
  )
}

/** What it means where no card is named. */
function Compared({
  snapshot: { verdict, compared, counts, records, agrees },
}: {
  snapshot: VerifiedSnapshot
}) {
  const { t } = useTranslation('verify')
  if (verdict === 'unknown') return agrees === null ? null : <p>{t(agrees ? 'own.yes' : 'own.no')}</p>
  if (verdict === 'made') return compared === 'all' ? <p>{t('same', { count: records })}</p> : null
  if (compared === 'nothing') return <p>{t('notCompared')}</p>
  const isSame = counts.altered + counts.removed + counts.added === 0
  return compared === 'words' && isSame ? <p>{t('wordsSame')}</p> : null
}

function Records({ what, snapshot }: { what: 'altered' | 'removed' | 'added'; snapshot: VerifiedSnapshot }) {
  const { t } = useTranslation('verify')
  const records = snapshot[what]
  const left = snapshot.counts[what] - records.length
  if (records.length === 0) return null
  return (
    <div>
      <h4>{`${t(what)} (${snapshot.counts[what]})`}</h4>
      <ul className={styles.list}>
        {records.map(({ id, text }) => (
          <li key={id}>
            {text ? (what === 'added' ? text : t('was', { text })) : null}
            <span className={styles.id}>{id}</span>
          </li>
        ))}
      </ul>
      {left > 0 ? <p>{t('more', { count: left })}</p> : null}
    </div>
  )
}
