import { ChartNoAxesColumn } from 'lucide-react'
import { defineWidget } from '../define'
import { binsOf, binTable } from './bins'
import type { HistogramOptions } from './options'

export const histogram = defineWidget<HistogramOptions>({
  kind: 'histogram',
  label: 'widget.histogram',
  description: 'widget.histogram.hint',
  icon: ChartNoAxesColumn,
  shape: 'rows',
  load: () => import('./Widget'),
  minSize: [3, 4],
  size: [4, 7],
  query: { metric: 'response_time', aggregation: 'histogram' },
  table: (answers, options) => binTable(answers[0] ? binsOf(answers[0], options) : []),
})
