import { LayoutDashboard } from 'lucide-react'
import { Link, useParams, useSearch } from 'wouter'
import { Failure } from '@/api/Failure'
import { useDashboard } from '@/api/queries/dashboards'
import { carriedUrl } from '@/dashboard/url-state'
import { Card } from '@/design/ui/Card'
import { EmptyState } from '@/design/ui/EmptyState'
import { Skeleton } from '@/design/ui/Skeleton'
import { useT } from '@/i18n'
import styles from './board.module.css'
import { OpenBoard } from './OpenBoard'

/** One dashboard, by the id in the address. */
export default function Board() {
  const t = useT()
  const { id } = useParams<{ id: string }>()
  const search = useSearch()
  const dashboard = useDashboard(id)
  if (dashboard.data) return <OpenBoard key={id} dashboard={dashboard.data} />
  if (dashboard.isPending) return <Waiting />
  const error = dashboard.error
  if (error.status === 404)
    return (
      <div className={styles.state}>
        <EmptyState
          icon={<LayoutDashboard size={32} aria-hidden="true" />}
          title={t('board.notFound')}
          detail={t('board.notFoundHint')}
          action={<Link href={`/dashboards${carriedUrl(search)}`}>{t('dashboards.all')}</Link>}
        />
      </div>
    )
  return (
    <div className={styles.state}>
      <Failure of={error} onRetry={() => void dashboard.refetch()} />
    </div>
  )
}

const SHAPES = [
  ...(['number', 'number', 'number', 'number', 'number', 'number'] as const).map((shape) => ({
    shape,
    w: 2,
    h: 3,
  })),
  { shape: 'line' as const, w: 6, h: 7 },
  { shape: 'bars' as const, w: 6, h: 7 },
  { shape: 'list' as const, w: 4, h: 7 },
  { shape: 'block' as const, w: 4, h: 7 },
  { shape: 'ring' as const, w: 4, h: 7 },
]

function Waiting() {
  const t = useT()
  return (
    <div className={styles.waiting}>
      {SHAPES.map(({ shape, w, h }, index) => (
        <Card
          key={index}
          className={styles.ghost}
          style={{ gridColumn: `span min(${w}, 12)`, gridRow: `span ${h}` }}
        >
          <Skeleton shape={shape} label={t('tile.loading', { title: t('nav.dashboards') })} />
        </Card>
      ))}
    </div>
  )
}
