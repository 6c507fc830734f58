import { Gauge } from 'lucide-react'
import { defineWidget } from '../define'
import type { GaugeOptions } from './options'

export const gauge = defineWidget<GaugeOptions>({
  kind: 'gauge',
  label: 'widget.gauge',
  description: 'widget.gauge.hint',
  icon: Gauge,
  shape: 'number',
  load: () => import('./Widget'),
  minSize: [2, 3],
  size: [3, 6],
  query: { metric: 'error_rate' },
})
