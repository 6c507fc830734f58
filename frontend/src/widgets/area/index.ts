import { ChartArea } from 'lucide-react'
import { defineWidget } from '../define'
import type { TimeOptions } from '../time/options'

export const area = defineWidget<TimeOptions>({
  kind: 'area',
  label: 'widget.area',
  description: 'widget.area.hint',
  icon: ChartArea,
  shape: 'series',
  load: () => import('./Widget'),
  minSize: [2, 3],
  size: [6, 7],
  query: { metric: 'page_views', interval: 'auto' },
})
