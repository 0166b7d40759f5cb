/**
 * The drawn picture: cards joined by lines, to be looked at from near and far, with the mouse, by touch and by keyboard.
 * @module
 */
import { Maximize, ZoomIn, ZoomOut } from 'lucide-react'
import { type KeyboardEvent, useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { TraceEdge, TraceNode } from '../../../shared/insights/trace.ts'
import type { Trace } from '../../../shared/protocol/trace.ts'
import { kindNames, relationNames } from '../../../shared/vocabulary.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { SectorMark } from '../../app/SectorMark.tsx'
import { Button } from '../../app/ui/Button.tsx'
import { beginningOf } from './beginning.ts'
import { columnNumber, columns } from './columns.ts'
import { CARD_HEIGHT, CARD_WIDTH, type Laid, type Point, type Size } from './laid.ts'
import { placeOf } from './ThreadPart.tsx'
import styles from './TracePage.module.css'
import type { LeftCard } from './useFocusBack.ts'
import { FOOT_HEIGHT, HEAD_HEIGHT, useScale } from './useScale.ts'

interface PictureProps {
  laid: Laid
  /** What is laid out: the same before its lines are there and after. */
  of: readonly TraceNode[]
  trace: Trace
  chosen: TraceNode | null
  left: LeftCard
  onChoose: (id: string | null) => void
}

const cardIn = (element: Element | null): string | undefined =>
  element instanceof HTMLElement ? element.dataset.card : undefined

export function Picture({ laid, of, trace, chosen, left, onChoose }: PictureProps) {
  const { t } = useTranslation('trace')
  const frame = useRef<HTMLDivElement>(null)
  const chosenId = chosen?.id
  // Whoever closed a thread, or is at a card when its lines come, is still there afterwards.
  const begin = useCallback(
    (window: Size, whole: Size) =>
      beginningOf(laid, chosenId ?? left.current ?? cardIn(document.activeElement), window, whole),
    [laid, chosenId, left],
  )
  const { scale, zoom, showAll, panning } = useScale(frame, laid, of, begin)
  const { width, height } = laid
  return (
    <div className={styles.picture}>
      <div className={styles.zoom}>
        <Button
          look="secondary"
          size="small"
          square
          aria-label={t('picture.zoomOut')}
          onPress={() => zoom(1 / 1.3)}
        >
          <ZoomOut size={18} aria-hidden="true" />
        </Button>
        <Button
          look="secondary"
          size="small"
          square
          aria-label={t('picture.zoomIn')}
          onPress={() => zoom(1.3)}
        >
          <ZoomIn size={18} aria-hidden="true" />
        </Button>
        <Button look="secondary" size="small" square aria-label={t('picture.fit')} onPress={showAll}>
          <Maximize size={18} aria-hidden="true" />
        </Button>
      </div>
      <div ref={frame} className={styles.frame} {...panning}>
        <div
          className={styles.heads}
          style={{ width: width * scale, height: HEAD_HEIGHT }}
          aria-hidden="true"
        >
          {laid.bands.map(({ column, x, width: wide }) => (
            <span
              key={column}
              style={{ left: x * scale, width: wide * scale }}
              title={t(`columns.${column}`)}
            >
              <span>{t(`columns.${column}`)}</span>
            </span>
          ))}
        </div>
        <div style={{ width: width * scale, height: height * scale + FOOT_HEIGHT }}>
          {/* biome-ignore lint/a11y/useSemanticElements: a group of cards in a picture is no fieldset */}
          <div
            role="group"
            aria-label={t('picture.label')}
            className={styles.plane}
            style={{ width, height, transform: `scale(${scale})` }}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && chosen) onChoose(null)
              else moveFocus(event, laid, zoom)
            }}
          >
            <Lines laid={laid} trace={trace} />
            {laid.cards.map(({ node, x, y }) => (
              <Card
                key={node.id}
                node={node}
                at={{ x, y }}
                isChosen={node.id === chosen?.id}
                onChoose={() => onChoose(node.id === chosen?.id ? null : node.id)}
              />
            ))}
          </div>
        </div>
      </div>
    </div>
  )
}

const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** The nearest card in a direction; what lies aside counts as further away. */
function nearest({ cards }: Laid, from: string, { x, y }: Point): string | null {
  const here = cards.find(({ node }) => node.id === from)
  if (!here) return null
  let best: { id: string; far: number } | null = null
  for (const { node, x: cx, y: cy } of cards) {
    const [dx, dy] = [cx - here.x, cy - here.y]
    const ahead = dx * x + dy * y
    const far = ahead + 2.5 * Math.abs(dx * y + dy * x)
    if (ahead > 0 && (!best || far < best.far)) best = { id: node.id, far }
  }
  return best?.id ?? null
}

function moveFocus(
  event: KeyboardEvent<HTMLElement>,
  laid: Laid,
  zoom: (by: number, around?: Point) => void,
): void {
  const from = cardIn(event.target as Element)
  const here = laid.cards.find(({ node }) => node.id === from)
  const around = here && { x: here.x + CARD_WIDTH / 2, y: here.y + CARD_HEIGHT / 2 }
  if (event.key === '+') zoom(1.3, around)
  if (event.key === '-') zoom(1 / 1.3, around)
  const direction = directions[event.key]
  if (!direction || !from) return
  event.preventDefault()
  const next = nearest(laid, from, direction)
  const cards = event.currentTarget.querySelectorAll<HTMLElement>('[data-card]')
  for (const card of cards) if (card.dataset.card === next) card.focus()
}

interface CardProps {
  node: TraceNode
  at: Point
  isChosen: boolean
  onChoose: () => void
}

function Card({ node, at, isChosen, onChoose }: CardProps) {
  const { t } = useTranslation('trace')
  const { language } = useLanguage()
  const { kind, text, sector, loose } = node
  return (
    <button
      type="button"
      data-card={node.id}
      data-column={columns[columnNumber(node)]}
      data-loose={loose.length > 0 || undefined}
      aria-pressed={isChosen}
      className={styles.card}
      style={{ left: at.x, top: at.y, width: CARD_WIDTH, height: CARD_HEIGHT }}
      onClick={onChoose}
    >
      <span className={styles.cardHead}>
        {sector && sector !== 'mixed' ? <SectorMark sector={sector} size={11} /> : null}
        <span>{kindNames[kind][language]}</span>
        {loose.map((one) => (
          <strong key={one}>{t(`ofLoose.${one}`)}</strong>
        ))}
      </span>
      <span className={styles.cardText}>{text}</span>
    </button>
  )
}

const pathOf = (points: readonly Point[]): string =>
  points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join(' ')

/** Lines for the eye and the pointer; the same are links in the list beside the picture. */
function Lines({ laid, trace }: Pick<PictureProps, 'laid' | 'trace'>) {
  const { t } = useTranslation('trace')
  const { language } = useLanguage()
  const nodes = new Map(trace.nodes.map((node) => [node.id, node]))
  return (
    <svg className={styles.lines} width={laid.width} height={laid.height} aria-hidden="true">
      <defs>
        <marker
          id="trace-tip"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerUnits="userSpaceOnUse"
          markerWidth="9"
          markerHeight="9"
          orient="auto"
        >
          <path d="M0 0 8 4 0 8Z" fill="var(--border-strong)" />
        </marker>
      </defs>
      {laid.lines.map(({ edge, points }) => {
        const { from, to, type, shapeId } = edge
        const place = placeOf(edge)
        const relation = relationNames[type][language]
        const line = (
          <>
            <title>
              {t('picture.edge', {
                from: nodes.get(from)?.text ?? '',
                relation,
                to: nodes.get(to)?.text ?? '',
              })}
            </title>
            <path d={pathOf(points)} className={styles.hit} />
            <path
              d={pathOf(points)}
              className={styles.line}
              data-against={against(edge, nodes.get(from)) || undefined}
              markerEnd="url(#trace-tip)"
            />
          </>
        )
        const key = `${shapeId} ${type} ${from} ${to}`
        return place ? (
          <Link key={key} href={place} tabIndex={-1}>
            {line}
          </Link>
        ) : (
          <g key={key}>{line}</g>
        )
      })}
    </svg>
  )
}

/** Two that cannot both be right, or that hurt each other, and a goal conflict with its sides: a decision is no conflict. */
const against = ({ type, score }: TraceEdge, from: TraceNode | undefined): boolean =>
  type === 'contradicts' ||
  (type === 'concerns' && from?.kind === 'goal_conflict') ||
  (type === 'interacts' && (score ?? 0) < 0)
