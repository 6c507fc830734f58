import { ChartLine } from 'lucide-react'
import { defineWidget } from '../define'
import type { TimeOptions } from '../time/options'

export const line = defineWidget<TimeOptions>({
  kind: 'line',
  label: 'widget.line',
  description: 'widget.line.hint',
  icon: ChartLine,
  shape: 'series',
  load: () => import('./Widget'),
  minSize: [2, 3],
  size: [6, 7],
  query: { metric: 'page_views', interval: 'auto' },
})
