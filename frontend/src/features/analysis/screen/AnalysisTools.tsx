import { Braces, FileSearch, RotateCcw, Save } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { Widget } from '@/api/dashboard'
import { may, useProject } from '@/api/project-context'
import type { AnalysisAnswer } from '@/api/queries/analysis'
import type { AnalysisQuery } from '@/api/types'
import { TimePicker } from '@/dashboard/time/TimePicker'
import { Button } from '@/design/ui/Button'
import { IconButton } from '@/design/ui/IconButton'
import { Comparison, LiveNote } from '@/features/dashboards/board/BoardTime'
import { useT } from '@/i18n'
import { widgetKind } from '@/widgets/registry'
import type { AnalysisScreenProps } from './AnalysisScreen'

/** How a screen is kept on a dashboard. */
export interface KeptWidget {
  /** A kind of the widget registry. */
  kind: string
  /** The name of the screen, without it. */
  title?: string
  options?: Record<string, unknown>
}

const AnalysisExplain = lazy(() => import('./AnalysisExplain'))
const SaveDialog = lazy(() => import('@/features/dashboards/save/SaveDialog'))
const UseElsewhere = lazy(() => import('@/features/explore/UseElsewhere'))

/** The widget that asks the same question. */
export function keptWidget(
  { kind, title, options = {} }: KeptWidget,
  query: AnalysisQuery,
  name: string,
): Widget {
  const [w, h] = widgetKind(kind)?.size ?? [6, 6]
  return {
    ...{ id: 'analysis', kind, title: title ?? name, x: 0, y: 0, w, h },
    queries: [{ id: 'A', label: title ?? name, query }],
    options,
  }
}

/** Time, comparison, and what else can be done with a question. */
export function AnalysisTools<A extends AnalysisAnswer, F>(props: AnalysisScreenProps<A, F>) {
  const { screen, title, widget, hasCompare = false } = props
  const t = useT()
  const project = useProject()
  const [panel, setPanel] = useState<'explain' | 'code' | 'save' | null>(null)
  const { time, changeTime, isComplete } = screen
  const close = () => setPanel(null)
  return (
    <>
      <TimePicker value={time} onChange={changeTime} />
      {hasCompare && <Comparison time={time} onChange={changeTime} />}
      <LiveNote refresh={time.refresh} />
      <IconButton
        label={t('explore.explain')}
        variant="secondary"
        disabled={!isComplete}
        onClick={() => setPanel('explain')}
      >
        <FileSearch size={15} aria-hidden="true" />
      </IconButton>
      <IconButton
        label={t('explore.elsewhere')}
        variant="secondary"
        disabled={!isComplete}
        onClick={() => setPanel('code')}
      >
        <Braces size={15} aria-hidden="true" />
      </IconButton>
      <IconButton label={t('explore.reset')} variant="secondary" onClick={screen.reset}>
        <RotateCcw size={14} aria-hidden="true" />
      </IconButton>
      {widget && may(project, 'dashboard_create') && (
        <Button variant="primary" disabled={!isComplete} onClick={() => setPanel('save')}>
          <Save size={14} aria-hidden="true" />
          {t('explore.save')}
        </Button>
      )}
      <Suspense>
        {panel === 'explain' && <AnalysisExplain title={title} query={screen.query} onClose={close} />}
        {panel === 'code' && <UseElsewhere questions={[{ id: 'A', query: screen.query }]} onClose={close} />}
        {panel === 'save' && widget && (
          <SaveDialog widget={keptWidget(widget, screen.kept, title)} range={time.range} onClose={close} />
        )}
      </Suspense>
    </>
  )
}
