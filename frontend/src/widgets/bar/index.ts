import { ChartColumn } from 'lucide-react'
import { defineWidget } from '../define'
import { joinedTable } from '../joined-rows'
import type { BarOptions } from './options'

export const bar = defineWidget<BarOptions>({
  kind: 'bar',
  label: 'widget.bar',
  description: 'widget.bar.hint',
  icon: ChartColumn,
  shape: 'categories',
  load: () => import('./Widget'),
  minSize: [2, 3],
  size: [4, 7],
  query: { metric: 'page_views', group_by: ['device'], limit: 20 },
  table: joinedTable,
})
