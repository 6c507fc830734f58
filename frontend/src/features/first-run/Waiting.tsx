import { useT } from '@/i18n'
import styles from './Waiting.module.css'

/** A tide that comes and goes while nothing has arrived. */
export function Waiting() {
  const t = useT()
  return (
    <div className={styles.waiting} role="status">
      <svg className={styles.sea} viewBox="0 0 240 40" preserveAspectRatio="none" aria-hidden="true">
        <path className={styles.back} d={WAVE} />
        <path className={styles.front} d={WAVE} />
      </svg>
      <p className={styles.title}>{t('firstRun.waiting')}</p>
      <p className={styles.hint}>{t('firstRun.waitingHint')}</p>
    </div>
  )
}

const WAVE = 'M-240 20q30 -16 60 0t60 0 60 0 60 0 60 0 60 0 60 0 60 0 60 0V40H-240z'
