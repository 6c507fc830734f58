import { Combine, Plus } from 'lucide-react'
import { Link, useParams, useSearch } from 'wouter'
import { Failure } from '@/api/Failure'
import { may, useProject } from '@/api/project-context'
import { useAggregations, type KnownAggregation } from '@/api/queries/aggregation'
import { carriedUrl } from '@/dashboard/url-state'
import { Badge } from '@/design/ui/Badge'
import { EmptyState } from '@/design/ui/EmptyState'
import layout from '@/design/ui/ListDetail.module.css'
import { Skeleton } from '@/design/ui/Skeleton'
import { Panel } from '@/features/analysis'
import { useT } from '@/i18n'
import styles from './aggregation.module.css'
import { RuleEditor } from './RuleEditor'
import { Standing } from './Standing'

const NEW = 'new-rule'

/** The rules that make metrics from others, how far each has come, and the one that is open. */
export default function Aggregation() {
  const t = useT()
  const { id } = useParams<{ id?: string }>()
  const search = carriedUrl(useSearch())
  const isEditor = may(useProject(), 'metrics_edit')
  const { data, isPending, error, refetch } = useAggregations()
  if (isPending) return <Skeleton shape="list" label={t('tile.loading', { title: t('nav.aggregation') })} />
  if (error) return <Failure of={error} onRetry={() => void refetch()} />
  const { rules } = data
  const open = rules.find((one) => one.id === id) ?? null
  const isNew = id === NEW
  const add = (
    <Link className={styles.link} href={`/aggregation/${NEW}${search}`}>
      <Plus size={13} aria-hidden="true" />
      {t('aggregation.newRule')}
    </Link>
  )
  return (
    <div className={layout.page} data-open={id !== undefined}>
      <div className={layout.column}>
        <Panel title={t('aggregation.rules')} aside={isEditor && add}>
          {rules.length === 0 && <p className={styles.note}>{t('aggregation.noRules')}</p>}
          <RuleRows rules={rules} openId={open?.id} search={search} />
        </Panel>
      </div>
      <div className={layout.column}>
        {open && <Standing key={`standing-${open.id}`} known={open} />}
        {isNew || open ? (
          <RuleEditor key={open?.id ?? NEW} known={isNew ? null : open} isEditor={isEditor} />
        ) : (
          <Panel title={t('nav.aggregation')}>
            <EmptyState
              icon={<Combine size={20} aria-hidden="true" />}
              title={t(id ? 'aggregation.gone' : 'aggregation.choose')}
              detail={t('aggregation.help')}
              action={isEditor && add}
            />
          </Panel>
        )}
      </div>
    </div>
  )
}

interface RuleRowsProps {
  rules: readonly KnownAggregation[]
  openId: string | undefined
  search: string
}

function RuleRows({ rules, openId, search }: RuleRowsProps) {
  const t = useT()
  return (
    <ul className={layout.list}>
      {rules.map(({ id, rule, fault }) => (
        <li key={id}>
          <Link href={`/aggregation/${id}${search}`} aria-current={id === openId ? 'page' : undefined}>
            <b>{rule.name}</b>
            {fault && <Badge tone="negative">{t('aggregation.stuck')}</Badge>}
            {!rule.is_enabled && <Badge>{t('aggregation.off')}</Badge>}
            <small>
              {rule.source_metric} → {rule.output_metric}
            </small>
          </Link>
        </li>
      ))}
    </ul>
  )
}
