/**
 * The register of steering documents of a process: which follow which, each action's line of sight up to the target
 * picture, and who steers towards it.
 * @module
 */
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { SteeringDocument } from '../../../shared/protocol/documents.ts'
import type { Me } from '../../../shared/protocol/members.ts'
import type { Process } from '../../../shared/protocol/processes.ts'
import { Page } from '../../app/Page.tsx'
import { pathTo } from '../../app/paths.ts'
import { obstacle, useMe, useProcess } from '../../app/queries.ts'
import { Refused } from '../../app/Refused.tsx'
import { BackLink } from '../../app/ui/BackLink.tsx'
import { Button } from '../../app/ui/Button.tsx'
import { Waiting } from '../../app/Waiting.tsx'
import styles from '../../documents/Documents.module.css'
import { useDocuments } from '../../documents/useDocuments.ts'
import insights from '../../insights/Insights.module.css'
import { DocumentWindow } from './DocumentWindow.tsx'
import { OwnersPart } from './OwnersPart.tsx'
import { RegisterPart } from './RegisterPart.tsx'
import { SightsPart } from './SightsPart.tsx'
import '../../documents/words.ts'

const parts = ['register', 'sight', 'owners'] as const

export function DocumentsPage({ id }: { id: string }) {
  const me = useMe()
  const process = useProcess(id)
  const documents = useDocuments(id)
  const error = obstacle(process) ?? obstacle(documents)
  if (error) return <Refused error={error} onRetry={() => documents.refetch()} />
  if (!me.data || !process.data || !documents.data) return <Waiting />
  return <ShownDocuments process={process.data} documents={documents.data} me={me.data} />
}

interface ShownDocumentsProps {
  process: Process
  documents: readonly SteeringDocument[]
  me: Me
}

function ShownDocuments({ process, documents, me }: ShownDocumentsProps) {
  const { t } = useTranslation('documents')
  const [part, setPart] = useState<(typeof parts)[number]>('register')
  const [open, setOpen] = useState<SteeringDocument | 'new' | null>(null)
  const mayAdd = process.role !== null && process.role !== 'observer'
  return (
    <Page
      title={t('title')}
      above={<BackLink href={pathTo.process(process.id)}>{process.title}</BackLink>}
      actions={
        mayAdd ? (
          <Button look="primary" onPress={() => setOpen('new')}>
            <Plus size={18} aria-hidden="true" />
            {t('add')}
          </Button>
        ) : null
      }
    >
      <p className={styles.intro}>
        {t('intro')} {t(mayAdd ? 'may' : 'mayNot')}
      </p>
      <ToggleButtonGroup
        aria-label={t('parts.label')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[part]}
        onSelectionChange={(keys) => setPart(parts.find((one) => keys.has(one)) ?? 'register')}
        className={`${insights.switch} ${styles.parts}`}
      >
        {parts.map((one) => (
          <ToggleButton key={one} id={one} className={insights.choice ?? ''}>
            {t(`parts.${one}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {part === 'register' ? <RegisterPart documents={documents} onChange={setOpen} /> : null}
      {part === 'sight' ? <SightsPart process={process} documents={documents} /> : null}
      {part === 'owners' ? <OwnersPart documents={documents} /> : null}
      {open ? (
        <DocumentWindow
          processId={process.id}
          document={open === 'new' ? null : open}
          others={documents.filter((one) => one !== open)}
          organisation={me.member?.organisation ?? null}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </Page>
  )
}
