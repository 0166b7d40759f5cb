/**
 * Over the list: a search among the cards, and a way to open or collapse all zones.
 * @module
 */
import { ChevronsDownUp, ChevronsUpDown, Search, X } from 'lucide-react'
import { Button as AriaButton, Input, SearchField } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from '../app/ui/Button.tsx'
import styles from './Outline.module.css'

interface ToolbarProps {
  query: string
  onQuery: (query: string) => void
  count: number
  allClosed: boolean
  onToggleAll: () => void
}

export function Toolbar({ query, onQuery, count, allClosed, onToggleAll }: ToolbarProps) {
  const { t } = useTranslation('outline')
  const Icon = allClosed ? ChevronsUpDown : ChevronsDownUp
  return (
    <div className={styles.toolbar}>
      <SearchField aria-label={t('search')} value={query} onChange={onQuery} className={styles.search ?? ''}>
        <Search size={18} aria-hidden="true" />
        <Input className={styles.searchInput ?? ''} placeholder={t('search')} />
        {query ? (
          <AriaButton className={styles.clear ?? ''} aria-label={t('clearSearch')}>
            <X size={18} aria-hidden="true" />
          </AriaButton>
        ) : null}
      </SearchField>
      <p className={styles.total}>{t('cards', { count })}</p>
      <Button look="quiet" size="small" onPress={onToggleAll}>
        <Icon size={16} aria-hidden="true" />
        {t(allClosed ? 'openAll' : 'closeAll')}
      </Button>
    </div>
  )
}
