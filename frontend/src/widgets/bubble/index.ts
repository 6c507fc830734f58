import { ChartNetwork } from 'lucide-react'
import { defineWidget } from '../define'
import { joinedTable } from '../joined-rows'
import type { BubbleOptions } from './options'

export const bubble = defineWidget<BubbleOptions>({
  kind: 'bubble',
  label: 'widget.bubble',
  description: 'widget.bubble.hint',
  icon: ChartNetwork,
  shape: 'rows',
  load: () => import('./Widget'),
  minSize: [3, 5],
  size: [6, 8],
  queries: [
    { metric: 'page_views', group_by: ['country'], limit: 30 },
    { metric: 'sessions', group_by: ['country'], limit: 30 },
    { metric: 'unique_users', group_by: ['country'], limit: 30 },
  ],
  table: joinedTable,
})
