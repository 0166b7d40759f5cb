/**
 * What is wrong with a template, each with its place in the file, in the language of the page.
 * @module
 */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Fault } from '../../shared/protocol/problem.ts'
import type { ApiProblem } from '../app/api.ts'
import { Notice, ProblemNotice } from '../app/ui/Notice.tsx'
import styles from './Template.module.css'
import './words.ts'

const sorts = ['string', 'number', 'array', 'object'] as const

/** What is wrong at a place, without the place. */
function faultText(t: TFunction<'template'>, { reason, about = '' }: Fault): string {
  const sort = sorts.find((one) => one === about) ?? 'other'
  return t(`fault.${reason}`, { about: reason === 'wrong_type' ? t(`sort.${sort}`) : about })
}

export function FaultList({ problem, intro }: { problem: ApiProblem; intro: string }) {
  const { t } = useTranslation('template')
  if (!problem.faults?.length) return <ProblemNotice problem={problem} />
  return (
    <Notice tone="problem">
      <p>{intro}</p>
      <ul className={styles.faults}>
        {problem.faults.map((fault) => (
          <li key={`${fault.place} ${fault.reason}`}>
            {fault.place ? <code>{fault.place}</code> : t('wholeFile')}
            {': '}
            {faultText(t, fault)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
