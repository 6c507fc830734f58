import { useTileFreshness } from '@/api/queries/freshness'
import type { Question } from '@/api/types'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import styles from './panels.module.css'

/** How fresh the live answer to a question is and what came late; nothing while nobody follows it. */
export function LiveFacts({ query }: { query: Question }) {
  const t = useT()
  const format = useFormat()
  const { data } = useTileFreshness(query)
  if (!data) return null
  const { mode, p50_ms, p95_ms, late, last_update } = data
  const duration = (ms: number) => format.number(ms, 'duration')
  return (
    <dl className={styles.facts} aria-label={t('explain.live')}>
      <dt>{t('explain.live')}</dt>
      <dd>
        {t(`explain.mode.${mode}`)}
        {last_update !== null && <small>{t('tile.asOf', { time: format.clock(last_update) })}</small>}
      </dd>
      <dt>{t('explain.delay')}</dt>
      <dd>
        {p50_ms === null || p95_ms === null ? (
          t('explain.noDelay')
        ) : (
          <>
            {duration(p50_ms)}
            <small>{t('explain.p95', { delay: duration(p95_ms) })}</small>
          </>
        )}
      </dd>
      {late && (
        <>
          <dt>{t('explain.late')}</dt>
          <dd>
            {format.number(late.events)}
            {late.events > 0 && (
              <small>{t('explain.longest', { duration: duration(late.longest_ms) })}</small>
            )}
          </dd>
        </>
      )}
    </dl>
  )
}
