/**
 * Why a message to a webhook did not arrive, in words: the server tells it in few, some of them the system's own.
 * @module
 */

const known = {
  'private address': 'private',
  'no answer in time': 'late',
  ENOTFOUND: 'unknown',
  EAI_AGAIN: 'unknown',
  ECONNREFUSED: 'refused',
} as const

/** The words, and what is put into them. */
export function problemWords(problem: string) {
  const kind = Object.hasOwn(known, problem) ? known[problem as keyof typeof known] : null
  const is = kind ?? (problem.startsWith('HTTP ') ? 'status' : 'other')
  return [`webhooks.problem.${is}`, { code: problem }] as const
}
