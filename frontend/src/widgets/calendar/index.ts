import { CalendarDays } from 'lucide-react'
import { defineWidget } from '../define'
import type { CalendarOptions } from './options'

export const calendar = defineWidget<CalendarOptions>({
  kind: 'calendar',
  label: 'widget.calendar',
  description: 'widget.calendar.hint',
  icon: CalendarDays,
  shape: 'matrix',
  load: () => import('./Widget'),
  minSize: [3, 4],
  size: [6, 5],
  query: { metric: 'page_views', interval: 'day' },
})
