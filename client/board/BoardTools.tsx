/**
 * The tools around the board: a short toolbar, what is seen, undo, and the look of what is selected.
 * @module
 */
import { Search } from 'lucide-react'
import { createContext, useContext, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { StyleProp, TLComponents, TLUiContextMenuProps } from 'tldraw'
import {
  ArrowShapeArrowheadEndStyle,
  ArrowShapeArrowheadStartStyle,
  ArrowShapeKindStyle,
  ArrowToolbarItem,
  DefaultColorStyle,
  DefaultContextMenu,
  DefaultContextMenuContent,
  DefaultFillStyle,
  DefaultQuickActions,
  DefaultSizeStyle,
  DefaultStylePanel,
  DefaultStylePanelContent,
  DefaultToolbar,
  DiamondToolbarItem,
  DrawToolbarItem,
  EllipseToolbarItem,
  EraserToolbarItem,
  FrameToolbarItem,
  GeoShapeGeoStyle,
  HandToolbarItem,
  HighlightToolbarItem,
  LaserToolbarItem,
  LineToolbarItem,
  NoteToolbarItem,
  ReadonlySharedStyleMap,
  RectangleToolbarItem,
  SelectToolbarItem,
  TextToolbarItem,
  TldrawUiButtonIcon,
  TldrawUiMenuActionItem,
  TldrawUiMenuGroup,
  TldrawUiToolbar,
  TldrawUiToolbarButton,
  useBreakpoint,
  useEditor,
  useRelevantStyles,
  useValue,
} from 'tldraw'
import styles from './Board.module.css'
import { BoardCanvas } from './BoardCanvas.tsx'
import { BrokenBoard } from './BrokenBoard.tsx'
import { CardChoiceMenu } from './CardChoiceMenu.tsx'
import { CommentMarks } from './CommentMarks.tsx'
import { showAll } from './camera.ts'
import { selectedCard } from './cardChoice.ts'
import { CrowdCursor, CrowdHint } from './crowd.tsx'
import { Following } from './Following.tsx'
import { Laser } from './Laser.tsx'
import { PenOnly } from './PenOnly.tsx'
import { ShowingCard } from './ShowingCard.tsx'
import { DETAILS, TIDY } from './uiOverrides.ts'
import type { OwnUndo } from './undo.ts'
import { VoteOverlay } from './VoteOverlay.tsx'
import './words.ts'

export const UndoContext = createContext<OwnUndo | null>(null)
/** Opens the window in which one finds the way. */
export const FindContext = createContext(() => {})

/** The editor's own name for "wide enough for a mouse's tools". */
const TABLET = 6
/** Narrower than this, in CSS pixels, all of undo and zoom does not fit beside the tools. */
const ROOMY = 1_100

function useCan(which: 'canUndo' | 'canRedo'): boolean {
  const undo = useContext(UndoContext)
  return useSyncExternalStore(
    (changed) => undo?.onChange(changed) ?? (() => {}),
    () => undo?.[which]() ?? false,
  )
}

function useIsReadonly(): boolean {
  const editor = useEditor()
  return useValue('readonly', () => editor.getIsReadonly(), [editor])
}

function Toolbar() {
  return (
    <>
      <Hint />
      <DefaultToolbar>
        <SelectToolbarItem />
        <HandToolbarItem />
        <NoteToolbarItem />
        <FrameToolbarItem />
        <ArrowToolbarItem />
        <DrawToolbarItem />
        <EraserToolbarItem />
        <TextToolbarItem />
        <RectangleToolbarItem />
        <EllipseToolbarItem />
        <DiamondToolbarItem />
        <LineToolbarItem />
        <HighlightToolbarItem />
        <LaserToolbarItem />
      </DefaultToolbar>
    </>
  )
}

/** How to begin, while nobody has; and what the keys do, while a note is written. */
function Hint() {
  const { t } = useTranslation('board')
  const editor = useEditor()
  const isNarrow = useBreakpoint() < TABLET
  const isTouch = useValue('touch', () => editor.getInstanceState().isCoarsePointer, [editor])
  const isBlank = useValue(
    'blank board',
    () =>
      !editor.getIsReadonly() &&
      editor.isIn('select') &&
      editor.getCurrentPageShapes().every((shape) => (shape.type as string) === 'zone'),
    [editor],
  )
  const isWriting = useValue('writing a note', () => editor.getEditingShape()?.type === 'note', [editor])
  const hasKeys = !isTouch && !isNarrow
  if (isWriting && hasKeys) return <p className={styles.hint}>{t('hintWriting')}</p>
  if (!isBlank) return null
  return (
    <p className={`${styles.hint} ${isNarrow ? styles.hintHigh : ''}`}>{t(hasKeys ? 'hint' : 'hintTouch')}</p>
  )
}

function useIsRoomy(): boolean {
  const editor = useEditor()
  return useValue('roomy', () => editor.getViewportScreenBounds().w >= ROOMY, [editor])
}

/** Undo, redo and what is done to a selection; on small screens it stands over the toolbar. */
function QuickActions() {
  const [isWide, isRoomy] = [useBreakpoint() >= TABLET, useIsRoomy()]
  const isReadonly = useIsReadonly()
  const [canUndo, canRedo] = [useCan('canUndo'), useCan('canRedo')]
  const editor = useEditor()
  const hasSelection = useValue('selection', () => editor.getSelectedShapeIds().length > 0, [editor])
  return (
    <>
      <DefaultQuickActions>
        {isReadonly ? null : (
          <>
            <TldrawUiMenuActionItem actionId="undo" disabled={!canUndo} />
            <TldrawUiMenuActionItem actionId="redo" disabled={!canRedo} />
            {isWide && !isRoomy ? null : (
              <>
                <TldrawUiMenuActionItem actionId="delete" disabled={!hasSelection} />
                <TldrawUiMenuActionItem actionId="duplicate" disabled={!hasSelection} />
              </>
            )}
          </>
        )}
      </DefaultQuickActions>
      <ShowAll />
      <FindButton />
    </>
  )
}

/** Opens the window in which one finds the way. */
function FindButton() {
  const { t } = useTranslation('board')
  const find = useContext(FindContext)
  return (
    <TldrawUiToolbarButton type="icon" title={t('findHelp')} onClick={find}>
      <Search size={17} aria-hidden="true" />
    </TldrawUiToolbarButton>
  )
}

function ShowAll() {
  const { t } = useTranslation('board')
  const editor = useEditor()
  return (
    <TldrawUiToolbarButton
      type="icon"
      className={styles.showAll ?? ''}
      title={t('showAllHelp')}
      onClick={() => showAll(editor)}
    >
      {t('showAll')}
    </TldrawUiToolbarButton>
  )
}

/** Bottom left on wide screens: undo, and how much of the board is seen. */
function NavigationPanel() {
  const { t } = useTranslation('board')
  const editor = useEditor()
  const isReadonly = useIsReadonly()
  const isWide = useBreakpoint() >= TABLET
  const isRoomy = useIsRoomy()
  const percent = useValue('zoom', () => Math.round(editor.getZoomLevel() * 100), [editor])
  if (!isWide && !isReadonly) return null
  return (
    <div className={styles.navigation}>
      <TldrawUiToolbar className="tlui-buttons__horizontal" label={t('view')}>
        {isRoomy ? (
          <>
            <TldrawUiToolbarButton type="icon" title={t('zoomOut')} onClick={() => editor.zoomOut()}>
              <TldrawUiButtonIcon icon="minus" small />
            </TldrawUiToolbarButton>
            <span className={styles.percent}>{percent} %</span>
            <TldrawUiToolbarButton type="icon" title={t('zoomIn')} onClick={() => editor.zoomIn()}>
              <TldrawUiButtonIcon icon="plus" small />
            </TldrawUiToolbarButton>
          </>
        ) : null}
        {isReadonly || !isWide ? (
          <>
            <ShowAll />
            <FindButton />
          </>
        ) : (
          <QuickActions />
        )}
      </TldrawUiToolbar>
    </div>
  )
}

/** What may be chosen of a card's look: the rest makes boards harder to read. */
const stylesLeftIn = new Set<StyleProp<unknown>>([
  DefaultColorStyle,
  DefaultSizeStyle,
  DefaultFillStyle,
  GeoShapeGeoStyle,
  ArrowShapeKindStyle,
  ArrowShapeArrowheadStartStyle,
  ArrowShapeArrowheadEndStyle,
])
const toolsWithoutStyles = ['note', 'select', 'hand', 'eraser', 'laser', 'zoom']

function StylePanel({ isMobile }: { isMobile?: boolean }) {
  const editor = useEditor()
  const relevant = useRelevantStyles()
  const isNeeded = useValue(
    'style panel',
    () =>
      editor.getSelectedShapeIds().length > 0
        ? !editor.getEditingShapeId()
        : !toolsWithoutStyles.includes(editor.getCurrentToolId()),
    [editor],
  )
  if (!relevant || !(isNeeded || isMobile)) return null
  const shown = new ReadonlySharedStyleMap([...relevant].filter(([style]) => stylesLeftIn.has(style)))
  return (
    <DefaultStylePanel {...(isMobile === undefined ? {} : { isMobile })}>
      <DefaultStylePanelContent styles={shown} />
    </DefaultStylePanel>
  )
}

/** What is done to what lies under the pointer or a finger held down. */
function ContextMenu(props: TLUiContextMenuProps) {
  const isReadonly = useIsReadonly()
  const editor = useEditor()
  const hasCard = useValue('card', () => selectedCard(editor) !== null, [editor])
  return (
    <DefaultContextMenu {...props}>
      <TldrawUiMenuGroup id="zone">
        {hasCard ? <TldrawUiMenuActionItem actionId={DETAILS} /> : null}
        {isReadonly ? null : <TldrawUiMenuActionItem actionId={TIDY} />}
      </TldrawUiMenuGroup>
      <DefaultContextMenuContent />
    </DefaultContextMenu>
  )
}

/** What stands at the cards, over them. */
function AtTheCards() {
  return (
    <>
      <ShowingCard />
      <CommentMarks />
      <VoteOverlay />
    </>
  )
}

/** What says how the board is looked at and written on. */
function InFront() {
  return (
    <>
      <Following />
      <PenOnly />
    </>
  )
}

/** What stands around the board; `null` is what it has none of. */
export const boardComponents: TLComponents = {
  Canvas: BoardCanvas,
  ErrorFallback: BrokenBoard,
  ContextMenu,
  CollaboratorCursor: CrowdCursor,
  CollaboratorHint: CrowdHint,
  Overlays: AtTheCards,
  CollaboratorScribble: Laser,
  InFrontOfTheCanvas: InFront,
  Toolbar,
  QuickActions,
  NavigationPanel,
  StylePanel,
  MainMenu: null,
  PageMenu: null,
  MenuPanel: null,
  ActionsMenu: null,
  ZoomMenu: null,
  Minimap: null,
  HelpMenu: null,
  HelperButtons: null,
  DebugPanel: null,
  DebugMenu: null,
  SharePanel: null,
  TopPanel: null,
  CursorChatBubble: null,
  // The place for tools at a selection; a board has no images, and cards have a menu of their own.
  ImageToolbar: CardChoiceMenu,
  VideoToolbar: null,
}
