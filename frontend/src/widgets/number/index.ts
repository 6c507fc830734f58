import { Hash } from 'lucide-react'
import { defineWidget } from '../define'
import type { NumberOptions } from './options'

export const number = defineWidget<NumberOptions>({
  kind: 'number',
  label: 'widget.number',
  description: 'widget.number.hint',
  icon: Hash,
  shape: 'number',
  load: () => import('./Widget'),
  minSize: [1, 2],
  size: [2, 3],
  query: { metric: 'unique_users', interval: 'auto', compare: 'previous_period' },
})
