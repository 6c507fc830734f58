import { faultText } from '@/api/error-text'
import { useInsight } from '@/api/queries/insights'
import type { Query } from '@/api/types'
import { Skeleton } from '@/design/ui/Skeleton'
import { useLocale, useT } from '@/i18n'
import styles from './panels.module.css'

/** What the figures say, in sentences, and who wrote them. Nothing where they cannot be had: the figures stand beside it. */
export function InWords({ query }: { query: Query }) {
  const t = useT()
  const insight = useInsight(
    query,
    useLocale((locale) => locale.language),
  )
  if (insight.isError) return null
  if (!insight.data)
    return (
      <div className={styles.words} aria-busy="true">
        <Skeleton shape="line" label={t('explain.words')} />
      </div>
    )
  const { text, written_by, model, reason, reason_code } = insight.data
  return (
    <section className={styles.words} aria-label={t('explain.words')}>
      <p>{text}</p>
      <small>
        {written_by === 'model' ? t('explain.byModel', { model: model ?? '' }) : t('explain.byRules')}
        {reason !== null && <> {faultText({ code: reason_code ?? '', message: reason }, t)}</>}
      </small>
    </section>
  )
}
