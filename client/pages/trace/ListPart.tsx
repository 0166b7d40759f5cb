/**
 * All insights of a process as a list: found by their words in any form, and by room, kind, sector, area and votes.
 * @module
 */
import { ListFilter, Search, X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Button as AriaButton, Input, SearchField } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { fits, type Wanted } from '../../../shared/insights/search.ts'
import type { TraceNode } from '../../../shared/insights/trace.ts'
import { MAX_SEARCH_LENGTH } from '../../../shared/limits.ts'
import type { Process } from '../../../shared/protocol/processes.ts'
import type { Found } from '../../../shared/protocol/search.ts'
import type { Trace } from '../../../shared/protocol/trace.ts'
import {
  isOneOf,
  kindNames,
  kinds,
  sectorNames,
  sectors,
  strengthAreaNames,
  strengthAreas,
} from '../../../shared/vocabulary.ts'
import { problemOf } from '../../app/api.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { obstacle, useSearch } from '../../app/queries.ts'
import { Button } from '../../app/ui/Button.tsx'
import { FlagInput } from '../../app/ui/FlagInput.tsx'
import { ProblemNotice } from '../../app/ui/Notice.tsx'
import { SelectInput } from '../../app/ui/SelectInput.tsx'
import { useMedia } from '../../app/useMedia.ts'
import { useSettled } from '../../app/useSettled.ts'
import { FoundBeside } from '../../insights/FoundBeside.tsx'
import insights from '../../insights/Insights.module.css'
import outline from '../../outline/Outline.module.css'
import { roomChoices, roomNames } from '../../rooms/roomNames.ts'
import { Facts } from './ThreadPart.tsx'
import styles from './TracePage.module.css'
import { type LeftCard, useFocusBack } from './useFocusBack.ts'

/** Insights shown at first, and with each press of "more". */
const STEP = 100
const EVERY = 'every'
/** Milliseconds without a letter after which what was written is searched for. */
const SETTLED_MS = 200
const voteSteps = ['0', '1', '5', '10', '20'] as const

interface ListPartProps {
  process: Process
  trace: Trace
  chosen: TraceNode | null
  left: LeftCard
  onChoose: (id: string | null) => void
  /** What is wanted of the list when it opens. */
  begin: Wanted
}

/** On less, the filters would stand before all that is found: they come when they are asked for. */
const NARROW = '(max-width: 43.74rem)'

/** How many of the filters are in use. */
const chosenIn = ({ words: _words, ...asked }: Wanted): number => Object.values(asked).filter(Boolean).length

interface FoundNode {
  readonly node: TraceNode
  readonly beside: Found['hits'][number]['beside']
}

function queryOf({ words, roomId, kind, sector, strengthArea, votes, looseOnly }: Wanted) {
  return {
    words: words.trim(),
    ...(roomId ? { room: roomId } : {}),
    ...(kind ? { kind } : {}),
    ...(sector ? { sector } : {}),
    ...(strengthArea ? { area: strengthArea } : {}),
    ...(votes > 0 ? { votes: String(votes) } : {}),
    ...(looseOnly ? { loose: 'true' as const } : {}),
  }
}

/** What is wanted of the thread's cards: without words that is known here; words are the server's to find. */
function useFound({ id }: Process, { nodes }: Trace, wanted: Wanted) {
  const query = useMemo(() => queryOf(wanted), [wanted])
  const asked = useSettled(query, SETTLED_MS)
  const { data, error, refetch } = useSearch(id, asked)
  const isSearch = query.words !== ''
  const shown = useMemo(() => {
    if (!isSearch) {
      const all = nodes.filter((node) => fits({ ...node, isLoose: node.loose.length > 0 }, wanted))
      return { found: all.map((node): FoundNode => ({ node, beside: [] })), total: all.length }
    }
    const byId = new Map(nodes.map((node) => [node.id, node]))
    const found = (data?.hits ?? []).flatMap(({ id: hit, beside }): FoundNode[] => {
      const node = byId.get(hit)
      return node ? [{ node, beside }] : []
    })
    return { found, total: data?.total ?? null }
  }, [nodes, isSearch, wanted, data])
  return { ...shown, error: isSearch ? obstacle({ data, error }) : null, retry: () => refetch() }
}

export function ListPart({ process, trace, chosen, left, onChoose, begin }: ListPartProps) {
  const { t } = useTranslation('trace')
  const { language } = useLanguage()
  const [wanted, setWanted] = useState<Wanted>(begin)
  const [limit, setLimit] = useState(STEP)
  const isNarrow = useMedia(NARROW)
  const [isNarrowing, setNarrowing] = useState(false)
  const part = useRef<HTMLElement>(null)
  const status = useRef<HTMLParagraphElement>(null)
  useFocusBack(part, left)
  // Who came for what hangs loose is led to it: the button that was pressed is gone.
  useEffect(() => {
    if (begin.looseOnly) status.current?.focus()
  }, [begin])
  const { found, total, error, retry } = useFound(process, trace, wanted)
  const rooms = roomNames(process.rooms, language)
  return (
    <section ref={part} className={styles.list}>
      <div className={insights.searchRow}>
        <SearchField
          aria-label={t('list.search')}
          value={wanted.words}
          maxLength={MAX_SEARCH_LENGTH}
          onChange={(words) => setWanted({ ...wanted, words })}
          className={outline.search ?? ''}
        >
          <Search size={18} aria-hidden="true" />
          <Input className={outline.searchInput ?? ''} placeholder={t('list.search')} />
          {wanted.words ? (
            <AriaButton className={outline.clear ?? ''} aria-label={t('list.clear')}>
              <X size={18} aria-hidden="true" />
            </AriaButton>
          ) : null}
        </SearchField>
      </div>
      {isNarrow ? (
        <Button size="small" aria-expanded={isNarrowing} onPress={() => setNarrowing(!isNarrowing)}>
          <ListFilter size={16} aria-hidden="true" />
          {chosenIn(wanted) > 0 ? t('list.narrowed', { count: chosenIn(wanted) }) : t('list.narrow')}
        </Button>
      ) : null}
      {!isNarrow || isNarrowing ? <Filters process={process} wanted={wanted} onWant={setWanted} /> : null}
      {error ? <ProblemNotice problem={problemOf(error)} onRetry={retry} /> : null}
      <p ref={status} tabIndex={-1} className={styles.muted} role="status">
        {total === null ? null : total === 0 ? t('list.foundNone') : t('list.found', { count: total })}
      </p>
      <ul className={insights.records}>
        {found.slice(0, limit).map(({ node, beside }) => (
          <li key={node.id}>
            <button
              type="button"
              className={insights.record}
              data-card={node.id}
              aria-pressed={node.id === chosen?.id}
              onClick={() => onChoose(node.id)}
            >
              <span className={insights.text}>{node.text}</span>
              <FoundBeside kind={node.kind} beside={beside} />
              <span className={styles.facts}>
                <span>{kindNames[node.kind][language]}</span>
                <Facts node={node} room={rooms.get(node.roomId) ?? ''} />
                {node.loose.map((one) => (
                  <span key={one} className={styles.looseText}>
                    {t(`ofLoose.${one}`)}
                  </span>
                ))}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found.length > limit ? (
        <Button size="small" onPress={() => setLimit(limit + STEP)}>
          {t('list.more', { count: Math.min(STEP, found.length - limit) })}
        </Button>
      ) : null}
    </section>
  )
}

interface FiltersProps {
  process: Process
  wanted: Wanted
  onWant: (wanted: Wanted) => void
}

function Filters({ process, wanted, onWant }: FiltersProps) {
  const { t } = useTranslation('trace')
  const { language } = useLanguage()
  const every = { id: EVERY, name: t('list.every') }
  const named = <T extends string>(ids: readonly T[], names: Record<T, Record<typeof language, string>>) => [
    every,
    ...ids.map((id) => ({ id, name: names[id][language] })),
  ]
  return (
    <div className={styles.filters}>
      <SelectInput
        label={t('list.room')}
        choices={[every, ...roomChoices(process.rooms, language)]}
        value={wanted.roomId ?? EVERY}
        onChange={(id) => onWant({ ...wanted, roomId: id === EVERY ? null : id })}
      />
      <SelectInput
        label={t('list.kind')}
        choices={named(kinds, kindNames)}
        value={wanted.kind ?? EVERY}
        onChange={(id) => onWant({ ...wanted, kind: isOneOf(kinds, id) ? id : null })}
      />
      <SelectInput
        label={t('list.sector')}
        choices={named(sectors, sectorNames)}
        value={wanted.sector ?? EVERY}
        onChange={(id) => onWant({ ...wanted, sector: isOneOf(sectors, id) ? id : null })}
      />
      <SelectInput
        label={t('area')}
        choices={named(strengthAreas, strengthAreaNames)}
        value={wanted.strengthArea ?? EVERY}
        onChange={(id) => onWant({ ...wanted, strengthArea: isOneOf(strengthAreas, id) ? id : null })}
      />
      <SelectInput
        label={t('list.votes')}
        choices={voteSteps.map((id) => ({ id, name: id }))}
        value={String(wanted.votes)}
        onChange={(votes) => onWant({ ...wanted, votes: Number(votes) })}
      />
      <FlagInput
        label={t('list.looseOnly')}
        value={wanted.looseOnly}
        onChange={(looseOnly) => onWant({ ...wanted, looseOnly })}
      />
    </div>
  )
}
