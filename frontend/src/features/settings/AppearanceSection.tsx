import { changeSettings, useSettings } from '@/design/settings'
import { Segmented } from '@/design/ui/Segmented'
import { useT } from '@/i18n'
import { LanguageChoice } from '@/widgets/LanguageChoice'
import { AccentChoice } from './AccentChoice'
import { Entry, Group } from './Group'

/** How the product looks in this browser. */
export default function AppearanceSection() {
  const t = useT()
  const { theme, contrast } = useSettings()
  return (
    <Group title={t('settings.thisBrowser')} hint={t('settings.thisBrowserHint')}>
      <Entry name={t('theme.label')} hint={t('settings.themeHint')}>
        <Segmented
          label={t('theme.label')}
          value={theme}
          onChange={(choice) => changeSettings({ theme: choice })}
          options={(['system', 'light', 'dark'] as const).map((value) => ({
            value,
            label: t(`theme.${value}`),
          }))}
        />
      </Entry>
      <Entry name={t('contrast.label')} hint={t('settings.contrastHint')}>
        <Segmented
          label={t('contrast.label')}
          value={contrast}
          onChange={(choice) => changeSettings({ contrast: choice })}
          options={(['system', 'more'] as const).map((value) => ({ value, label: t(`contrast.${value}`) }))}
        />
      </Entry>
      <Entry name={t('settings.accent')} hint={t('settings.accentHint')}>
        <AccentChoice />
      </Entry>
      <Entry name={t('language.label')}>
        <LanguageChoice />
      </Entry>
    </Group>
  )
}
