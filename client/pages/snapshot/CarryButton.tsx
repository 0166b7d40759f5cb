/**
 * The way from a snapshot to another room, for those who lead one that can take its records in.
 * @module
 */
import { Forward } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Snapshot } from '../../../shared/protocol/snapshots.ts'
import { useProcess } from '../../app/queries.ts'
import { Button } from '../../app/ui/Button.tsx'
import type { ZoneGroup } from './arrange.ts'
import { CarryWindow, carryTo } from './CarryWindow.tsx'
import './threadWords.ts'

export function CarryButton({ snapshot, zones }: { snapshot: Snapshot; zones: readonly ZoneGroup[] }) {
  const { t } = useTranslation('snapshotThread')
  const process = useProcess(snapshot.processId)
  const [isOpen, setOpen] = useState(false)
  const rooms = process.data ? carryTo(process.data, snapshot.roomId) : []
  if (rooms.length === 0 || snapshot.insights.length === 0) return null
  return (
    <>
      <Button onPress={() => setOpen(true)}>
        <Forward size={18} aria-hidden="true" />
        {t('carry.open')}
      </Button>
      {isOpen ? <CarryWindow {...{ snapshot, zones, rooms }} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
