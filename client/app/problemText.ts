/**
 * A problem from the server in words for the person at the screen.
 * @module
 */
import type { TFunction } from 'i18next'
import type { ApiProblem } from './api.ts'

/** One or two plain sentences: what happened and what to do. */
export function problemText(t: TFunction<'common'>, problem: ApiProblem): string {
  switch (problem.status) {
    case 0:
      return t('problem.unreachable')
    case 401:
      return t('problem.notSignedIn')
    case 403:
      return t('problem.notAllowed')
    case 404:
      return t('problem.notFound')
    case 409:
      return t('problem.conflict')
    case 413:
      return t('problem.tooLarge')
    case 429:
      return problem.retryAfter
        ? t('problem.tooOftenWait', { count: Math.ceil(problem.retryAfter) })
        : t('problem.tooOften')
    default:
      return problem.status < 500 ? t('problem.invalid') : t('problem.server')
  }
}
