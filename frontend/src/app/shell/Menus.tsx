import { CalendarClock, ChevronDown, Languages, LogOut, Moon, Sun } from 'lucide-react'
import { useLogout } from '@/api/queries/me'
import type { Person } from '@/api/types'
import { RANGES } from '@/dashboard/time/range'
import { useUrlState } from '@/dashboard/url-state'
import { useChartTheme } from '@/design/settings'
import { Menu } from '@/design/ui/Menu'
import { useLocale, useT } from '@/i18n'
import { useContrastSection, useLanguageSection, useThemeSection } from './choices'
import styles from './Topbar.module.css'

export function RangeMenu() {
  const t = useT()
  const [{ range }, setUrl] = useUrlState()
  const items = RANGES.map((value) => ({
    id: value,
    label: t(`range.${value}`),
    isChecked: value === range,
    onSelect: () => setUrl({ range: value }),
  }))
  return (
    <Menu label={`${t('range.label')}: ${t(`range.${range}`)}`} sections={[{ id: 'range', items }]}>
      <CalendarClock size={14} aria-hidden="true" />
      <span className={styles.wide}>{t(`range.${range}`)}</span>
      <span className={styles.narrow}>{t(`range.short.${range}`)}</span>
      <ChevronDown size={14} aria-hidden="true" />
    </Menu>
  )
}

export function ThemeMenu() {
  const t = useT()
  const Icon = useChartTheme().mode === 'dark' ? Moon : Sun
  return (
    <Menu
      label={t('theme.label')}
      sections={[useThemeSection(), useContrastSection()]}
      variant="ghost"
      className={styles.wide}
    >
      <Icon size={16} aria-hidden="true" />
    </Menu>
  )
}

export function LanguageMenu() {
  const t = useT()
  const language = useLocale((locale) => locale.language)
  return (
    <Menu
      label={t('language.label')}
      sections={[useLanguageSection()]}
      variant="ghost"
      className={styles.wide}
    >
      <Languages size={16} aria-hidden="true" />
      {language === 'th' ? 'ไทย' : 'EN'}
    </Menu>
  )
}

/** The first character as a reader counts them: a Thai consonant keeps its vowel. */
function firstLetter(name: string): string {
  const [first] = new Intl.Segmenter().segment(name)
  return (first?.segment ?? '').toUpperCase()
}

export function UserMenu({ me, isNarrow }: { me: Person; isNarrow: boolean }) {
  const t = useT()
  const logout = useLogout()
  const name = me.name || me.email
  const theme = useThemeSection()
  const contrast = useContrastSection()
  const language = useLanguageSection()
  const account = {
    id: 'account',
    heading: me.email,
    items: [
      {
        id: 'logout',
        label: t('user.logout'),
        icon: <LogOut size={14} aria-hidden="true" />,
        onSelect: () => logout.mutate(),
      },
    ],
  }
  return (
    <Menu
      label={t('user.menu', { name })}
      sections={isNarrow ? [theme, contrast, language, account] : [account]}
      variant="ghost"
      className={styles.user}
    >
      <span className={styles.avatar}>{firstLetter(name)}</span>
    </Menu>
  )
}
