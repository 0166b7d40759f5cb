/**
 * Groups that are proposed on request: each is accepted, changed or refused by itself, and none is made unasked.
 * @module
 */
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type * as Y from 'yjs'
import { readCards } from '../../shared/board/cards.ts'
import { readRecords } from '../../shared/board/document.ts'
import type { Insight } from '../../shared/insights/extract.ts'
import { type Proposal, suggestGroups } from '../../shared/insights/similar.ts'
import { MAX_TITLE_LENGTH } from '../../shared/limits.ts'
import { Button } from '../app/ui/Button.tsx'
import { FlagInput } from '../app/ui/FlagInput.tsx'
import { focusUnfit } from '../app/ui/focusUnfit.ts'
import { News } from '../app/ui/News.tsx'
import { SelectInput } from '../app/ui/SelectInput.tsx'
import { TextInput } from '../app/ui/TextInput.tsx'
import panel from '../card/CardPanel.module.css'
import type { ZoneNames } from '../insights/useZoneNames.ts'
import styles from './Groups.module.css'
import { isLoose, makeGroup } from './makeGroup.ts'
import './words.ts'

interface SuggestedGroupsProps {
  doc: Y.Doc
  insights: readonly Insight[]
  zones: ZoneNames
  /** Whether this person may gather the cards of a zone. */
  mayGather: (zone: string) => boolean
}

/** The loose cards of a zone in reading order, by the ids of their shapes. */
function looseIn(doc: Y.Doc, insights: readonly Insight[], zone: string) {
  const loose = new Set(
    readCards(readRecords(doc))
      .filter(isLoose)
      .map(({ id }) => id),
  )
  return insights
    .filter((insight) => insight.zone === zone && loose.has(insight.provenance.shapeId))
    .sort((a, b) => a.order - b.order)
    .map(({ text, provenance }) => ({ id: provenance.shapeId, text }))
}

interface FilledZone {
  readonly id: string
  readonly name: string
  /** Of its cards. */
  readonly count: number
}

/** The zones that have cards, in the template's order. */
function filledZones(zones: ZoneNames, insights: readonly Insight[]): FilledZone[] {
  const counts = new Map<string | null, number>()
  for (const { zone } of insights) counts.set(zone, (counts.get(zone) ?? 0) + 1)
  return [...zones].flatMap(([id, name]) => {
    const count = counts.get(id)
    return count ? [{ id, name, count }] : []
  })
}

/** Where there is most to gather; the first of several. */
const fullestOf = (zones: readonly FilledZone[]): FilledZone | undefined =>
  zones.toSorted((a, b) => b.count - a.count)[0]

export function SuggestedGroups({ doc, insights, zones, mayGather }: SuggestedGroupsProps) {
  const { t } = useTranslation('groups')
  const filled = filledZones(zones, insights)
  const [picked, setZone] = useState<string | null>(null)
  const zone = picked ?? fullestOf(filled)?.id ?? ''
  const [all, setProposals] = useState<readonly Proposal[]>([])
  const [refused, setRefused] = useState<readonly Proposal[]>([])
  const [news, setNews] = useState('')
  const [undo, setUndo] = useState<(() => void) | null>(null)
  const texts = new Map(insights.map(({ text, provenance }) => [provenance.shapeId, text]))
  const say = (text: string, back: (() => void) | null) => {
    setNews(text)
    setUndo(() => back)
  }
  const ask = () => {
    const cards = looseIn(doc, insights, zone)
    const found = suggestGroups(cards)
    setZone(zone)
    setProposals(found)
    setRefused([])
    say(
      cards.length < 2 ? t('few') : found.length === 0 ? t('none') : t('found', { count: found.length }),
      null,
    )
  }
  /** Refuses these and no others; what was refused last comes back first, to where it stood. */
  const refuse = (out: readonly Proposal[]) => {
    setRefused(out)
    const left = all.filter((one) => !out.includes(one)).length
    const last = out.length > 0 ? () => refuse(out.slice(0, -1)) : null
    say([t('left', { count: left }), ...(last ? [t('refused', { count: out.length })] : [])].join(', '), last)
  }
  const accept = (proposal: Proposal, ids: readonly string[], name: string) => {
    const back = makeGroup(doc, zone, ids, name)
    if (back) setProposals(all.filter((one) => one !== proposal))
    const layBack = () => {
      back?.()
      setProposals(all)
      say(t('undone'), null)
    }
    say(back ? t('taken', { name }) : t('gone'), back ? layBack : null)
  }
  if (filled.length === 0) return <p className={panel.help}>{t('empty')}</p>
  return (
    <>
      <p className={panel.help}>{t('help')}</p>
      <SelectInput
        label={t('zone')}
        choices={filled.map(({ id, name, count }) => ({ id, name: t('zoneChoice', { name, cards: count }) }))}
        value={zone}
        onChange={(id) => {
          setZone(id)
          setProposals([])
          setRefused([])
          say('', null)
        }}
      />
      {mayGather(zone) ? (
        <div>
          <Button size="small" onPress={ask}>
            {t('ask')}
          </Button>
        </div>
      ) : (
        <p className={panel.help}>{t('readOnly')}</p>
      )}
      <News text={news} undo={t('undo')} onUndo={undo} />
      <ul className={styles.proposals}>
        {all.map((proposal) =>
          refused.includes(proposal) ? null : (
            <ProposalForm
              key={proposal.ids.join(' ')}
              {...{ proposal, texts }}
              onAccept={(ids, name) => accept(proposal, ids, name)}
              onRefuse={() => refuse([...refused, proposal])}
            />
          ),
        )}
      </ul>
    </>
  )
}

interface ProposalFormProps {
  proposal: Proposal
  texts: ReadonlyMap<string, string>
  onAccept: (ids: readonly string[], name: string) => void
  onRefuse: () => void
}

function ProposalForm({ proposal, texts, onAccept, onRefuse }: ProposalFormProps) {
  const { t } = useTranslation('groups')
  const [name, setName] = useState(proposal.name)
  const [out, setOut] = useState<ReadonlySet<string>>(new Set())
  const [isTried, setTried] = useState(false)
  const form = useRef<HTMLLIElement>(null)
  const isNameless = name.trim() === ''
  const ids = proposal.ids.filter((id) => !out.has(id))
  const keep = (id: string, isIn: boolean) => {
    const after = new Set(out)
    if (isIn) after.delete(id)
    else after.add(id)
    setOut(after)
  }
  const take = () => {
    setTried(true)
    if (!isNameless) onAccept(ids, name.trim())
    else if (form.current) focusUnfit(form.current)
  }
  return (
    <li ref={form} className={styles.proposal}>
      <TextInput
        label={t('name')}
        value={name}
        onChange={setName}
        problem={isTried && isNameless ? t('nameMissing') : null}
        maxLength={MAX_TITLE_LENGTH}
      />
      <div className={styles.cards}>
        {proposal.ids.map((id) => (
          <FlagInput
            key={id}
            label={texts.get(id) ?? '–'}
            value={!out.has(id)}
            onChange={(isIn) => keep(id, isIn)}
          />
        ))}
      </div>
      {ids.length < 2 ? <p className={panel.help}>{t('twoAtLeast')}</p> : null}
      <div className={styles.row}>
        <Button look="primary" size="small" isDisabled={ids.length < 2} onPress={take}>
          {t('take')}
        </Button>
        <Button size="small" onPress={onRefuse}>
          {t('refuse')}
        </Button>
      </div>
    </li>
  )
}
