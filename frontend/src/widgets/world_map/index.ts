import { Globe } from 'lucide-react'
import { defineWidget } from '../define'
import { joinedTable } from '../joined-rows'
import type { WorldMapOptions } from './options'

export const worldMap = defineWidget<WorldMapOptions>({
  kind: 'world_map',
  label: 'widget.world_map',
  description: 'widget.world_map.hint',
  icon: Globe,
  shape: 'categories',
  load: () => import('./Widget'),
  minSize: [4, 5],
  size: [8, 9],
  query: { metric: 'unique_users', group_by: ['country'], limit: 250 },
  table: joinedTable,
})
