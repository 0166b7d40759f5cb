/**
 * What looks like a person's number, e-mail address or telephone number in what somebody writes. A help to notice it, and
 * no gate: what is found is told, and nothing is refused.
 * @module
 */

export const personalDataKinds = ['personalNumber', 'email', 'phone'] as const
export type PersonalDataKind = (typeof personalDataKinds)[number]

/** Ten or twelve digits with the mark of a Swedish personal number between, or none; or its date written as a date. */
const numbers =
  /(?<![\d-])(?:(?:18|19|20)?\d{6} ?[-+]? ?|(?:(?:18|19|20)?\d{2})-\d{2}-\d{2}[-+])\d{4}(?![\d-])/gu
/** Its last part begins with a letter: "5 st@12.50" is a price. */
const emails = /[\p{L}\d][\p{L}\d._%+-]{0,63}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63})*\.\p{L}[\p{L}\d-]{1,62}/u
/** A Swedish number with its area, or an international one: groups of digits, long enough to be called. */
const phones =
  /(?<![\d\p{L}-])(?<!\d\/)(?:(?:\+|00?)[1-9]\d{0,2}\/?[\d \-()]{5,18}\d|0[1-9]\d{0,2}(?:\.\d{2,3}){3})(?!\d)/gu
/** Thousands parted by spaces, also with such a sum behind a dash; the end of a telephone number is none. */
const sums = /(?<![\d+][ -]?)[1-9]\d{0,2}(?: \d{3})+(?! ?\d)(?!-(?!\d{1,3}(?: \d{3})+(?!\d))\d)/gu
const dates =
  /(?<!\d)(?:(?:19|20)\d\d[-/]\d\d[-/]\d\d|(?:0?[1-9]|[12]\d|3[01])[-/. ](?:0?[1-9]|1[0-2])[-/. ](?:19|20)\d\d)(?!\d)/gu
const caseNumber = /^\d+\/(?:19|20)\d\d$/

/** Spaces and dashes as a keyboard has them: word processors set others. */
const typed = (text: string): string => text.replace(/\p{Zs}/gu, ' ').replace(/[\u2010-\u2015\u2212]/g, '-')

/** Luhn's sum over the last ten digits, by which a personal number is told from any other. */
function isChecked(digits: string): boolean {
  const sum = [...digits.slice(-10)].reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** Days of co-ordination numbers are 60 more. */
function isPersonalNumber(whole: string): boolean {
  const digits = whole.replace(/\D/g, '').slice(-10)
  const [month, day] = [Number(digits.slice(2, 4)), Number(digits.slice(4, 6)) % 60]
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && isChecked(digits)
}

/** A year, a sum or a case number has fewer digits than a telephone number, or more. */
const isPhone = ([whole]: RegExpMatchArray): boolean => {
  const digits = whole.replace(/\D/g, '').length
  return digits >= 8 && digits <= 15 && !caseNumber.test(whole)
}

/** Which kinds stand in a text; empty for most. */
export function personalDataIn(text: string): PersonalDataKind[] {
  const plain = typed(text)
  const isNumber = (plain.match(numbers) ?? []).some(isPersonalNumber)
  // What is a personal number is no telephone number as well, nor is a date or a sum.
  const rest = plain
    .replace(numbers, (found) => (isPersonalNumber(found) ? ' ' : found))
    .replace(dates, 'x')
    .replace(sums, 'x')
  return [
    ...(isNumber ? (['personalNumber'] as const) : []),
    ...(emails.test(plain) ? (['email'] as const) : []),
    ...([...rest.matchAll(phones)].some(isPhone) ? (['phone'] as const) : []),
  ]
}
