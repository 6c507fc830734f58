import type { Range } from '@/api/dashboard'
import type { AnalysisQuery } from '@/api/types'
import { KeepWidget } from '@/features/dashboards/save/KeepWidget'
import { without } from '../question/question'
import { keptWidget, type KeptWidget } from './AnalysisTools'

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
  return <KeepWidget widget={keptWidget(widget, timeless(query), widget.title)} range={range} />
}
