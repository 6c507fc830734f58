import { Layers } from 'lucide-react'
import { defineWidget } from '../define'
import type { StackedOptions } from './options'

export const stacked = defineWidget<StackedOptions>({
  kind: 'stacked',
  label: 'widget.stacked',
  description: 'widget.stacked.hint',
  icon: Layers,
  shape: 'series',
  load: () => import('./Widget'),
  minSize: [2, 3],
  size: [6, 7],
  query: { metric: 'page_views', interval: 'auto', group_by: ['device'] },
})
