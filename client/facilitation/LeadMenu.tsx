/**
 * What those who lead reach for now and then, in one menu: what is rarer than the next activity, and not of one
 * activity alone. Each part of it is a section with a heading.
 * @module
 */
import { Compass } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from '../app/ui/Button.tsx'
import type { BarProps } from './barParts.ts'
import styles from './Facilitation.module.css'
import { GatherTools } from './GatherTools.tsx'
import { RoomLock } from './RoomLock.tsx'
import { Toggle } from './Toggle.tsx'
import { VoteSection } from './VoteSection.tsx'
import { ZoneList } from './ZoneList.tsx'

export function LeadMenu({ bar }: { bar: BarProps }) {
  const { t } = useTranslation('facilitation')
  const [isOpen, setOpen] = useState(false)
  const { facilitation, lead } = bar
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button look="quiet" size="small" aria-label={t('lead')}>
        <Compass size={16} aria-hidden="true" />
        <span className={styles.long}>{t('lead')}</span>
      </Button>
      <Popover placement="bottom end" className={styles.popover ?? ''}>
        <Dialog className={styles.menu ?? ''}>
          <Heading slot="title" level={2} className="visually-hidden">
            {t('lead')}
          </Heading>
          <LeadSection title={t('votes')}>
            <VoteSection bar={bar} onDone={() => setOpen(false)} />
          </LeadSection>
          <LeadSection title={t('gather.title')}>
            <GatherTools bar={bar} onDone={() => setOpen(false)} />
          </LeadSection>
          <LeadSection title={t('locks')}>
            <Toggle isOn={facilitation.layoutFixed} onChange={(fixed) => lead({ do: 'fixLayout', fixed })}>
              {t('fixLayout')}
            </Toggle>
            <RoomLock room={bar.room} />
          </LeadSection>
          <LeadSection title={t('zones')}>
            <ZoneList bar={bar} />
          </LeadSection>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function LeadSection({ title, children }: { title: string; children: ReactNode }) {
  const heading = useId()
  return (
    <section className={styles.part} aria-labelledby={heading}>
      <h3 id={heading}>{title}</h3>
      {children}
    </section>
  )
}
