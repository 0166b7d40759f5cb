/**
 * The thread as a picture that can be narrowed: to a strength area, or to what one card rests on and carries.
 * @module
 */
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TraceEdge, TraceNode } from '../../../shared/insights/trace.ts'
import type { Trace } from '../../../shared/protocol/trace.ts'
import type { StrengthArea } from '../../../shared/vocabulary.ts'
import { strengthAreaNames, strengthAreas } from '../../../shared/vocabulary.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { Button } from '../../app/ui/Button.tsx'
import { Notice } from '../../app/ui/Notice.tsx'
import { SelectInput } from '../../app/ui/SelectInput.tsx'
import { MAX_IN_PICTURE, pictured } from './columns.ts'
import { inColumns, type Laid } from './laid.ts'
import { layOut } from './layout.ts'
import { Picture } from './Picture.tsx'
import type { Thread } from './ThreadPart.tsx'
import styles from './TracePage.module.css'
import { type LeftCard, useFocusBack } from './useFocusBack.ts'

interface PicturePartProps {
  trace: Trace
  chosen: TraceNode | null
  thread: Thread | null
  left: LeftCard
  onChoose: (id: string | null) => void
  /** Shows what hangs loose as a list. */
  onLoose: () => void
}

const ALL = 'all'

/** An area's own cards, and what they are joined to. */
function ofArea({ nodes, edges }: Trace, area: StrengthArea): TraceNode[] {
  const own = new Set(nodes.filter(({ strengthArea }) => strengthArea === area).map(({ id }) => id))
  const near = new Set(edges.flatMap(({ from, to }) => (own.has(from) || own.has(to) ? [from, to] : [])))
  return nodes.filter(({ id }) => own.has(id) || near.has(id))
}

function useShown({ trace, chosen, thread }: PicturePartProps, area: StrengthArea | typeof ALL) {
  return useMemo(() => {
    const inThread = (id: string) =>
      thread !== null && [thread.restsOn, thread.carries, thread.same].some((ids) => ids.has(id))
    const among = chosen
      ? trace.nodes.filter(({ id }) => inThread(id))
      : pictured(area === ALL ? trace.nodes : ofArea(trace, area), trace.edges)
    const ids = new Set(among.map(({ id }) => id))
    const edges = trace.edges.filter(({ from, to }) => ids.has(from) && ids.has(to))
    return { nodes: among, edges }
  }, [trace, chosen, thread, area])
}

/** Milliseconds that a layout may take before the cards are shown in their columns meanwhile. */
const PATIENCE_MS = 120

/**
 * The picture of what is shown. While it is laid out it is null for a moment, then the cards without their lines;
 * `state` says which, or that it could not be laid out.
 */
function useLaid(nodes: readonly TraceNode[], edges: readonly TraceEdge[]) {
  const [laid, setLaid] = useState<{ of: unknown; as: Laid; state: 'laying' | 'laid' | 'failed' } | null>(
    null,
  )
  useEffect(() => {
    let isWanted = true
    const show = (as: Laid, state: 'laying' | 'laid' | 'failed') =>
      isWanted && setLaid({ of: nodes, as, state })
    const meanwhile = setTimeout(() => show(inColumns(nodes), 'laying'), PATIENCE_MS)
    layOut(nodes, edges)
      .then(
        (as) => show(as, 'laid'),
        () => show(inColumns(nodes), 'failed'),
      )
      .finally(() => clearTimeout(meanwhile))
    return () => {
      isWanted = false
      clearTimeout(meanwhile)
    }
  }, [nodes, edges])
  return laid?.of === nodes ? laid : { as: null, state: 'laying' as const }
}

export function PicturePart(props: PicturePartProps) {
  const { trace, chosen, left, onChoose, onLoose } = props
  const part = useRef<HTMLElement>(null)
  useFocusBack(part, left)
  const { t } = useTranslation('trace')
  const { language } = useLanguage()
  const [area, setArea] = useState<StrengthArea | typeof ALL>(ALL)
  const { nodes, edges } = useShown(props, area)
  const { as: laid, state } = useLaid(nodes, edges)
  const loose = nodes.filter((node) => node.loose.length > 0).length
  const areas = [
    { id: ALL, name: t('allAreas') } as const,
    ...strengthAreas.map((id) => ({ id, name: strengthAreaNames[id][language] })),
  ]
  return (
    <section ref={part} className={styles.picturePart}>
      <div className={styles.narrow}>
        {chosen ? (
          <>
            <span className={styles.muted}>{t('picture.only')}</span>
            <Button size="small" onPress={() => onChoose(null)}>
              {t('picture.whole')}
            </Button>
          </>
        ) : (
          <SelectInput label={t('area')} choices={areas} value={area} onChange={setArea} />
        )}
        {loose > 0 ? (
          <button type="button" className={styles.looseLink} onClick={onLoose}>
            {t('loose', { count: loose })}
          </button>
        ) : null}
        {!chosen && nodes.length === MAX_IN_PICTURE ? (
          <span className={styles.muted}>{t('picture.first', { count: MAX_IN_PICTURE })}</span>
        ) : null}
        <span className={styles.muted} role="status">
          {state === 'laying' ? t('picture.laying') : ''}
        </span>
      </div>
      {state === 'failed' ? (
        <Notice tone="problem">
          <p>{t('picture.failed')}</p>
        </Notice>
      ) : null}
      {laid ? <Picture {...{ laid, trace, chosen, left, onChoose }} of={nodes} /> : null}
    </section>
  )
}
