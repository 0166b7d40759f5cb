/**
 * The insights by zone, in reading order; each leads to its card on the board.
 * @module
 */
import { Search, X } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { Button as AriaButton, Input, SearchField } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Extraction, Insight } from '../../shared/insights/extract.ts'
import { headingOf } from '../../shared/insights/headingOf.ts'
import { anything, excerptOf, type Hit, searchIn } from '../../shared/insights/search.ts'
import { SEARCH_EXCERPT_LENGTH } from '../../shared/limits.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { kindNames, statusNames } from '../../shared/vocabulary.ts'
import { useAnnounce } from '../app/announcements.tsx'
import { SectorMark } from '../app/SectorMark.tsx'
import { useShownCard } from '../app/shownCard.ts'
import { UnderHeading } from '../app/UnderHeading.tsx'
import { Button } from '../app/ui/Button.tsx'
import panel from '../card/CardPanel.module.css'
import outline from '../outline/Outline.module.css'
import { FoundBeside } from './FoundBeside.tsx'
import styles from './Insights.module.css'
import type { ZoneNames } from './useZoneNames.ts'

/** Insights shown at first, and with each press of "more": a board of thousands is searched rather than scrolled. */
const STEP = 200

interface RecordsPartProps {
  extraction: Extraction
  zones: ZoneNames
  language: Language
  /** Told when one leads to the board. */
  onGo: () => void
}

/** In the order of the zones, what lies outside all first. */
function inOrder(insights: readonly Insight[], zones: ZoneNames): Insight[] {
  const places = new Map([...zones.keys()].map((id, i) => [id, i]))
  const placeOf = ({ zone }: Insight) => (zone === null ? -1 : (places.get(zone) ?? places.size))
  return [...insights].sort((a, b) => placeOf(a) - placeOf(b) || a.order - b.order)
}

export function RecordsPart({ extraction: { insights, groups }, zones, language, onGo }: RecordsPartProps) {
  const { t } = useTranslation('insights')
  const [query, setQuery] = useState('')
  const [limit, setLimit] = useState(STEP)
  const words = useDeferredValue(query)
  const headings = useMemo(() => new Map(groups.map(({ id, heading }) => [id, heading])), [groups])
  const found = useMemo(() => {
    const hits = searchIn(insights, { ...anything, words }, { headings })
    const byId = new Map(hits.map((hit) => [hit.insight.id, hit]))
    return inOrder(insights, zones).flatMap(({ id }) => byId.get(id) ?? [])
  }, [insights, headings, zones, words])
  const headingFor = useMemo(() => headingOf(groups), [groups])
  const sections = [...Map.groupBy(found.slice(0, limit), ({ insight }) => insight.zone)]
  return (
    <>
      <div className={styles.searchRow}>
        <SearchField
          aria-label={t('search')}
          value={query}
          onChange={setQuery}
          className={outline.search ?? ''}
        >
          <Search size={18} aria-hidden="true" />
          <Input className={outline.searchInput ?? ''} placeholder={t('search')} />
          {query ? (
            <AriaButton className={outline.clear ?? ''} aria-label={t('clear')}>
              <X size={18} aria-hidden="true" />
            </AriaButton>
          ) : null}
        </SearchField>
      </div>
      {found.length === 0 ? (
        <p className={panel.help}>{t(insights.length === 0 ? 'none' : 'noneFound')}</p>
      ) : null}
      {sections.map(([zone, members]) => (
        <section key={zone ?? ''} className={styles.zone}>
          <h3>{zone === null ? t('unsorted') : (zones.get(zone) ?? zone)}</h3>
          <ul className={styles.records}>
            {members.map((hit) => (
              <Row
                key={hit.insight.id}
                heading={headingFor(hit.insight)}
                {...{ hit, words, language, onGo }}
              />
            ))}
          </ul>
        </section>
      ))}
      {found.length > limit ? (
        <Button size="small" onPress={() => setLimit(limit + STEP)}>
          {t('more', { count: Math.min(STEP, found.length - limit) })}
        </Button>
      ) : null}
      <p className={panel.help}>{t('help')}</p>
    </>
  )
}

interface RowProps extends Pick<RecordsPartProps, 'language' | 'onGo'> {
  hit: Hit
  /** What it is gathered under; '' where it is under nothing. */
  heading: string
  /** What was searched for. */
  words: string
}

function Row({ hit: { insight, beside }, heading, words, language, onGo }: RowProps) {
  const { t } = useTranslation('insights')
  const { t: tc } = useTranslation()
  const { show } = useShownCard()
  const announce = useAnnounce()
  const { kind, sector, votes, text, status, provenance } = insight
  return (
    <li>
      <button
        type="button"
        className={styles.record}
        onClick={() => {
          show(provenance.shapeId)
          announce(t('shown', { text }))
          onGo()
        }}
      >
        <span lang={insight.lang} className={styles.text}>
          {text}
        </span>
        <FoundBeside
          kind={kind}
          beside={beside.map((one) => ({
            in: one.in,
            text: excerptOf(one.text, words, SEARCH_EXCERPT_LENGTH),
          }))}
        />
        <span className={styles.facts}>
          <span>{kindNames[kind][language]}</span>
          <UnderHeading heading={heading} />
          <span className={panel.sector}>
            {sector && sector !== 'mixed' ? <SectorMark sector={sector} size={12} /> : null}
            {tc(`sectors.${sector ?? 'none'}`)}
          </span>
          {status === 'trial' ? null : <span>{statusNames[status][language]}</span>}
          {votes ? <span>{t('votes', { count: votes.total })}</span> : null}
        </span>
      </button>
    </li>
  )
}
