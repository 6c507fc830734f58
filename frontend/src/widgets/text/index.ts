import { Type } from 'lucide-react'
import { defineWidget } from '../define'
import type { TextOptions } from './options'

export const text = defineWidget<TextOptions>({
  kind: 'text',
  label: 'widget.text',
  description: 'widget.text.hint',
  icon: Type,
  shape: 'none',
  load: () => import('./Widget'),
  minSize: [2, 2],
  size: [4, 4],
})
