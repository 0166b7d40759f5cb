/**
 * The bar at the top: whose service this is, its language and its colours.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import styles from './AppBar.module.css'
import type { Appearance } from './appearance.ts'
import { appearances, useAppearance } from './appearance.ts'
import { useLanguage } from './i18n/index.ts'
import { Logo } from './Logo.tsx'
import { patterns } from './paths.ts'
import { DarkIcon, DeviceIcon, LightIcon } from './ui/icons.tsx'
import { PlainButton } from './ui/PlainButton.tsx'
import { Radios } from './ui/Radios.tsx'

const icons: Record<Appearance, typeof LightIcon> = { light: LightIcon, system: DeviceIcon, dark: DarkIcon }

export function AppBar() {
  const { t } = useTranslation()
  return (
    <header className={styles.bar}>
      <Link href={patterns.start} className={styles.brand} aria-label={t('home')}>
        <Logo />
        <span className={styles.name}>{t('brand')}</span>
      </Link>
      <div className={styles.choices}>
        <LanguageSwitch />
        <AppearanceSwitch />
      </div>
    </header>
  )
}

/** With two languages, one button that names the other one in that language. */
export function LanguageSwitch() {
  const { t } = useTranslation()
  const { language, choose } = useLanguage()
  const other = language === 'sv' ? 'en' : 'sv'
  return (
    <PlainButton look="quiet" size="small" onPress={() => choose(other)}>
      <span lang={other}>{t('language.other')}</span>
      <span className="visually-hidden">, {t('language.switchTo')}</span>
    </PlainButton>
  )
}

export function AppearanceSwitch() {
  const { t } = useTranslation()
  const { appearance, choose } = useAppearance()
  return (
    <Radios
      label={t('appearance.label')}
      choices={appearances}
      value={appearance}
      onChange={choose}
      nameOf={(choice) => t(`appearance.${choice}`)}
      className={styles.appearance ?? ''}
      draw={(choice) => {
        const Icon = icons[choice]
        return (
          <span className={styles.choice}>
            <Icon size={16} />
          </span>
        )
      }}
    />
  )
}
