import { Contrast, Monitor, Moon, Sun } from 'lucide-react'
import { changeSettings, useSettings, type Language } from '@/design/settings'
import type { MenuSection } from '@/design/ui/Menu'
import { loadLanguage, useT } from '@/i18n'

const THEMES = [
  ['system', Monitor],
  ['light', Sun],
  ['dark', Moon],
] as const
const LANGUAGES: readonly [Language, string][] = [
  ['en', 'English'],
  ['th', 'ไทย'],
]

export function useThemeSection(): MenuSection {
  const t = useT()
  const theme = useSettings((settings) => settings.theme)
  return {
    id: 'theme',
    heading: t('theme.label'),
    items: THEMES.map(([value, Icon]) => ({
      id: value,
      label: t(`theme.${value}`),
      icon: <Icon size={14} aria-hidden="true" />,
      isChecked: theme === value,
      onSelect: () => changeSettings({ theme: value }),
    })),
  }
}

export function useContrastSection(): MenuSection {
  const t = useT()
  const contrast = useSettings((settings) => settings.contrast)
  return {
    id: 'contrast',
    heading: t('contrast.label'),
    items: (['system', 'more'] as const).map((value) => ({
      id: value,
      label: t(`contrast.${value}`),
      icon: <Contrast size={14} aria-hidden="true" />,
      isChecked: contrast === value,
      onSelect: () => changeSettings({ contrast: value }),
    })),
  }
}

export function useLanguageSection(): MenuSection {
  const t = useT()
  const language = useSettings((settings) => settings.language)
  return {
    id: 'language',
    heading: t('language.label'),
    items: LANGUAGES.map(([value, label]) => ({
      id: value,
      label,
      isChecked: language === value,
      onSelect: () => {
        changeSettings({ language: value })
        void loadLanguage(value)
      },
    })),
  }
}
