import type { AnalysisAnswer } from '@/features/analysis'

export interface EngagementHour {
  /** 1 is Monday. */
  weekday: number
  hour: number
  events: number
  people: number
  events_per_hour: number | null
}

export interface EngagementAnswer extends AnalysisAnswer {
  people: number
  events: number
  sessions: number
  events_per_person: number | null
  sessions_per_person: number | null
  active_seconds_per_person: number | null
  active_days_per_person: number | null
  mean_session_seconds: number | null
  heatmap: EngagementHour[]
}
