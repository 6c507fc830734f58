import { ChartSpline } from 'lucide-react'
import { defineWidget } from '../define'
import { joinedTable } from '../joined-rows'
import type { CurveOptions } from './options'

export const curve = defineWidget<CurveOptions>({
  kind: 'curve',
  label: 'widget.curve',
  description: 'widget.curve.hint',
  icon: ChartSpline,
  shape: 'matrix',
  load: () => import('./Widget'),
  minSize: [3, 4],
  size: [6, 7],
  query: { metric: 'unique_users', group_by: ['hour_of_day'], limit: 100 },
  table: joinedTable,
})
