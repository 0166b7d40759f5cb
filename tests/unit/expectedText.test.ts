import { expect, test, vi } from 'vitest'
import type { FieldForm } from '../../shared/insights/fields.ts'

// Words are loaded for a page, whose language they set.
vi.stubGlobal('document', { documentElement: {} })
const { i18n } = await import('../../client/app/i18n/index.ts')
const { expectedText } = await import('../../client/card/expectedText.ts')

const said = (form: FieldForm, language: 'sv' | 'en' = 'sv') =>
  expectedText(i18n.getFixedT(language, 'card'), form)

test('whoever wrote what does not fit a field is told what does, with its bounds', () => {
  expect(said({ is: 'number' })).toBe('Skriv ett tal.')
  expect(said({ is: 'number', min: 0 })).toBe('Skriv ett tal som är minst 0.')
  expect(said({ is: 'number', min: 0, max: 10 }, 'en')).toBe('Write a number from 0 to 10.')
  expect(said({ is: 'number', whole: true, min: 1900, max: 2200 })).toBe(
    'Skriv ett heltal från 1900 till 2200.',
  )
  expect(said({ is: 'number', whole: true, max: 5 }, 'en')).toBe('Write a whole number that is 5 or less.')
  expect(said({ is: 'date' }, 'en')).toMatch(/a day that exists, such as 2027, 2027-03 or 2027-03-31/)
  expect(said({ is: 'url' })).toMatch(/https:\/\//)
})

test('of each form, in both languages, there is a sentence without a gap in it', () => {
  const forms: FieldForm[] = [
    { is: 'line' },
    { is: 'text' },
    { is: 'list' },
    { is: 'schedule' },
    { is: 'flag' },
  ]
  for (const form of forms)
    for (const language of ['sv', 'en'] as const)
      expect(said(form, language), `${form.is} ${language}`).toMatch(/^[A-ZÅÄÖ][^{}]+\.$/)
})
