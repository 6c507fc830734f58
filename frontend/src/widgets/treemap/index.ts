import { LayoutPanelLeft } from 'lucide-react'
import { defineWidget } from '../define'
import { joinedTable } from '../joined-rows'
import type { TreemapOptions } from './options'

export const treemap = defineWidget<TreemapOptions>({
  kind: 'treemap',
  label: 'widget.treemap',
  description: 'widget.treemap.hint',
  icon: LayoutPanelLeft,
  shape: 'categories',
  load: () => import('./Widget'),
  minSize: [3, 4],
  size: [6, 7],
  query: { metric: 'page_views', group_by: ['page'], limit: 60 },
  table: joinedTable,
})
