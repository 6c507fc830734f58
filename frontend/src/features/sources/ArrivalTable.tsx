import { useSourceTrends, type SourceSeen } from '@/api/queries/sources'
import { SparkBars } from '@/charts/svg/SparkBars'
import { ago } from '@/format/time'
import { useFormat } from '@/format/use-format'
import { useLocale, useT } from '@/i18n'
import styles from './sources.module.css'

const TREND = { width: 110, height: 24 }

/** What comes in by the source that events name: how much, and how late. */
export function ArrivalTable({ sources }: { sources: readonly SourceSeen[] }) {
  const t = useT()
  const format = useFormat()
  const locale = useLocale((state) => state.tag)
  const trends = useSourceTrends().data
  return (
    // Scrolls, so a keyboard must be able to stand in it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('sources.arrivals')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.name}>
              {t('field.source')}
            </th>
            <th scope="col" className={styles.extra}>
              {t('sources.trend')}
            </th>
            <th scope="col" className={styles.number}>
              {t('sources.perMinute')}
            </th>
            <th scope="col" className={styles.number}>
              {t('sources.perHour')}
            </th>
            <th scope="col" className={styles.number}>
              {t('sources.perDay')}
            </th>
            <th scope="col" className={styles.number}>
              {t('sources.lag')}
            </th>
            <th scope="col">{t('schema.lastSeen')}</th>
          </tr>
        </thead>
        <tbody>
          {sources.map((one) => (
            <tr key={one.source}>
              <td className={styles.name} title={one.source}>
                {one.source || t('sources.unnamed')}
              </td>
              <td className={styles.extra}>
                <SparkBars values={trends?.get(one.source) ?? []} colour="var(--series-1)" size={TREND} />
              </td>
              <td className={styles.number} data-label={t('sources.perMinute')}>
                {format.number(one.events_last_minute)}
              </td>
              <td className={styles.number} data-label={t('sources.perHour')}>
                {format.number(one.events_last_hour)}
              </td>
              <td className={styles.number} data-label={t('sources.perDay')}>
                {format.number(one.events_last_day)}
              </td>
              <td
                className={styles.number}
                data-label={t('sources.lag')}
                title={t('sources.lagHint', {
                  half: format.number(one.lag_p50_ms, 'duration'),
                  most: format.number(one.lag_p95_ms, 'duration'),
                })}
              >
                {format.number(one.lag_p50_ms, 'duration')} / {format.number(one.lag_p95_ms, 'duration')}
              </td>
              <td className={styles.extra}>{ago(new Date(one.last_seen), new Date(), locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
