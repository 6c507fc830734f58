import { Aperture } from 'lucide-react'
import { defineWidget } from '../define'
import { joinedTable } from '../joined-rows'
import type { PolarAreaOptions } from './options'

export const polarArea = defineWidget<PolarAreaOptions>({
  kind: 'polar_area',
  label: 'widget.polar_area',
  description: 'widget.polar_area.hint',
  icon: Aperture,
  shape: 'categories',
  load: () => import('./Widget'),
  minSize: [2, 4],
  size: [4, 7],
  query: { metric: 'page_views', group_by: ['browser'], limit: 20 },
  table: joinedTable,
})
