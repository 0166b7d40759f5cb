/**
 * The window in which insights of a snapshot are picked to become cards in another room of the process.
 * @module
 */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_CARRIED } from '../../../shared/limits.ts'
import type { Process } from '../../../shared/protocol/processes.ts'
import type { Snapshot } from '../../../shared/protocol/snapshots.ts'
import { roomTemplates } from '../../../shared/rooms/index.ts'
import type { ApiProblem } from '../../app/api.ts'
import { answer, server } from '../../app/api.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { mayLead } from '../../app/mayLead.ts'
import { pathTo } from '../../app/paths.ts'
import { Button, LinkButton } from '../../app/ui/Button.tsx'
import { FlagInput } from '../../app/ui/FlagInput.tsx'
import { ProblemNotice } from '../../app/ui/Notice.tsx'
import { SelectInput } from '../../app/ui/SelectInput.tsx'
import { Actions, Window } from '../../app/ui/Window.tsx'
import { roomChoices } from '../../rooms/roomNames.ts'
import type { ZoneGroup } from './arrange.ts'
import { CarryZone, FITTING } from './CarryZone.tsx'
import styles from './Thread.module.css'
import './threadWords.ts'

/** The rooms that records of a room can be carried to by this person. */
export const carryTo = (process: Process, roomId: string) =>
  process.rooms.filter((room) => room.id !== roomId && room.status === 'open' && mayLead(room))

interface CarryWindowProps {
  snapshot: Snapshot
  zones: readonly ZoneGroup[]
  rooms: Process['rooms']
  /** Those that are chosen to begin with. */
  first?: readonly string[]
  onClose: () => void
}

interface Done {
  readonly roomId: string
  readonly added: number
  readonly already: number
}

/** The room that takes in this step's records, where one says so; else one of a later step; else the first. */
function likeliest(rooms: Process['rooms'], { step }: Snapshot): string {
  const sendsTo = roomTemplates[step].zones.find(({ exportTo }) => exportTo)?.exportTo
  const sent = rooms.find((room) => room.step === sendsTo)
  const takes = rooms.find((room) =>
    roomTemplates[room.step].zones.some(({ importFrom }) => importFrom === step),
  )
  const later = rooms.find((room) => roomTemplates[room.step].number > roomTemplates[step].number)
  return (sent ?? takes ?? later ?? rooms[0])?.id ?? ''
}

export function CarryWindow({ snapshot, zones, rooms, first = [], onClose }: CarryWindowProps) {
  const { t } = useTranslation('snapshotThread')
  const { t: tc } = useTranslation()
  const { language } = useLanguage()
  const [roomId, setRoomId] = useState(() => likeliest(rooms, snapshot))
  const [zone, setZone] = useState(FITTING)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(first))
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [isMissing, setMissing] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [done, setDone] = useState<Done | null>(null)
  const to = rooms.find(({ id }) => id === roomId)
  const isTooMany = chosen.size > MAX_CARRIED
  const carry = async () => {
    setMissing(chosen.size === 0)
    if (chosen.size === 0 || isTooMany) return
    setBusy(true)
    const into = zone === FITTING ? {} : { zone }
    const json = { snapshotId: snapshot.id, insightIds: [...chosen], ...into }
    const result = await answer(server.api.rooms[':id'].carry.$post({ param: { id: roomId }, json }))
    setBusy(false)
    setProblem(result.ok ? null : result.problem)
    if (result.ok) setDone({ roomId, added: result.value.cards.length, already: result.value.already })
  }
  if (done) return <CarriedWindow done={done} onClose={onClose} />
  return (
    <Window title={t('carry.title')} isOpen onClose={onClose} wide>
      <div className="stack">
        <p>{t('carry.text')}</p>
        <SelectInput
          label={t('carry.room')}
          choices={roomChoices(rooms, language)}
          value={roomId}
          onChange={(id) => {
            setRoomId(id)
            setZone(FITTING)
          }}
        />
        {to ? (
          <CarryZone
            from={snapshot.step}
            to={to}
            chosen={snapshot.insights.filter(({ id }) => chosen.has(id))}
            zone={zone}
            onZone={setZone}
          />
        ) : null}
        <Picking zones={zones} chosen={chosen} onChoose={setChosen} />
        {isMissing && chosen.size === 0 ? (
          <p role="alert" className={styles.problem}>
            {t('carry.missing')}
          </p>
        ) : null}
        {isTooMany ? <p className={styles.problem}>{t('carry.many', { count: MAX_CARRIED })}</p> : null}
        {problem ? <ProblemNotice problem={problem} /> : null}
        <Actions>
          <Button look="primary" isBusy={isBusy} onPress={carry}>
            {chosen.size === 0 ? t('carry.goNone') : t('carry.go', { count: chosen.size })}
          </Button>
          <Button onPress={onClose}>{tc('cancel')}</Button>
        </Actions>
      </div>
    </Window>
  )
}

interface PickingProps {
  zones: readonly ZoneGroup[]
  chosen: ReadonlySet<string>
  onChoose: (chosen: ReadonlySet<string>) => void
}

function Picking({ zones, chosen, onChoose }: PickingProps) {
  const { t } = useTranslation('snapshotThread')
  const all = zones.flatMap(({ insights }) => insights.map(({ id }) => id))
  const toggle = (id: string, isOn: boolean) => {
    const after = new Set(chosen)
    if (isOn) after.add(id)
    else after.delete(id)
    onChoose(after)
  }
  return (
    <fieldset className={styles.picking}>
      <legend>{t('carry.which')}</legend>
      <FlagInput
        label={t('carry.all')}
        value={chosen.size === all.length}
        onChange={(isOn) => onChoose(new Set(isOn ? all : []))}
      />
      {zones.map(({ zone, name, insights }) => (
        <section key={zone ?? ''} aria-label={name}>
          <h3>{name}</h3>
          {insights.map(({ id, text }) => (
            <FlagInput key={id} label={text} value={chosen.has(id)} onChange={(isOn) => toggle(id, isOn)} />
          ))}
        </section>
      ))}
    </fieldset>
  )
}

function CarriedWindow({ done, onClose }: { done: Done; onClose: () => void }) {
  const { t } = useTranslation('snapshotThread')
  const { t: tc } = useTranslation()
  return (
    <Window title={t('carry.title')} isOpen onClose={onClose}>
      <div className="stack">
        <p role="status">
          {t('carry.done', { count: done.added })}{' '}
          {done.already > 0 ? t('carry.already', { count: done.already }) : null}
        </p>
        <Actions>
          <LinkButton to={pathTo.room(done.roomId)} look="primary">
            {t('carry.toRoom')}
          </LinkButton>
          <Button onPress={onClose}>{tc('close')}</Button>
        </Actions>
      </div>
    </Window>
  )
}
