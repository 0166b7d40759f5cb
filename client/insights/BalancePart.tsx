/**
 * Whose voices are heard: cards, words and votes by sector, of the room or of one zone.
 * @module
 */
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Balance,
  balanceOf,
  type Counted,
  unheard,
  type Voice,
  voices,
} from '../../shared/insights/balance.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { isOneOf, sectorNames, sectors } from '../../shared/vocabulary.ts'
import { SectorMark } from '../app/SectorMark.tsx'
import { Notice } from '../app/ui/Notice.tsx'
import { SelectInput } from '../app/ui/SelectInput.tsx'
import panel from '../card/CardPanel.module.css'
import styles from './Insights.module.css'
import type { ZoneNames } from './useZoneNames.ts'

const ROOM = 'room'
const OUTSIDE = 'outside'

interface BalancePartProps {
  insights: readonly Counted[]
  zones: ZoneNames
  language: Language
  leads: boolean
}

export function BalancePart({ insights, zones, language, leads }: BalancePartProps) {
  const { t } = useTranslation('insights')
  const [where, setWhere] = useState<string>(ROOM)
  const balance = useMemo(() => balanceOf(insights), [insights])
  const inZone = (zone: string | null) => balance.zones.has(zone)
  const choices = [
    { id: ROOM, name: t('balance.room') },
    ...[...zones].filter(([id]) => inZone(id)).map(([id, name]) => ({ id: `zone ${id}`, name })),
    ...(inZone(null) ? [{ id: OUTSIDE, name: t('unsorted') }] : []),
  ]
  const zone = where === OUTSIDE ? null : where.slice('zone '.length)
  const shown = (where === ROOM ? null : balance.zones.get(zone)) ?? balance.room
  const silent = leads ? unheard(balance.room) : []
  return (
    <>
      {silent.length > 0 ? (
        <Notice>
          <p>
            {t('balance.silent', { sectors: silent.map((one) => sectorNames[one][language]).join(', ') })}
          </p>
          <p className={panel.help}>{t('balance.silentHelp')}</p>
        </Notice>
      ) : null}
      <SelectInput label={t('balance.where')} choices={choices} value={where} onChange={setWhere} />
      <BalanceTable balance={shown} />
    </>
  )
}

/** Rows of the four sectors always; of several and of none where there are any. */
const rowsOf = ({ said }: Balance): Voice[] =>
  voices.filter((voice) => isOneOf(sectors, voice) || said[voice].cards > 0)

export function BalanceTable({ balance }: { balance: Balance }) {
  const { t } = useTranslation('insights')
  const { t: tc } = useTranslation()
  const { said, total, votes } = balance
  const keepsSome = votes !== null && sectors.some((sector) => votes.bySector[sector] === undefined)
  return (
    <>
      <table className={styles.balance}>
        <thead>
          <tr>
            <th scope="col">{t('balance.sector')}</th>
            <th scope="col">{t('balance.cards')}</th>
            <th scope="col">{t('balance.words')}</th>
            {votes ? <th scope="col">{t('balance.votes')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rowsOf(balance).map((voice) => {
            const sector = isOneOf(sectors, voice) ? voice : null
            return (
              <tr key={voice}>
                <th scope="row">
                  <span className={panel.sector}>
                    {sector ? <SectorMark sector={sector} size={12} /> : null}
                    {tc(`sectors.${voice}`)}
                  </span>
                </th>
                <Share count={said[voice].cards} of={total.cards} sector={sector} />
                <Share count={said[voice].words} of={total.words} sector={sector} />
                {votes ? (
                  <Share
                    count={(sector && votes.bySector[sector]) ?? null}
                    of={votes.total}
                    sector={sector}
                  />
                ) : null}
              </tr>
            )
          })}
        </tbody>
      </table>
      {keepsSome ? <p className={panel.help}>{t('balance.keptHelp')}</p> : null}
    </>
  )
}

/** @param count null where it is not told */
function Share({ count, of, sector }: { count: number | null; of: number; sector: string | null }) {
  const { t } = useTranslation('insights')
  if (count === null) return <td className={styles.kept}>{sector ? t('balance.kept') : '–'}</td>
  const percent = of === 0 ? 0 : Math.round((count / of) * 100)
  const color = sector ? `var(--sector-${sector})` : 'var(--border-strong)'
  return (
    <td>
      {t('balance.share', { count, percent })}
      <span className={styles.track} aria-hidden="true">
        <span style={{ width: `${percent}%`, background: color }} />
      </span>
    </td>
  )
}
