import { useState } from 'react'
import type { AlertRule, Backtest } from '@/api/queries/alerts'
import { Button } from '@/design/ui/Button'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import styles from './alerts.module.css'
import { termsOf, unitOf } from './rule'
import { writtenNumber } from './written'

const FEW = 5

/** Each time that the rule would have fired, the newest first. */
export function EpisodeList({ past, rule }: { past: Backtest; rule: AlertRule }) {
  const t = useT()
  const format = useFormat()
  const [isAll, setIsAll] = useState(false)
  const shown = isAll ? past.episodes : past.episodes.slice(0, FEW)
  const [term] = termsOf(rule)
  if (past.episodes.length === 0) return null
  return (
    <>
      <ol className={styles.episodes} aria-label={t('alerts.episodes')}>
        {shown.map((one) => (
          <li key={`${one.from}${Object.values(one.group).join()}`}>
            <time dateTime={one.from}>{format.dateTime(one.from)}</time>
            <span>
              {one.to === null ? t('alerts.stillFiring') : format.number(one.seconds * 1_000, 'duration')}
              {Object.values(one.group).map((value) => ` · ${value || t('alerts.noValue')}`)}
            </span>
            <span className={styles.number}>{writtenNumber(one.peak, unitOf(term!), format)}</span>
          </li>
        ))}
      </ol>
      {past.episodes.length > FEW && !isAll && (
        <div className={styles.actions}>
          <Button onClick={() => setIsAll(true)}>
            {t('alerts.allEpisodes', { count: past.episodes.length })}
          </Button>
        </div>
      )}
    </>
  )
}
