import type { AnalysisAnswer } from '@/features/analysis'

interface AdoptionPeriod {
  /** Its first day. */
  period: string
  active: number
  users: number
  usage_rate: number | null
  new_adopters: number
  adopters: number
  people: number
  adoption_rate: number | null
  is_complete: boolean
}

export interface WaitBand {
  from_seconds: number
  to_seconds: number | null
  adopters: number
}

export interface AdoptionAnswer extends AnalysisAnswer {
  period: 'daily' | 'weekly' | 'monthly'
  active: number
  users: number
  usage_rate: number | null
  repeat_rate: number | null
  new_adopters: number
  adopters: number
  adoption_rate: number | null
  median_seconds_to_adopt: number | null
  p90_seconds_to_adopt: number | null
  seconds_to_adopt: WaitBand[]
  periods: AdoptionPeriod[]
}

interface ActiveDays {
  days: number
  people: number
  share: number
}

export interface StickinessAnswer extends AnalysisAnswer {
  people: number
  stickiness: number | null
  mean_dau: number | null
  mean_active_days: number | null
  days: { day: string; dau: number; wau: number; mau: number; dau_mau: number | null }[]
  active_days: ActiveDays[]
}
