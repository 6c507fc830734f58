import { Save } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { Range } from '@/api/dashboard'
import { may, useProject } from '@/api/project-context'
import type { AnalysisQuery } from '@/api/types'
import { IconButton } from '@/design/ui/IconButton'
import { useT } from '@/i18n'
import { without } from '../question/question'
import { keptWidget, type KeptWidget } from './AnalysisTools'

const SaveDialog = lazy(() => import('@/features/dashboards/save/SaveDialog'))

interface KeepButtonProps {
  widget: KeptWidget & { title: string }
  /** The question of that chart; its time is left to the dashboard. */
  query: AnalysisQuery
  range: Range
}

/** The question with its time left to the dashboard. */
const timeless = (query: AnalysisQuery): AnalysisQuery => ({
  ...without(query, 'time_window', 'from', 'to'),
  analysis: query.analysis,
})

/** Keeps one more chart of a screen on a dashboard, besides the one that the screen itself is kept as. */
export function KeepButton({ widget, query, range }: KeepButtonProps) {
  const t = useT()
  const project = useProject()
  const [isOpen, setIsOpen] = useState(false)
  if (!may(project, 'dashboard_create')) return null
  return (
    <>
      <IconButton label={`${t('explore.save')}: ${widget.title}`} isSmall onClick={() => setIsOpen(true)}>
        <Save size={14} aria-hidden="true" />
      </IconButton>
      <Suspense>
        {isOpen && (
          <SaveDialog
            widget={keptWidget(widget, timeless(query), widget.title)}
            range={range}
            onClose={() => setIsOpen(false)}
          />
        )}
      </Suspense>
    </>
  )
}
