/**
 * The heading that a card was gathered under.
 * @module
 */
import { useTranslation } from 'react-i18next'

/** @param heading of its group; nothing is shown for '' */
export function UnderHeading({ heading }: { heading: string }) {
  const { t } = useTranslation()
  return heading === '' ? null : <span>{t('underHeading', { heading })}</span>
}
