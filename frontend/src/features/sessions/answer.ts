import type { AnalysisAnswer } from '@/features/analysis'

export interface SessionsAnswer extends AnalysisAnswer {
  sessions: number
  users: number
  events: number
  single_event_sessions: number
  bounce_rate: number | null
  mean_duration_seconds: number | null
  mean_duration_seconds_of_others: number | null
  median_duration_seconds: number | null
  mean_events: number | null
}
