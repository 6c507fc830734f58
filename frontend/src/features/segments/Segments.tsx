import { Plus } from 'lucide-react'
import { Link, useLocation, useParams, useSearch } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import { Failure } from '@/api/Failure'
import { may, useProject } from '@/api/project-context'
import { useSegment, useSegments, type Segment, type SegmentDraft } from '@/api/queries/segments'
import { segmentName } from '@/dashboard/filters/segment'
import { carriedUrl } from '@/dashboard/url-state'
import layout from '@/design/ui/ListDetail.module.css'
import { EmptyState } from '@/design/ui/EmptyState'
import { Skeleton } from '@/design/ui/Skeleton'
import { Panel } from '@/features/analysis'
import { useT } from '@/i18n'
import { SegmentEditor } from './SegmentEditor'
import { KeptSize } from './Size'
import styles from './segments.module.css'

const NEW = 'new-segment'

/** The segments of the project, how many people each has, and the rules of the one that is open. */
export default function Segments() {
  const t = useT()
  const { id } = useParams<{ id?: string }>()
  const search = carriedUrl(useSearch())
  const isEditor = may(useProject(), 'metrics_edit')
  const [, navigate] = useLocation()
  // What a new one starts as: a copy, or the people of a list.
  const draft = useHistoryState<{ draft?: SegmentDraft } | null>()?.draft
  const { data, isPending, error, refetch } = useSegments()
  if (isPending) return <Skeleton shape="list" label={t('tile.loading', { title: t('nav.segments') })} />
  if (error) return <Failure of={error} onRetry={() => void refetch()} />
  const all = data.segments
  const own = all.filter((one) => !one.is_builtin)
  const copy = ({ name, description, rule }: Segment) => {
    const copied = { name: t('segments.copyOf', { name }), description, rule }
    navigate(`/segments/${NEW}${search}`, { state: { draft: copied } })
  }
  const open = all.find((one) => one.id === id) ?? null
  return (
    <div className={layout.page} data-open={id !== undefined}>
      <div className={layout.column}>
        <Panel
          title={t('segments.own')}
          aside={
            isEditor && (
              <Link className={styles.link} href={`/segments/${NEW}${search}`}>
                <Plus size={13} aria-hidden="true" />
                {t('segments.new')}
              </Link>
            )
          }
        >
          {own.length === 0 && <p className={styles.note}>{t('segments.none')}</p>}
          <List segments={own} open={open} search={search} />
        </Panel>
        <Panel title={t('segments.builtin')}>
          <List segments={all.filter((one) => one.is_builtin)} open={open} search={search} />
        </Panel>
      </div>
      {open && <OpenSegment key={open.id} segment={open} onCopy={copy} />}
      {id === NEW && <SegmentEditor segment={null} draft={draft} onCopy={copy} />}
      {id !== NEW && !open && (
        <Panel title={t('nav.segments')}>
          <EmptyState
            icon={<Plus size={20} aria-hidden="true" />}
            title={t(id ? 'segments.gone' : 'segments.choose')}
            detail={t('segments.help')}
          />
        </Panel>
      )}
    </div>
  )
}

interface OpenSegmentProps {
  /** As in the list. */
  segment: Segment
  onCopy: (segment: Segment) => void
}

/** A segment of the list, once its rule is here. */
function OpenSegment({ segment, onCopy }: OpenSegmentProps) {
  const t = useT()
  const { data, error, refetch } = useSegment(segment.id)
  if (data) return <SegmentEditor segment={data} onCopy={onCopy} />
  return (
    <Panel title={segmentName(segment, t)}>
      {error ? (
        <Failure of={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton shape="list" label={t('tile.loading', { title: segment.name })} />
      )}
    </Panel>
  )
}

interface ListProps {
  segments: readonly Segment[]
  open: Segment | null
  search: string
}

function List({ segments, open, search }: ListProps) {
  const t = useT()
  return (
    <ul className={layout.list}>
      {segments.map((one) => (
        <li key={one.id}>
          <Link href={`/segments/${one.id}${search}`} aria-current={one === open ? 'page' : undefined}>
            <b>{segmentName(one, t)}</b>
            <KeptSize id={one.id} />
            {one.description && !one.is_builtin && <small>{one.description}</small>}
          </Link>
        </li>
      ))}
    </ul>
  )
}
