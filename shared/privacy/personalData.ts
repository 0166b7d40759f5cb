/**
 * What looks like a person's number, e-mail address or telephone number in what somebody writes. A help to notice it, and
 * no gate: what is found is told, and nothing is refused.
 * @module
 */

export const personalDataKinds = ['personalNumber', 'email', 'phone'] as const
export type PersonalDataKind = (typeof personalDataKinds)[number]

/** Ten or twelve digits with the mark of a Swedish personal number between, or none. */
const numbers = /(?<![\d-])(?:(?:18|19|20)?\d{2})(\d{2})(\d{2})[-+ ]?(\d{4})(?![\d-])/gu
const emails = /[\p{L}\d][\p{L}\d._%+-]{0,63}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63})+/u
/** A Swedish number with its area, or an international one: groups of digits, long enough to be called. */
const phones = /(?<![\d\p{L}-])(?:\+\d{1,3}|00\d{1,3}|0\d{1,3})[\d \-()/]{5,18}\d(?!\d)/gu

/** Luhn's sum over the last ten digits, by which a personal number is told from any other. */
function isChecked(digits: string): boolean {
  const sum = [...digits.slice(-10)].reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** Days of co-ordination numbers are 60 more. */
function isPersonalNumber([whole, month = '', day = '']: RegExpMatchArray): boolean {
  const [m, d] = [Number(month), Number(day) % 60]
  return m >= 1 && m <= 12 && d >= 1 && d <= 31 && isChecked(whole.replace(/\D/g, ''))
}

/** A year, a sum or a case number has fewer digits than a telephone number, or more. */
const isPhone = ([whole]: RegExpMatchArray): boolean => {
  const digits = whole.replace(/\D/g, '').length
  return digits >= 8 && digits <= 15
}

/** Which kinds stand in a text; empty for most. */
export function personalDataIn(text: string): PersonalDataKind[] {
  const isNumber = [...text.matchAll(numbers)].some(isPersonalNumber)
  // What is a personal number is no telephone number as well.
  const rest = text.replace(numbers, (...found) =>
    isPersonalNumber(found as unknown as RegExpMatchArray) ? ' ' : found[0],
  )
  return [
    ...(isNumber ? (['personalNumber'] as const) : []),
    ...(emails.test(text) ? (['email'] as const) : []),
    ...([...rest.matchAll(phones)].some(isPhone) ? (['phone'] as const) : []),
  ]
}
