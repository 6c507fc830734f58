import { changeSettings, useSettings } from '@/design/settings'
import { Segmented } from '@/design/ui/Segmented'
import { loadLanguage, useT } from '@/i18n'

const LANGUAGES = [
  { value: 'en', label: 'English' },
  { value: 'th', label: 'ไทย' },
] as const

/** The languages, each in its own words. */
export function LanguageChoice() {
  const t = useT()
  const language = useSettings((settings) => settings.language)
  return (
    <Segmented
      label={t('language.label')}
      value={language}
      options={LANGUAGES}
      onChange={(choice) => {
        changeSettings({ language: choice })
        void loadLanguage(choice)
      }}
    />
  )
}
