/**
 * The page for an address that leads nowhere.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { addWords } from '../../app/i18n/index.ts'
import { Page } from '../../app/Page.tsx'
import { patterns } from '../../app/paths.ts'
import { LinkButton } from '../../app/ui/Button.tsx'

const missingWords = addWords('missing', {
  sv: {
    title: 'Sidan finns inte',
    text: 'Adressen kan vara felskriven, eller så har sidan tagits bort.',
    start: 'Till startsidan',
  },
  en: {
    title: 'There is no such page',
    text: 'The address may be mistyped, or the page may have been removed.',
    start: 'To the start page',
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    missing: typeof missingWords.sv
  }
}

export function MissingPage() {
  const { t } = useTranslation('missing')
  return (
    <Page title={t('title')} width="column">
      <p>{t('text')}</p>
      <p>
        <LinkButton to={patterns.start}>{t('start')}</LinkButton>
      </p>
    </Page>
  )
}
