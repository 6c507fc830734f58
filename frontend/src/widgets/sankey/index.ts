import { Waypoints } from 'lucide-react'
import { defineWidget } from '../define'
import { joinedTable } from '../joined-rows'
import type { SankeyOptions } from './options'

export const sankey = defineWidget<SankeyOptions>({
  kind: 'sankey',
  label: 'widget.sankey',
  description: 'widget.sankey.hint',
  icon: Waypoints,
  shape: 'matrix',
  load: () => import('./Widget'),
  minSize: [4, 5],
  size: [6, 8],
  query: { metric: 'page_views', group_by: ['referrer', 'page'], limit: 60 },
  table: joinedTable,
})
