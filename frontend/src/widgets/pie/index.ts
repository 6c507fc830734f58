import { ChartPie } from 'lucide-react'
import { defineWidget } from '../define'
import { joinedTable } from '../joined-rows'
import type { SliceOptions } from '../category/slice-options'

export const pie = defineWidget<SliceOptions>({
  kind: 'pie',
  label: 'widget.pie',
  description: 'widget.pie.hint',
  icon: ChartPie,
  shape: 'categories',
  load: () => import('./Widget'),
  minSize: [2, 4],
  size: [4, 7],
  query: { metric: 'unique_users', group_by: ['device'], limit: 20 },
  table: joinedTable,
})
