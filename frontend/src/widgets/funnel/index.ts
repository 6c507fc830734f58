import { Funnel } from 'lucide-react'
import { defineWidget } from '../define'
import { joinedTable } from '../joined-rows'
import type { FunnelOptions } from './options'

export const funnel = defineWidget<FunnelOptions>({
  kind: 'funnel',
  label: 'widget.funnel',
  description: 'widget.funnel.hint',
  icon: Funnel,
  shape: 'categories',
  load: () => import('./Widget'),
  minSize: [3, 4],
  size: [6, 7],
  queries: [{ metric: 'page_views' }, { metric: 'signups' }, { metric: 'orders' }],
  table: joinedTable,
})
