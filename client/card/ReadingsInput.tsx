/**
 * The readings of an indicator: what was measured when, and a form for the next.
 * @module
 */
import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { courseOf, type Measured } from '../../shared/insights/evaluation.ts'
import { readField } from '../../shared/insights/fields.ts'
import type { Insight } from '../../shared/insights/insight.ts'
import { valueWithUnit } from '../../shared/insights/valueWithUnit.ts'
import { MAX_FIELD_LINE, MAX_FIELD_TEXT } from '../../shared/limits.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { Button } from '../app/ui/Button.tsx'
import { focusUnfit } from '../app/ui/focusUnfit.ts'
import { TextInput } from '../app/ui/TextInput.tsx'
import { newShapeId } from '../outline/newShapeId.ts'
import { valueOfText } from './fieldText.ts'
import styles from './ReadingsInput.module.css'
import './readingWords.ts'

interface ReadingsInputProps {
  insight: Pick<Insight, 'attrs' | 'text'>
  language: Language
  isReadOnly: boolean
  /** @param value `undefined` takes the reading away */
  onSay: (id: string, value: unknown) => void
}

export function ReadingsInput({ insight, language, isReadOnly, onSay }: ReadingsInputProps) {
  const { t } = useTranslation('readings')
  const { readings, unit } = courseOf(insight)
  return (
    <section className={styles.readings} aria-label={t('title')}>
      {readings.length === 0 ? (
        <p className={styles.none}>{t('none')}</p>
      ) : (
        <table className={styles.table}>
          <caption className="visually-hidden">{t('of', { indicator: insight.text })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('date')}</th>
              <th scope="col">{unit ? t('valueIn', { unit }) : t('value')}</th>
              <th scope="col">{t('sourceAndNote')}</th>
              {isReadOnly ? null : (
                <th scope="col">
                  <span className="visually-hidden">{t('remove')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {readings.toReversed().map((reading) => (
              <Row
                key={reading.id}
                {...{ reading, language, unit }}
                onRemove={isReadOnly ? null : () => onSay(reading.id, undefined)}
              />
            ))}
          </tbody>
        </table>
      )}
      {isReadOnly ? null : (
        <NewReading unit={unit} onAdd={(value) => onSay(newShapeId().replace('shape:', ''), value)} />
      )}
    </section>
  )
}

interface RowProps {
  reading: Measured
  language: Language
  unit: string | null
  onRemove: (() => void) | null
}

function Row({ reading, language, unit, onRemove }: RowProps) {
  const { t } = useTranslation('readings')
  const { date, value, source, note } = reading
  const isOther = reading.unit !== undefined && reading.unit !== unit
  return (
    <tr>
      <th scope="row">{date}</th>
      <td>{valueWithUnit(value, isOther ? reading.unit : null, language)}</td>
      <td>
        {source}
        {note ? <span className={styles.note}>{note}</span> : null}
      </td>
      {onRemove ? (
        <td className={styles.remove}>
          <Button look="quiet" size="small" square aria-label={t('removeOf', { date })} onPress={onRemove}>
            <X size={16} aria-hidden="true" />
          </Button>
        </td>
      ) : null}
    </tr>
  )
}

const form = { form: { is: 'readings' } } as const
const number = { key: '', name: { sv: '', en: '' }, form: { is: 'number' } } as const
const nothing = { date: '', value: '', unit: '', source: '', note: '' }
type Draft = typeof nothing

/** What was typed, as a reading; what is empty is not said. */
function readingOf({ date, value, unit, source, note }: Draft): Record<string, unknown> {
  const texts = Object.entries({ unit, source, note }).filter(([, text]) => text.trim() !== '')
  return { date: date.trim(), value: valueOfText(number, value), ...Object.fromEntries(texts) }
}

interface NewReadingProps {
  unit: string | null
  onAdd: (reading: unknown) => void
}

/** A button, until somebody has something to fill in. */
function NewReading(props: NewReadingProps) {
  const { t } = useTranslation('readings')
  const [isOpen, setOpen] = useState(false)
  if (isOpen) return <ReadingForm {...props} />
  return (
    <div>
      <Button size="small" onPress={() => setOpen(true)}>
        {t('new')}
      </Button>
    </div>
  )
}

function ReadingForm({ unit, onAdd }: NewReadingProps) {
  const { t } = useTranslation('readings')
  const [draft, setDraft] = useState<Draft>(nothing)
  const [isWrong, setWrong] = useState(false)
  const reading = readingOf(draft)
  const element = useRef<HTMLFormElement>(null)
  useEffect(() => element.current?.querySelector('input')?.focus(), [])
  const fits = (one: unknown) => readField(form, { a: one }).fits
  const change = (key: keyof Draft) => (text: string) => setDraft({ ...draft, [key]: text })
  const add = () => {
    setWrong(!fits(reading))
    if (!fits(reading)) {
      if (element.current) focusUnfit(element.current)
      return
    }
    onAdd(reading)
    setDraft({ ...nothing, unit: draft.unit, source: draft.source })
  }
  const isDateWrong = isWrong && !fits({ date: reading.date, value: 0 })
  const isValueWrong = isWrong && !fits({ date: '2000', value: reading.value })
  return (
    <form
      ref={element}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <TextInput
        label={t('date')}
        value={draft.date}
        onChange={change('date')}
        help={t('dateHelp')}
        problem={isDateWrong ? t('dateWrong') : null}
        autoComplete="off"
      />
      <TextInput
        label={unit ? t('valueIn', { unit }) : t('value')}
        value={draft.value}
        onChange={change('value')}
        problem={isValueWrong ? t('valueWrong') : null}
        inputMode="decimal"
        autoComplete="off"
      />
      {unit ? null : (
        <TextInput
          label={t('unit')}
          value={draft.unit}
          onChange={change('unit')}
          optional
          maxLength={MAX_FIELD_LINE}
        />
      )}
      <TextInput
        label={t('source')}
        value={draft.source}
        onChange={change('source')}
        optional
        maxLength={MAX_FIELD_LINE}
      />
      <TextInput
        label={t('note')}
        value={draft.note}
        onChange={change('note')}
        optional
        maxLength={MAX_FIELD_TEXT}
      />
      <Button type="submit" size="small">
        {t('add')}
      </Button>
    </form>
  )
}
