import { Radio } from 'lucide-react'
import { defineWidget } from '../define'
import type { FeedOptions } from './options'

export const feed = defineWidget<FeedOptions>({
  kind: 'feed',
  label: 'widget.feed',
  description: 'widget.feed.hint',
  icon: Radio,
  shape: 'events',
  load: () => import('./Widget'),
  minSize: [3, 4],
  size: [4, 10],
})
