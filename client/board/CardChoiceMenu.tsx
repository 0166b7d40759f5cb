/**
 * A small menu at the selected card or arrow: of which kind the card is, what the arrow says.
 * @module
 */
import { useCallback, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import {
  Box,
  type TLShapeId,
  TldrawUiContextualToolbar,
  TldrawUiDropdownMenuCheckboxItem,
  TldrawUiDropdownMenuContent,
  TldrawUiDropdownMenuGroup,
  TldrawUiDropdownMenuRoot,
  TldrawUiDropdownMenuTrigger,
  TldrawUiToolbarButton,
  useActions,
  useEditor,
  useValue,
} from 'tldraw'
import type { Score } from '../../shared/insights/relations.ts'
import { scoreSteps, stepName } from '../../shared/insights/scoreText.ts'
import type { Kind, Localised, RelationType } from '../../shared/vocabulary.ts'
import { kindNames, relationNames } from '../../shared/vocabulary.ts'
import { useLanguage } from '../app/i18n/index.ts'
import styles from './Board.module.css'
import type { CardChoice } from './cardChoice.ts'
import { choiceOfSelection, choose, chooseScore, selectedCard } from './cardChoice.ts'
import { RelateContext } from './relateContext.ts'
import { DETAILS } from './uiOverrides.ts'

export function CardChoiceMenu() {
  const editor = useEditor()
  const isResting = useValue('resting', () => editor.isInAny('select.idle', 'select.pointing_shape'), [
    editor,
  ])
  const choice = useValue('choice', () => (isResting ? choiceOfSelection(editor) : null), [editor, isResting])
  const card = useValue('card', () => (isResting ? (selectedCard(editor)?.id ?? null) : null), [
    editor,
    isResting,
  ])
  const id = choice?.id ?? card
  const isReadonly = useValue('readonly', () => editor.getIsReadonly(), [editor])
  if (!id) return null
  return (
    <ChoiceToolbar
      key={id}
      choice={choice}
      hasDetails={card !== null}
      mayRelate={card !== null && !isReadonly}
    />
  )
}

const names: Record<Kind | RelationType, Localised> = { ...kindNames, ...relationNames }

interface ChoiceToolbarProps {
  choice: CardChoice | null
  hasDetails: boolean
  mayRelate: boolean
}

function ChoiceToolbar({ choice, hasDetails, mayRelate }: ChoiceToolbarProps) {
  const { t } = useTranslation('board')
  const editor = useEditor()
  const bounds = useCallback(() => {
    const box = editor.getSelectionRotatedScreenBounds()
    if (!box) return undefined
    // An arrow's box may be large and mostly empty: its middle is what lies on it.
    return editor.getOnlySelectedShape()?.type === 'arrow'
      ? new Box(box.midX, box.midY, 0, 0)
      : new Box(box.x, box.y, box.w, 0)
  }, [editor])
  return (
    <TldrawUiContextualToolbar getSelectionBounds={bounds} label={t(choice?.of ?? 'card')}>
      {choice ? <Choices choice={choice} /> : null}
      {choice?.of === 'relation' && choice.score !== undefined ? (
        <Scores id={choice.id} chosen={choice.score} />
      ) : null}
      {hasDetails ? <Details /> : null}
      {mayRelate ? <Relate /> : null}
    </TldrawUiContextualToolbar>
  )
}

/** Opens what the card says beside its words. */
function Details() {
  const { t } = useTranslation('board')
  const { [DETAILS]: details } = useActions()
  return (
    <TldrawUiToolbarButton
      type="menu"
      title={`${t('details')} (I)`}
      className={styles.choiceButton ?? ''}
      onClick={() => void details?.onSelect('toolbar')}
    >
      {t('detailsShort')}
    </TldrawUiToolbarButton>
  )
}

/** Joins the card to another, without drawing. */
function Relate() {
  const { t } = useTranslation('board')
  const relate = useContext(RelateContext)
  return (
    <TldrawUiToolbarButton
      type="menu"
      title={`${t('relate')} (${t('shift')} + A)`}
      className={styles.choiceButton ?? ''}
      onClick={relate}
    >
      {t('relateShort')}
    </TldrawUiToolbarButton>
  )
}

function Choices({ choice }: { choice: CardChoice }) {
  const { t } = useTranslation('board')
  const { language } = useLanguage()
  const editor = useEditor()
  return (
    <ChoiceList
      id="card-choice"
      label={t(choice.of)}
      said={names[choice.chosen][language]}
      options={choice.options.map((option) => ({
        key: option,
        name: names[option][language],
        isChosen: option === choice.chosen,
        choose: () => choose(editor, choice, option),
      }))}
    />
  )
}

/** How two goals meet, on the seven-step scale; the step that was said is taken back by choosing it again. */
function Scores({ id, chosen }: { id: TLShapeId; chosen: Score | null }) {
  const { t } = useTranslation('board')
  const { language } = useLanguage()
  const editor = useEditor()
  return (
    <ChoiceList
      id="score-choice"
      label={t('score')}
      said={chosen === null ? t('scoreUnsaid') : stepName(chosen, language)}
      options={scoreSteps.map((score) => ({
        key: `${score}`,
        name: stepName(score, language),
        isChosen: score === chosen,
        choose: () => chooseScore(editor, id, score === chosen ? null : score),
      }))}
    />
  )
}

interface ChoiceListProps {
  id: string
  label: string
  /** What holds now. */
  said: string
  options: readonly { key: string; name: string; isChosen: boolean; choose: () => void }[]
}

/** A button that says what holds, with the list of what may. */
function ChoiceList({ id, label, said, options }: ChoiceListProps) {
  const editor = useEditor()
  return (
    <TldrawUiDropdownMenuRoot id={id}>
      <TldrawUiDropdownMenuTrigger>
        <TldrawUiToolbarButton type="menu" title={label} className={styles.choiceButton ?? ''}>
          <span className={styles.choiceLabel}>{label}:</span> {said}
          <span aria-hidden="true"> ▾</span>
        </TldrawUiToolbarButton>
      </TldrawUiDropdownMenuTrigger>
      <TldrawUiDropdownMenuContent side="bottom" align="center">
        <TldrawUiDropdownMenuGroup>
          {options.map(({ key, name, isChosen, choose: onChoose }) => (
            <TldrawUiDropdownMenuCheckboxItem
              key={key}
              checked={isChosen}
              title={name}
              onSelect={() => {
                onChoose()
                // The editor's own stay open, for several; of these there is one.
                editor.menus.clearOpenMenus()
              }}
            >
              <span className={styles.choiceName}>{name}</span>
            </TldrawUiDropdownMenuCheckboxItem>
          ))}
        </TldrawUiDropdownMenuGroup>
      </TldrawUiDropdownMenuContent>
    </TldrawUiDropdownMenuRoot>
  )
}
