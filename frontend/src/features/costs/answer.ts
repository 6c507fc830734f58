import type { AnalysisAnswer } from '@/features/analysis'

export interface CostCategory {
  category: string
  cost: number
  entries: number
  share: number | null
  budget: number | null
  budget_used: number | null
}

export interface CostsAnswer extends AnalysisAnswer {
  currency: string
  income: number
  costs: number
  profit: number
  margin: number | null
  roi: number | null
  budget: number | null
  budget_used: number | null
  unconverted: number
  categories: CostCategory[]
  buckets: { timestamp: string; income: number; costs: number; profit: number }[]
}
