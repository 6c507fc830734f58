import { BellRing } from 'lucide-react'
import { defineWidget } from '../define'
import type { AlertListOptions } from './options'

export const alertList = defineWidget<AlertListOptions>({
  kind: 'alert_list',
  label: 'widget.alert_list',
  description: 'widget.alert_list.hint',
  icon: BellRing,
  shape: 'none',
  load: () => import('./Widget'),
  minSize: [2, 3],
  size: [4, 6],
})
