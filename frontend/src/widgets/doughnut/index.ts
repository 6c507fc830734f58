import { Donut } from 'lucide-react'
import { defineWidget } from '../define'
import { joinedTable } from '../joined-rows'
import type { DoughnutOptions } from './options'

export const doughnut = defineWidget<DoughnutOptions>({
  kind: 'doughnut',
  label: 'widget.doughnut',
  description: 'widget.doughnut.hint',
  icon: Donut,
  shape: 'categories',
  load: () => import('./Widget'),
  minSize: [2, 4],
  size: [4, 7],
  query: { metric: 'unique_users', group_by: ['device'], limit: 20 },
  table: joinedTable,
})
