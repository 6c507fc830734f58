import { ChartNoAxesGantt } from 'lucide-react'
import { defineWidget } from '../define'
import { joinedTable } from '../joined-rows'
import type { BoxPlotOptions } from './options'

export const boxPlot = defineWidget<BoxPlotOptions>({
  kind: 'box_plot',
  label: 'widget.box_plot',
  description: 'widget.box_plot.hint',
  icon: ChartNoAxesGantt,
  shape: 'rows',
  load: () => import('./Widget'),
  minSize: [3, 5],
  size: [6, 7],
  queries: ['p5', 'p25', 'median', 'p75', 'p95'].map((aggregation) => ({
    metric: 'response_time',
    aggregation,
    group_by: ['page'],
    limit: 20,
  })),
  table: joinedTable,
})
