/**
 * What is wrong with a template, each with its place in the file, in the language of the page.
 * @module
 */
import type { TFunction } from 'i18next'
import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fault } from '../../shared/protocol/problem.ts'
import type { ApiProblem } from '../app/api.ts'
import { useLanguage } from '../app/i18n/index.ts'
import { Notice, ProblemNotice } from '../app/ui/Notice.tsx'
import { placeInForm } from './placeInForm.ts'
import styles from './Template.module.css'
import './words.ts'

const sorts = ['string', 'number', 'array', 'object'] as const

/** What is wrong at a place, without the place. */
function faultText(t: TFunction<'template'>, { reason, about = '' }: Fault): string {
  const sort = sorts.find((one) => one === about) ?? 'other'
  return t(`fault.${reason}`, { about: reason === 'wrong_type' ? t(`sort.${sort}`) : about })
}

interface FaultListProps {
  problem: ApiProblem
  intro: string
  /** Whether it was filled in as a form: then places are told by its fields. */
  isForm?: boolean
}

export function FaultList({ problem, intro, isForm = false }: FaultListProps) {
  const { t } = useTranslation('template')
  const { language } = useLanguage()
  const list = useRef<HTMLUListElement>(null)
  // At the end of a long form it would begin where what is seen ends: that something is wrong, and not what.
  useLayoutEffect(() => {
    if (problem.faults?.length) list.current?.scrollIntoView({ block: 'nearest' })
  }, [problem])
  const placeOf = ({ place }: Fault) => {
    if (!place) return t('wholeFile')
    return (isForm ? placeInForm(t, language, place) : null) ?? <code>{place}</code>
  }
  if (!problem.faults?.length) return <ProblemNotice problem={problem} />
  return (
    <Notice tone="problem">
      <p>{intro}</p>
      <ul ref={list} className={styles.faults}>
        {problem.faults.map((fault) => (
          <li key={`${fault.place} ${fault.reason}`}>
            {placeOf(fault)}
            {': '}
            {faultText(t, fault)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
