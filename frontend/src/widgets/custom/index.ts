import { Puzzle } from 'lucide-react'
import { defineWidget } from '../define'
import { joinedTable } from '../joined-rows'
import type { CustomOptions } from './options'

export const custom = defineWidget<CustomOptions>({
  kind: 'custom',
  label: 'widget.custom',
  description: 'widget.custom.hint',
  icon: Puzzle,
  shape: 'rows',
  load: () => import('./Widget'),
  minSize: [2, 3],
  size: [6, 8],
  query: { metric: 'page_views', group_by: ['page'], limit: 20 },
  table: joinedTable,
})
