/**
 * One field of a card, in the form that its values have. What is filled in goes to the card when the field is left.
 * @module
 */
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { type Field, readField, webAddress } from '../../shared/insights/fields.ts'
import { scoreNames } from '../../shared/insights/kindFields.ts'
import { sdgNames } from '../../shared/insights/sdgNames.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { FlagInput } from '../app/ui/FlagInput.tsx'
import { SelectInput } from '../app/ui/SelectInput.tsx'
import { TextInput } from '../app/ui/TextInput.tsx'
import { FieldWarning } from '../privacy/FieldWarning.tsx'
import { AreaInput } from './AreaInput.tsx'
import styles from './CardPanel.module.css'
import { type Chip, ChipsInput } from './ChipsInput.tsx'
import { expectedText } from './expectedText.ts'
import { readingOf, textOfValue, valueOfText } from './fieldText.ts'
import { useDraft } from './useDraft.ts'
import './words.ts'

interface FieldInputProps {
  field: Field
  /** As it stands on the card. */
  value: unknown
  language: Language
  isReadOnly: boolean
  /** Names to choose among; undefined for a field that takes any words. */
  names?: readonly string[] | undefined
  /** The field was entered: names are wanted. */
  onAsk?: () => void
  /** `undefined` for no value. */
  onSay: (value: unknown) => void
  /** Says what comes of the value as it stands on the card now, which this page may not have drawn yet. */
  onAmend: (change: (now: unknown) => unknown) => void
}

/** Values of a whole number that are few enough to be seen side by side. */
const FEW = 7

export function FieldInput(props: FieldInputProps) {
  const { field, value, language, isReadOnly, onSay, onAmend } = props
  const { form } = field
  const { t } = useTranslation('card')
  const shared = {
    label: field.name[language],
    help: field.help?.[language],
    problem:
      value !== undefined && !readField(field, value).fits ? `${expectedText(t, form)} ${t('unfit')}` : null,
    isReadOnly,
  }
  // These have a place of their own.
  if (form.is === 'records' || form.is === 'scores' || form.is === 'readings') return null
  if (form.is === 'flag')
    return (
      <FlagInput
        label={shared.label}
        help={shared.help}
        value={value === true}
        isReadOnly={isReadOnly}
        onChange={(holds) => onSay(holds || undefined)}
      />
    )
  if (form.is === 'choice')
    return (
      <SelectInput
        label={shared.label}
        isDisabled={isReadOnly}
        choices={[
          { id: '', name: t('none') },
          ...Object.entries(form.options).map(([id, name]) => ({ id, name: name[language] })),
        ]}
        value={typeof value === 'string' && Object.hasOwn(form.options, value) ? value : ''}
        onChange={(id) => onSay(id === '' ? undefined : id)}
      />
    )
  if (form.is === 'numbers') {
    const shown = numbersIn(value)
    return (
      <ChipsInput
        {...shared}
        isSeveral
        chips={numbersBetween(form.min, form.max).map((number) => ({
          value: number,
          text: String(number),
          name: sdgNames[number - 1]?.[language] ?? '',
        }))}
        values={shown}
        onChange={(numbers) =>
          onAmend((now) => {
            const kept = numbersIn(now).filter((one) => numbers.includes(one) || !shown.includes(one))
            const added = numbers.filter((one) => !shown.includes(one))
            const all = [...new Set([...kept, ...added])].sort((a, b) => a - b)
            return all.length > 0 ? all : undefined
          })
        }
      />
    )
  }
  const scale = scaleOf(field, language)
  if (scale)
    return (
      <ChipsInput
        {...shared}
        chips={scale}
        values={typeof value === 'number' ? [value] : []}
        onChange={([number]) => onSay(number)}
      />
    )
  return <TypedInput {...props} {...shared} />
}

const numbersIn = (value: unknown): number[] => (Array.isArray(value) ? value.map(Number) : [])

const numbersBetween = (min: number, max: number) => Array.from({ length: max - min + 1 }, (_, i) => min + i)

/** The values of a short scale; null for any other field. */
function scaleOf({ form }: Field, language: Language): Chip[] | null {
  if (form.is !== 'number' || !form.whole || form.min === undefined || form.max === undefined) return null
  if (form.max - form.min >= FEW) return null
  return numbersBetween(form.min, form.max)
    .reverse()
    .map((value) => {
      const name = value < 0 ? (scoreNames as Record<string, Record<Language, string>>)[value] : undefined
      return { value, text: name ? `−${Math.abs(value)} ${name[language]}` : String(value) }
    })
    .sort((a, b) => Math.abs(a.value) - Math.abs(b.value))
}

interface TypedInputProps extends FieldInputProps {
  label: string
  help: string | undefined
  problem: string | null
}

/** What is too long is told, and never cut off: whoever pastes a page would not see what of it is gone. */
function TypedInput({ field, value, language, isReadOnly, names, onAsk, ...rest }: TypedInputProps) {
  const { label, help, problem, onSay, onAmend } = rest
  const { t } = useTranslation('card')
  const listId = useId()
  const { form } = field
  const draft = useDraft(textOfValue(value), (text) => onSay(valueOfText(field, text)))
  const typed = {
    label,
    problem,
    isReadOnly,
    value: draft.text,
    onChange: draft.change,
    onBlur: draft.commit,
    ...(names && onAsk ? { onFocus: onAsk } : {}),
  }
  // What is on the card already is told of for the whole card.
  const warning = <FieldWarning text={draft.isUnsaid ? draft.text : ''} />
  if (form.is === 'text')
    return (
      <>
        <AreaInput {...typed} help={help} />
        {warning}
      </>
    )
  if (form.is === 'list') {
    const lines = draft.text.split('\n').map((line) => line.trim())
    return (
      <>
        <AreaInput {...typed} help={help ?? t('listHelp')} />
        {warning}
        <NameChips
          names={isReadOnly ? [] : (names ?? []).filter((name) => !lines.includes(name))}
          onAdd={(name) => {
            draft.commit()
            onAmend((now) => valueOfText(field, `${textOfValue(now)}\n${name}`))
          }}
        />
      </>
    )
  }
  const reading = form.is === 'schedule' ? readingOf(draft.text, language, scheduleWords(t)) : null
  const ofForm = form.is === 'date' ? t('dateHelp') : form.is === 'schedule' ? t('scheduleHelp') : undefined
  const described = help ?? ofForm
  return (
    <>
      <TextInput
        {...typed}
        help={reading ? t('reads', { time: reading }) : described}
        inputMode={form.is === 'number' ? 'decimal' : 'text'}
        autoComplete="off"
        list={names ? listId : undefined}
        onKeyDown={({ key }) => key === 'Enter' && draft.commit()}
      />
      {warning}
      {names ? (
        <datalist id={listId}>
          {names.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      ) : null}
      {form.is === 'url' && typeof value === 'string' && webAddress.test(value) ? (
        <a href={value} target="_blank" rel="noreferrer" className={styles.url}>
          {t('openUrl')}
        </a>
      ) : null}
    </>
  )
}

/** Names beside one another, each a press from the list. */
function NameChips({ names, onAdd }: { names: readonly string[]; onAdd: (name: string) => void }) {
  const { t } = useTranslation('card')
  if (names.length === 0) return null
  return (
    <ul className={styles.names}>
      {names.map((name) => (
        <li key={name}>
          <button type="button" aria-label={t('addName', { name })} onClick={() => onAdd(name)}>
            + {name}
          </button>
        </li>
      ))}
    </ul>
  )
}

type CardT = ReturnType<typeof useTranslation<'card'>>['t']

const scheduleWords = (t: CardT) => ({
  state: (state: 'ongoing' | 'planned' | 'in_operation' | 'done') => t(`states.${state}`),
  from: (day: string) => t('from', { day }),
  until: (day: string) => t('until', { day }),
})
