import type { AnalysisAnswer } from '@/features/analysis'
import type { Unconverted } from './money'

interface RevenueBucket {
  timestamp: string
  gross: number
  refunds: number
  orders: number
  people: number
}

export interface RevenueGroup {
  name: string
  gross: number
  refunds: number
  net: number
  orders: number
  units: number
  people: number
  average_price: number | null
}

export interface RevenueAnswer extends AnalysisAnswer {
  currency: string
  gross: number
  refunds: number
  net: number
  orders: number
  refunded_orders: number
  failed_payments: number
  success_rate: number | null
  paying_people: number
  average_order: number | null
  median_order: number | null
  per_person: number | null
  peak: RevenueBucket | null
  buckets: RevenueBucket[]
  groups: RevenueGroup[]
  unconverted: Unconverted[]
}

export const MOVES = ['new', 'expansion', 'reactivation', 'contraction', 'churned'] as const
export type Move = (typeof MOVES)[number]

export interface SubscriptionMonth extends Record<Move, number> {
  month: string
  start: number
  end: number
  subscribers_start: number
  subscribers_new: number
  subscribers_reactivated: number
  subscribers_lost: number
  subscribers_end: number
  is_complete: boolean
}

export interface SubscriptionsAnswer extends AnalysisAnswer {
  currency: string
  mrr: number
  arr: number
  subscribers: number
  average_per_subscriber: number | null
  revenue_churn_rate: number | null
  subscriber_churn_rate: number | null
  net_revenue_retention: number | null
  quick_ratio: number | null
  months: SubscriptionMonth[]
}

export interface CartsAnswer extends AnalysisAnswer {
  currency: string
  carts: number
  ordered: number
  abandoned: number
  open: number
  abandonment_rate: number | null
  abandoned_at_checkout: number
  abandoned_value: number
  recovered_people: number
  median_seconds_to_order: number | null
}
