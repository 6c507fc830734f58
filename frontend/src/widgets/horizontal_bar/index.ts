import { ChartBar } from 'lucide-react'
import type { LyingBarOptions } from '../bar/options'
import { defineWidget } from '../define'
import { joinedTable } from '../joined-rows'

export const horizontalBar = defineWidget<LyingBarOptions>({
  kind: 'horizontal_bar',
  label: 'widget.horizontal_bar',
  description: 'widget.horizontal_bar.hint',
  icon: ChartBar,
  shape: 'categories',
  load: () => import('./Widget'),
  minSize: [2, 3],
  size: [4, 8],
  query: { metric: 'page_views', group_by: ['page'], limit: 10 },
  table: joinedTable,
})
