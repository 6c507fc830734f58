import { ChartScatter } from 'lucide-react'
import { defineWidget } from '../define'
import { joinedTable } from '../joined-rows'
import type { ScatterOptions } from './options'

export const scatter = defineWidget<ScatterOptions>({
  kind: 'scatter',
  label: 'widget.scatter',
  description: 'widget.scatter.hint',
  icon: ChartScatter,
  shape: 'rows',
  load: () => import('./Widget'),
  minSize: [3, 5],
  size: [6, 8],
  queries: [
    { metric: 'page_views', group_by: ['page'], limit: 100 },
    { metric: 'unique_users', group_by: ['page'], limit: 100 },
  ],
  table: joinedTable,
})
