import { errorText } from '@/api/error-text'
import { useRowRulePreview } from '@/api/queries/row-rules'
import type { FilterNode } from '@/api/types'
import { Skeleton } from '@/design/ui/Skeleton'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { useSettled } from '../retention/use-settled'
import styles from './rows.module.css'

/** How many of the last days' events are seen with the rule. */
export function RowRulePreview({ filters }: { filters: readonly FilterNode[] | null }) {
  const t = useT()
  const format = useFormat()
  const preview = useRowRulePreview(useSettled(filters))
  const { data } = preview
  return (
    <section className={styles.preview} aria-label={t('rows.preview')} aria-busy={preview.isFetching}>
      {filters === null ? (
        <p>{t('rows.previewEmpty')}</p>
      ) : preview.isError ? (
        <p role="alert">{errorText(preview.error, t)}</p>
      ) : data ? (
        <>
          <p role="status">
            {data.total === 0
              ? t('rows.previewNoEvents', { days: data.days })
              : t('rows.seen', {
                  seen: format.exact(data.seen),
                  total: format.exact(data.total),
                  days: data.days,
                })}
          </p>
          <progress aria-hidden="true" max={Math.max(data.total, 1)} value={data.seen} />
        </>
      ) : (
        <Skeleton shape="block" label={t('tile.loading', { title: t('rows.preview') })} />
      )}
    </section>
  )
}
