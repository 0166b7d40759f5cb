/**
 * The operator's processes, and the way to a new one.
 * @module
 */
import { FolderOpen, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../../app/api.ts'
import { Page } from '../../app/Page.tsx'
import { useProcesses } from '../../app/queries.ts'
import { Button } from '../../app/ui/Button.tsx'
import { ProblemNotice } from '../../app/ui/Notice.tsx'
import { Waiting } from '../../app/Waiting.tsx'
import { BringInWindow } from './BringInWindow.tsx'
import { NewProcessWindow } from './NewProcessWindow.tsx'
import { ProcessCard } from './ProcessCard.tsx'
import styles from './Processes.module.css'
import { RemovalsPart } from './RemovalsPart.tsx'

export function Processes() {
  const { t } = useTranslation('start')
  const processes = useProcesses(true)
  const [isCreating, setCreating] = useState(false)
  const [isBringing, setBringing] = useState(false)
  const create = (
    <>
      <Button look="primary" onPress={() => setCreating(true)}>
        <Plus size={18} aria-hidden="true" />
        {t('newProcess')}
      </Button>
      <Button look="quiet" onPress={() => setBringing(true)}>
        <FolderOpen size={18} aria-hidden="true" />
        {t('bringIn.open')}
      </Button>
    </>
  )
  const none = processes.data?.length === 0
  return (
    <Page title={t('processes')} actions={none ? null : create}>
      {processes.isPending ? <Waiting /> : null}
      {processes.isError ? (
        <ProblemNotice problem={problemOf(processes.error)} onRetry={() => processes.refetch()} />
      ) : null}
      {none ? (
        <section className={styles.none} aria-labelledby="no-processes">
          <h2 id="no-processes">{t('none.title')}</h2>
          <p>{t('none.text')}</p>
          <div className={styles.ways}>{create}</div>
        </section>
      ) : (
        <ul className={styles.cards}>
          {processes.data?.map((process) => (
            <ProcessCard key={process.id} process={process} />
          ))}
        </ul>
      )}
      {processes.data ? <RemovalsPart processes={processes.data} /> : null}
      {isBringing ? <BringInWindow onClose={() => setBringing(false)} /> : null}
      {isCreating ? <NewProcessWindow onClose={() => setCreating(false)} /> : null}
    </Page>
  )
}
