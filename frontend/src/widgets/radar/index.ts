import { Radar } from 'lucide-react'
import { defineWidget } from '../define'
import { joinedTable } from '../joined-rows'
import type { RadarOptions } from './options'

export const radar = defineWidget<RadarOptions>({
  kind: 'radar',
  label: 'widget.radar',
  description: 'widget.radar.hint',
  icon: Radar,
  shape: 'categories',
  load: () => import('./Widget'),
  minSize: [2, 4],
  size: [4, 7],
  query: { metric: 'page_views', group_by: ['country'], limit: 8 },
  table: joinedTable,
})
