/**
 * The groups of a process: who steers, who advises, who does the work, and the cluster organisations that are connected.
 * Each is a card of the governance room's board.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { attributeKey } from '../../shared/insights/cardFields.ts'
import type { Insight } from '../../shared/insights/extract.ts'
import { bodyTypeNames } from '../../shared/insights/kindFields.ts'
import { useLanguage } from '../app/i18n/index.ts'
import { AddLine } from './AddLine.tsx'
import styles from './Governance.module.css'
import { Cell } from './GovernanceRows.tsx'
import { asList, asText } from './listInLine.ts'
import type { RoomBoard } from './useRoomBoard.ts'
import './words.ts'

const types = Object.keys(bodyTypeNames) as (keyof typeof bodyTypeNames)[]

/** Cluster organisations may be noted as actors as well. */
const isOf = (type: (typeof types)[number], { kind, facet, attrs }: Insight) =>
  (kind === 'governance_body' && facet === type) ||
  (type === 'cluster' && kind === 'actor' && (facet === 'cluster' || attrs.orgType === 'cluster'))

export function GroupsPart({ board }: { board: RoomBoard }) {
  const { t } = useTranslation('rooms')
  const { language } = useLanguage()
  return (
    <>
      <p className={styles.intro}>{t('governance.groupsIntro')}</p>
      {types.map((type) => {
        const groups = board.extraction.insights.filter((insight) => isOf(type, insight))
        const zone = board.zones.find(({ facet }) => facet === type) ?? null
        return (
          <section key={type} className={styles.groups}>
            <h3>{bodyTypeNames[type][language]}</h3>
            {groups.length === 0 ? <p className={styles.none}>{t('governance.noGroup')}</p> : null}
            <ul className={styles.rows}>
              {groups.map((group) => (
                <GroupRow key={group.id} group={group} board={board} />
              ))}
            </ul>
            {zone && board.mayWrite(zone.id) ? (
              <AddLine to={bodyTypeNames[type][language]} onAdd={(text) => board.add(zone, text)} />
            ) : null}
          </section>
        )
      })}
    </>
  )
}

function GroupRow({ group, board }: { group: Insight; board: RoomBoard }) {
  const { t } = useTranslation('rooms')
  const isReadOnly = !board.mayWrite(group.zone)
  const { members, mandate, meetingRhythm } = group.attrs
  const cell = (name: 'members' | 'mandate' | 'meetingRhythm', stands: unknown) => (
    <Cell
      label={t(`governance.${name}`)}
      stands={asText(stands)}
      isReadOnly={isReadOnly}
      onSay={(text) => {
        const value = name === 'members' && text ? asList(text) : text
        board.say(group, attributeKey(name), value || undefined)
      }}
    />
  )
  return (
    <li className={`${styles.row} ${styles.group}`}>
      <div className={styles.cell}>
        <button type="button" className={styles.measure} lang={group.lang} onClick={() => board.goTo(group)}>
          {group.text}
        </button>
      </div>
      {group.kind === 'governance_body' ? (
        <>
          {cell('members', members)}
          {cell('mandate', mandate)}
          {cell('meetingRhythm', meetingRhythm)}
        </>
      ) : (
        <span className={styles.none}>{t('governance.actor')}</span>
      )}
    </li>
  )
}
