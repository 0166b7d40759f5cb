/**
 * What a field takes, in words, for whoever wrote something that does not fit it.
 * @module
 */
import type { TFunction } from 'i18next'
import type { FieldForm } from '../../shared/insights/fields.ts'
import { MAX_FIELD_ITEMS, MAX_FIELD_LINE, MAX_FIELD_TEXT } from '../../shared/limits.ts'
import './words.ts'

type NumberForm = Extract<FieldForm, { is: 'number' }>

const boundsOf = ({ min, max }: NumberForm) =>
  min !== undefined && max !== undefined
    ? 'Between'
    : min !== undefined
      ? 'From'
      : max !== undefined
        ? 'To'
        : ''

/** @returns a sentence that says what to write */
export function expectedText(t: TFunction<'card'>, form: FieldForm): string {
  switch (form.is) {
    case 'number':
      return t(`expected.${form.whole ? 'whole' : 'number'}${boundsOf(form)}`, {
        min: form.min ?? '',
        max: form.max ?? '',
      })
    case 'date':
    case 'url':
      return t(`expected.${form.is}`)
    case 'line':
    case 'schedule':
      return t('expected.line', { most: MAX_FIELD_LINE })
    case 'text':
      return t('expected.text', { most: MAX_FIELD_TEXT })
    case 'list':
      return t('expected.list', { items: MAX_FIELD_ITEMS, most: MAX_FIELD_LINE })
    default:
      return t('expected.other')
  }
}
