import { FileClock } from 'lucide-react'
import type { Draft } from '@/dashboard/draft'
import { Button } from '@/design/ui/Button'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import styles from './board.module.css'

interface DraftBannerProps {
  draft: Draft
  onRestore: () => void
  onDiscard: () => void
}

/** Offers work that was not saved, e.g. because the browser was closed. */
export function DraftBanner({ draft, onRestore, onDiscard }: DraftBannerProps) {
  const t = useT()
  const format = useFormat()
  return (
    <div className={styles.banner} role="status">
      <FileClock size={16} aria-hidden="true" />
      <span>{t('draft.found', { time: format.dateTime(draft.saved_at) })}</span>
      <Button variant="ghost" onClick={onDiscard}>
        {t('draft.discard')}
      </Button>
      <Button variant="primary" onClick={onRestore}>
        {t('draft.restore')}
      </Button>
    </div>
  )
}
