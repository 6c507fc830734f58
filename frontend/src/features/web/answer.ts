import type { AnalysisAnswer } from '@/features/analysis'

interface WebFigures {
  visitors: number
  visits: number
  views: number
  bounce_rate: number | null
  engagement_rate: number | null
  mean_visit_seconds: number | null
  views_per_visit: number | null
}

export type WebRow = WebFigures & { name: string }

export interface WebAnswer extends AnalysisAnswer {
  overall: WebFigures
  visitors_now: number
  bot_views: number
  bots: number
  days: (WebFigures & { timestamp: string })[]
  lists: Partial<Record<string, WebRow[]>>
  truncated: string[]
}

/** Lists that belong together, each behind a tab of one panel. */
export const LISTS = {
  pages: ['page', 'entry_page', 'exit_page'],
  sources: ['channel', 'referrer', 'utm_source', 'utm_medium', 'utm_campaign'],
  places: ['country', 'language'],
  devices: ['device', 'browser', 'os', 'screen'],
} as const

export type ListGroup = keyof typeof LISTS
export type ListName = (typeof LISTS)[ListGroup][number]
