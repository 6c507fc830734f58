import { ChartCandlestick } from 'lucide-react'
import { defineWidget } from '../define'
import { joinedTable } from '../joined-rows'
import type { CandlestickOptions } from './options'

export const candlestick = defineWidget<CandlestickOptions>({
  kind: 'candlestick',
  label: 'widget.candlestick',
  description: 'widget.candlestick.hint',
  icon: ChartCandlestick,
  shape: 'rows',
  load: () => import('./Widget'),
  minSize: [4, 5],
  size: [8, 8],
  queries: ['first', 'max', 'min', 'last'].map((aggregation) => ({
    metric: 'response_time',
    aggregation,
    interval: 'auto',
  })),
  table: joinedTable,
})
