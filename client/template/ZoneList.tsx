/**
 * The zones of a step in a template: added, moved, removed, and each opened to say what it is for.
 * @module
 */
import { ArrowDown, ArrowUp, ChevronRight, Plus, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { MAX_PURPOSE_LENGTH, MAX_TEMPLATE_ZONES, MAX_TITLE_LENGTH } from '../../shared/limits.ts'
import type { TemplateZone } from '../../shared/protocol/processTemplate.ts'
import { changedPlaces } from '../../shared/rooms/zoneLayout.ts'
import { kindNames } from '../../shared/vocabulary.ts'
import { useAnnounce } from '../app/announcements.tsx'
import { i18n, useLanguage } from '../app/i18n/index.ts'
import { Button } from '../app/ui/Button.tsx'
import { RowTool } from '../app/ui/RowTool.tsx'
import { RowTrigger } from '../app/ui/RowTrigger.tsx'
import { BothLanguages } from './BothLanguages.tsx'
import { anotherZone } from './draft.ts'
import { KindsInput } from './KindsInput.tsx'
import { LayoutPicture } from './LayoutPicture.tsx'
import styles from './Template.module.css'
import './words.ts'

interface ZoneListProps {
  zones: readonly TemplateZone[]
  onChange: (zones: TemplateZone[]) => void
}

/** What a new zone says until somebody says what it is. */
function newWords(): Pick<TemplateZone, 'name' | 'prompt'> {
  const say = (key: 'zones.new' | 'zones.newPrompt') => ({
    sv: i18n.getFixedT('sv', 'template')(key),
    en: i18n.getFixedT('en', 'template')(key),
  })
  return { name: say('zones.new'), prompt: say('zones.newPrompt') }
}

export function ZoneList({ zones, onChange }: ZoneListProps) {
  const { t } = useTranslation('template')
  const { language } = useLanguage()
  const announce = useAnnounce()
  const [open, setOpen] = useState<string | null>(null)
  const adder = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLOListElement>(null)
  const moved = useRef<{ readonly to: number; readonly isLater: boolean } | null>(null)
  // The row goes to another place of the page: the focus goes with it, to the same button where that still does anything.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the new order that moves the row
  useEffect(() => {
    if (!moved.current) return
    const { to, isLater } = moved.current
    moved.current = null
    const buttons = list.current?.children[to]?.querySelectorAll<HTMLButtonElement>('[data-move]') ?? []
    const [earlier, later] = buttons
    const wanted = isLater ? later : earlier
    ;(wanted?.disabled ? (isLater ? earlier : later) : wanted)?.focus()
  }, [zones])
  const nameOf = ({ name }: TemplateZone) => name[language] || name.sv || name.en
  const add = () => {
    const zone = anotherZone(zones, newWords())
    onChange([...zones, zone])
    setOpen(zone.id)
  }
  const move = (from: number, to: number) => {
    const zone = zones[from]
    if (!zone) return
    moved.current = { to, isLater: to > from }
    onChange(changedPlaces(zones, from, to))
    announce(t('zones.moved', { name: nameOf(zone), place: to + 1, count: zones.length }))
  }
  const remove = (zone: TemplateZone) => {
    onChange(zones.filter(({ id }) => id !== zone.id))
    announce(t('zones.removed', { name: nameOf(zone) }))
    adder.current?.querySelector('button')?.focus()
  }
  return (
    <section className={styles.zones}>
      <h3>{t('zones.title')}</h3>
      <p className="help">{t('zones.help')}</p>
      <LayoutPicture zones={zones} shown={open} />
      <ol ref={list} className={styles.zoneList}>
        {zones.map((zone, i) => (
          <ZoneRow
            key={zone.id}
            {...{ zone }}
            name={nameOf(zone)}
            number={i + 1}
            isOpen={open === zone.id}
            onOpen={(isOpen) => setOpen(isOpen ? zone.id : null)}
            onEarlier={i > 0 ? () => move(i, i - 1) : null}
            onLater={i + 1 < zones.length ? () => move(i, i + 1) : null}
            onRemove={zones.length > 1 ? () => remove(zone) : null}
            onChange={(changed) => onChange(zones.map((one) => (one.id === zone.id ? changed : one)))}
          />
        ))}
      </ol>
      <div ref={adder}>
        <Button size="small" isDisabled={zones.length >= MAX_TEMPLATE_ZONES} onPress={add}>
          <Plus size={16} aria-hidden="true" />
          {t('zones.add')}
        </Button>
      </div>
      {zones.length >= MAX_TEMPLATE_ZONES ? <p className="help">{t('zones.full')}</p> : null}
    </section>
  )
}

interface ZoneRowProps {
  zone: TemplateZone
  name: string
  number: number
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  /** Null where it cannot be done. */
  onEarlier: (() => void) | null
  onLater: (() => void) | null
  onRemove: (() => void) | null
  onChange: (zone: TemplateZone) => void
}

function ZoneRow(props: ZoneRowProps) {
  const { zone, name, number, isOpen, onOpen, onEarlier, onLater, onRemove, onChange } = props
  const { t } = useTranslation('template')
  const { language } = useLanguage()
  return (
    <li className={styles.zone}>
      <Disclosure isExpanded={isOpen} onExpandedChange={onOpen} className={styles.zoneRow ?? ''}>
        <Heading level={4} className={styles.zoneHeading ?? ''}>
          <RowTrigger className={styles.zoneTrigger ?? ''}>
            <ChevronRight size={18} aria-hidden="true" className={styles.chevron} />
            <span className={styles.zoneNumber}>{number}</span>
            <span className={styles.zoneTexts}>
              <span className={styles.zoneName}>{name}</span>
              <span className={styles.zoneKinds}>
                {zone.kinds.map((kind) => kindNames[kind][language]).join(', ')}
              </span>
            </span>
          </RowTrigger>
        </Heading>
        <RowTool label={t('zones.earlier', { name })} Icon={ArrowUp} onPress={onEarlier} data-move />
        <RowTool label={t('zones.later', { name })} Icon={ArrowDown} onPress={onLater} data-move />
        <RowTool label={t('zones.remove', { name })} Icon={Trash2} onPress={onRemove} />
        <DisclosurePanel className={styles.zonePanel ?? ''}>
          {isOpen ? <ZoneFields zone={zone} onChange={onChange} /> : null}
        </DisclosurePanel>
      </Disclosure>
    </li>
  )
}

function ZoneFields({ zone, onChange }: { zone: TemplateZone; onChange: (zone: TemplateZone) => void }) {
  const { t } = useTranslation('template')
  return (
    <div className="stack">
      <BothLanguages
        label={t('zones.name')}
        value={zone.name}
        maxLength={MAX_TITLE_LENGTH}
        onChange={(name) => onChange({ ...zone, name })}
      />
      <BothLanguages
        label={t('zones.prompt')}
        value={zone.prompt}
        maxLength={MAX_PURPOSE_LENGTH}
        rows={2}
        onChange={(prompt) => onChange({ ...zone, prompt })}
      />
      <KindsInput value={zone.kinds} onChange={(kinds) => onChange({ ...zone, kinds })} />
    </div>
  )
}
