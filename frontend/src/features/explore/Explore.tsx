import { Braces, FileSearch, RotateCcw, Save } from 'lucide-react'
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { useSearch } from 'wouter'
import { may, useProject } from '@/api/project-context'
import { useMetricsSchema } from '@/api/queries/metrics'
import { TimePicker } from '@/dashboard/time/TimePicker'
import { Button } from '@/design/ui/Button'
import { IconButton } from '@/design/ui/IconButton'
import { Comparison, LiveNote } from '@/features/dashboards/board/BoardTime'
import { useT } from '@/i18n'
import type { Board } from '@/widgets/host/board'
import type { WidgetActions } from '@/widgets/contract'
import { WidgetHost } from '@/widgets/host/WidgetHost'
import { Builder } from './Builder'
import { BLANK, fittingKinds, queryOf, timed, titleOf, widgetOf } from './exploration'
import { useExploreUrl } from './explore-url'
import styles from './explore.module.css'
import { KindChoice } from './KindChoice'
import { metricTitle } from './metric-options'
import { rememberExplored } from './recent'
import Samples from './Samples'
import { Start } from './Start'

const ExplainPanel = lazy(() => import('@/features/dashboards/panels/ExplainPanel'))
const SaveDialog = lazy(() => import('@/features/dashboards/save/SaveDialog'))
const UseElsewhere = lazy(() => import('./UseElsewhere'))

/** A question that was looked at for so long was meant. */
const REMEMBERED_AFTER_MS = 4_000

type Panel = 'explain' | 'save' | 'code'

/** Any question on the project's events, its picture, and the events behind it; all of it is in the address. */
export default function Explore() {
  const t = useT()
  const project = useProject()
  const schema = useMetricsSchema().data
  const [exploration, change, time, changeTime] = useExploreUrl()
  const [panel, setPanel] = useState<Panel | null>(null)
  const nameOf = useCallback(
    (metric: string) => metricTitle(metric, t('query.allEvents'), schema),
    [t, schema],
  )
  const title = titleOf(exploration, nameOf)
  const widget = useMemo(() => widgetOf(exploration, title, nameOf), [exploration, title, nameOf])
  const board: Board = useMemo(() => ({ ...time, filters: [], variables: {} }), [time])
  const questions = useMemo(
    () => exploration.measures.map((one) => ({ id: one.id, query: timed(queryOf(one, exploration), time) })),
    [exploration, time],
  )
  const addFilters = (filters: readonly (typeof exploration.filters)[number][]) =>
    change({ filters: [...exploration.filters, ...filters] })
  const actions: WidgetActions = {
    zoom: (span) => changeTime({ range: span ?? 'last_24_hours' }),
    select: ({ filters }) => addFilters(filters),
    brush: ({ from, to }) => {
      if (from && to) changeTime({ range: { from, to } })
    },
  }
  const search = useSearch()
  const isAsked = exploration.measures.length > 0
  useEffect(() => {
    if (!isAsked) return
    const timer = setTimeout(
      () => rememberExplored(project.id, { title, kind: widget.kind, search }),
      REMEMBERED_AFTER_MS,
    )
    return () => clearTimeout(timer)
  }, [isAsked, project.id, title, widget.kind, search])
  if (!isAsked) return <Start onStart={(part) => change({ ...BLANK, ...part })} />
  return (
    <div className={styles.page}>
      <aside className={styles.side} aria-label={t('explore.question')}>
        <Builder exploration={exploration} change={change} />
      </aside>
      <div className={styles.main}>
        <div className={styles.bar}>
          <KindChoice
            kinds={fittingKinds(exploration)}
            kind={widget.kind}
            onChange={(kind) => change({ kind })}
          />
          <span className={styles.space} />
          <TimePicker value={time} onChange={changeTime} />
          <Comparison time={time} onChange={changeTime} />
          <LiveNote refresh={time.refresh} />
          <IconButton label={t('explore.explain')} variant="secondary" onClick={() => setPanel('explain')}>
            <FileSearch size={15} aria-hidden="true" />
          </IconButton>
          <IconButton label={t('explore.elsewhere')} variant="secondary" onClick={() => setPanel('code')}>
            <Braces size={15} aria-hidden="true" />
          </IconButton>
          <IconButton label={t('explore.reset')} variant="secondary" onClick={() => change(BLANK)}>
            <RotateCcw size={14} aria-hidden="true" />
          </IconButton>
          {may(project, 'dashboard_create') && (
            <Button variant="primary" onClick={() => setPanel('save')}>
              <Save size={14} aria-hidden="true" />
              {t('explore.save')}
            </Button>
          )}
        </div>
        <div className={styles.chart}>
          <WidgetHost widget={widget} board={board} actions={actions} isEditing />
        </div>
        <Samples questions={questions} groups={exploration.groups} onFilter={(one) => addFilters([one])} />
      </div>
      <Suspense>
        {panel === 'explain' && <ExplainPanel {...{ title, widget, board }} onClose={() => setPanel(null)} />}
        {panel === 'code' && <UseElsewhere questions={questions} onClose={() => setPanel(null)} />}
        {panel === 'save' && <SaveDialog widget={widget} range={time.range} onClose={() => setPanel(null)} />}
      </Suspense>
    </div>
  )
}
