import { TableCellsMerge } from 'lucide-react'
import { defineWidget } from '../define'
import { joinedTable } from '../joined-rows'
import type { CohortOptions } from './options'

export const cohort = defineWidget<CohortOptions>({
  kind: 'cohort',
  label: 'widget.cohort',
  description: 'widget.cohort.hint',
  icon: TableCellsMerge,
  shape: 'matrix',
  load: () => import('./Widget'),
  minSize: [4, 5],
  size: [6, 8],
  query: { metric: 'unique_users', group_by: ['cohort', 'period'], limit: 400 },
  table: joinedTable,
})
