import { Activity } from 'lucide-react'
import { defineWidget } from '../define'
import type { AnomalyOptions } from './options'

export const anomaly = defineWidget<AnomalyOptions>({
  kind: 'anomaly',
  label: 'widget.anomaly',
  description: 'widget.anomaly.hint',
  icon: Activity,
  shape: 'series',
  load: () => import('./Widget'),
  minSize: [3, 4],
  size: [6, 7],
  query: { metric: '*', interval: 'auto' },
})
