/**
 * The thread through a process: one picture across its rooms, the same as a list, and its goals against each other.
 * @module
 */
import { useEffect, useMemo, useRef, useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearch } from 'wouter'
import { anything, type Wanted } from '../../../shared/insights/search.ts'
import { threadOf } from '../../../shared/insights/trace.ts'
import type { Process } from '../../../shared/protocol/processes.ts'
import type { Trace } from '../../../shared/protocol/trace.ts'
import { Page } from '../../app/Page.tsx'
import { pathTo } from '../../app/paths.ts'
import { obstacle, useProcess, useTrace } from '../../app/queries.ts'
import { Refused } from '../../app/Refused.tsx'
import { BackLink } from '../../app/ui/BackLink.tsx'
import { useMedia } from '../../app/useMedia.ts'
import { Waiting } from '../../app/Waiting.tsx'
import insights from '../../insights/Insights.module.css'
import { CoveragePart } from './CoveragePart.tsx'
import { ListPart } from './ListPart.tsx'
import { readyLayout } from './layout.ts'
import { MatrixPart } from './MatrixPart.tsx'
import { PicturePart } from './PicturePart.tsx'
import { ThreadPart } from './ThreadPart.tsx'
import styles from './TracePage.module.css'
import { tracePath } from './tracePath.ts'
import './words.ts'

const parts = ['picture', 'list', 'conflicts', 'coverage'] as const
type Part = (typeof parts)[number]

/** In CSS pixels of 16 to the rem: on less, a card's thread is over the part it was opened in, not beside it. */
const THREAD_OVER = '(max-width: 60rem)'

export function TracePage({ id }: { id: string }) {
  const process = useProcess(id)
  const trace = useTrace(id)
  useEffect(() => void readyLayout(), [])
  const error = obstacle(process) ?? obstacle(trace)
  if (error) return <Refused error={error} onRetry={() => trace.refetch()} />
  if (!process.data || !trace.data) return <Waiting />
  return <ShownTrace process={process.data} trace={trace.data} />
}

function ShownTrace({ process, trace }: { process: Process; trace: Trace }) {
  const { t } = useTranslation('trace')
  const [part, setPart] = useState<Part>('picture')
  const [begin, setBegin] = useState(anything)
  const isOver = useMedia(THREAD_OVER)
  const [, navigate] = useLocation()
  const show = (next: Part, wanted: Wanted = anything) => {
    setBegin(wanted)
    setPart(next)
    if (isOver && next !== part) navigate(tracePath(process.id), { replace: true })
  }
  const asked = new URLSearchParams(useSearch()).get('card')
  const chosen = trace.nodes.find(({ id }) => id === asked) ?? null
  const left = useRef<string | null>(null)
  const choose = (card: string | null) => {
    left.current = card === null ? asked : null
    navigate(tracePath(process.id, card ?? undefined), { replace: true })
  }
  const thread = useMemo(() => (chosen ? threadOf(trace, chosen.id) : null), [trace, chosen])
  const hasThread = part === 'picture' || part === 'list'
  const shared = { process, trace, chosen, left, onChoose: choose }
  return (
    <Page
      title={t('title')}
      above={
        <BackLink href={pathTo.process(process.id)}>
          <span lang={process.language}>{process.title}</span>
        </BackLink>
      }
    >
      <div className={styles.content}>
        <p className={styles.help}>{t('help')}</p>
        {trace.nodes.length === 0 ? (
          <p>{t('none')}</p>
        ) : (
          <>
            <ToggleButtonGroup
              aria-label={t('parts.label')}
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={[part]}
              onSelectionChange={(keys) => show(parts.find((one) => keys.has(one)) ?? 'picture')}
              className={`${insights.switch} ${styles.switch}`}
            >
              {parts.map((one) => (
                <ToggleButton key={one} id={one} className={insights.choice ?? ''}>
                  {t(`parts.${one}`)}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
            <div
              className={`${chosen && hasThread ? styles.withThread : styles.alone} ${part === 'picture' ? styles.wide : ''}`}
            >
              {part === 'picture' ? (
                <PicturePart
                  {...shared}
                  thread={thread}
                  onLoose={() => show('list', { ...anything, looseOnly: true })}
                />
              ) : null}
              {part === 'list' ? <ListPart {...shared} begin={begin} /> : null}
              {part === 'conflicts' ? <MatrixPart trace={trace} /> : null}
              {part === 'coverage' ? <CoveragePart trace={trace} /> : null}
              {chosen && thread && hasThread ? (
                <ThreadPart key={chosen.id} {...shared} chosen={chosen} thread={thread} />
              ) : null}
            </div>
          </>
        )}
      </div>
    </Page>
  )
}
