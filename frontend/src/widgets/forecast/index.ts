import { TrendingUp } from 'lucide-react'
import { defineWidget } from '../define'
import type { ForecastOptions } from './options'

export const forecast = defineWidget<ForecastOptions>({
  kind: 'forecast',
  label: 'widget.forecast',
  description: 'widget.forecast.hint',
  icon: TrendingUp,
  shape: 'series',
  load: () => import('./Widget'),
  minSize: [3, 4],
  size: [6, 7],
  query: { metric: 'page_views', interval: 'day' },
})
