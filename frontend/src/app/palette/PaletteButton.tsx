import { Search } from 'lucide-react'
import { Button } from '@/design/ui/Button'
import { useT } from '@/i18n'
import { Keys } from '../shortcuts/Keys'
import { openOverlay, useShellOverlay } from '../shortcuts/overlay-state'
import { paletteKeys } from '../shortcuts/shortcut'
import styles from './button.module.css'

/** Shows that there is a palette, and its key. */
export function PaletteButton() {
  const t = useT()
  const isOpen = useShellOverlay(({ open }) => open === 'palette')
  return (
    <Button
      className={styles.button}
      aria-label={t('palette.title')}
      aria-keyshortcuts="Control+K Meta+K"
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      onClick={() => openOverlay('palette')}
    >
      <Search size={14} aria-hidden="true" />
      <span className={styles.text}>{t('palette.title')}</span>
      <span className={styles.keys} aria-hidden="true">
        <Keys keys={paletteKeys()} />
      </span>
    </Button>
  )
}
