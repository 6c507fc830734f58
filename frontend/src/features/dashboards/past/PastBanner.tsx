import { History } from 'lucide-react'
import { Button } from '@/design/ui/Button'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import styles from './past.module.css'

interface PastBannerProps {
  at: string
  onChoose?: () => void
  onNow: () => void
}

/** Says that the dashboard does not show now, and leads back. */
export function PastBanner({ at, onChoose, onNow }: PastBannerProps) {
  const t = useT()
  const format = useFormat()
  return (
    <section className={styles.banner} aria-label={t('past.banner')}>
      <History size={16} aria-hidden="true" />
      <p>
        {t('past.shown')} <time dateTime={at}>{format.dateTime(at)}</time>
      </p>
      <span className={styles.buttons}>
        {onChoose && <Button onClick={onChoose}>{t('past.choose')}</Button>}
        <Button variant="primary" onClick={onNow}>
          {t('past.now')}
        </Button>
      </span>
    </section>
  )
}
