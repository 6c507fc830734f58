import { Table2 } from 'lucide-react'
import { defineWidget } from '../define'
import { joinedTable } from '../joined-rows'
import type { TableOptions } from './options'

export const table = defineWidget<TableOptions>({
  kind: 'table',
  label: 'widget.table',
  description: 'widget.table.hint',
  icon: Table2,
  shape: 'categories',
  load: () => import('./Widget'),
  minSize: [3, 4],
  size: [6, 8],
  query: { metric: 'page_views', group_by: ['page', 'country'], limit: 200 },
  table: joinedTable,
})
