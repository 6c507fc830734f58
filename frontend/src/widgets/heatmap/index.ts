import { Grid3x3 } from 'lucide-react'
import { defineWidget } from '../define'
import type { HeatmapOptions } from './options'

export const heatmap = defineWidget<HeatmapOptions>({
  kind: 'heatmap',
  label: 'widget.heatmap',
  description: 'widget.heatmap.hint',
  icon: Grid3x3,
  shape: 'matrix',
  load: () => import('./Widget'),
  minSize: [3, 4],
  size: [5, 7],
  query: { metric: 'page_views', interval: 'hour' },
})
