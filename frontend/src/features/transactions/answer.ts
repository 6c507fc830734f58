import type { AnalysisAnswer } from '@/features/analysis'

type Outcome = 'completed' | 'failed' | 'pending'

export interface Transaction {
  transaction: string
  status: string
  outcome: Outcome
  value: number | null
  first_seen: string
  last_seen: string
  changes: number
  is_stuck: boolean
}

export interface TransactionsAnswer extends AnalysisAnswer {
  transactions: number
  completed: number
  failed: number
  pending: number
  stuck_count: number
  success_rate: number | null
  completed_value: number
  median_seconds_to_complete: number | null
  p95_seconds_to_complete: number | null
  statuses: { status: string; outcome: Outcome; count: number; value: number }[]
  flow: { source: string; target: string; count: number; median_seconds: number }[]
  latest: Transaction[]
  stuck: Transaction[]
}
