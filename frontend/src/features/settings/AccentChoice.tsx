import { changeSettings, useSettings } from '@/design/settings'
import { Button } from '@/design/ui/Button'
import { useT } from '@/i18n'
import styles from './Settings.module.css'

const COLOURS = [
  '#2459d3',
  '#048a7f',
  '#0a6b41',
  '#8a5700',
  '#e95e00',
  '#b42318',
  '#d461b7',
  '#815cdf',
] as const

/** The colour of what is chosen, pressed and linked; each theme makes it as light or dark as reading needs. */
export function AccentChoice() {
  const t = useT()
  const accent = useSettings((settings) => settings.accent)
  return (
    <div className={styles.accents} role="group" aria-label={t('settings.accent')}>
      {COLOURS.map((colour) => (
        <button
          key={colour}
          type="button"
          className={styles.swatch}
          style={{ background: colour }}
          aria-label={t('settings.accentColour', { colour })}
          aria-pressed={(accent ?? COLOURS[0]) === colour}
          onClick={() => changeSettings({ accent: colour === COLOURS[0] ? null : colour })}
        />
      ))}
      <label className={styles.own}>
        <span className="visually-hidden">{t('settings.ownAccent')}</span>
        <input
          type="color"
          value={accent ?? COLOURS[0]}
          onChange={(event) => changeSettings({ accent: event.target.value })}
        />
      </label>
      {accent !== null && (
        <Button variant="ghost" onClick={() => changeSettings({ accent: null })}>
          {t('settings.usualAccent')}
        </Button>
      )}
    </div>
  )
}
