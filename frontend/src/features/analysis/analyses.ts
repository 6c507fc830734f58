import type { ComponentType } from 'react'
import type { MetricsSchema } from '@/api/queries/metrics'
import type { MessageKey } from '@/i18n'
import type { Part } from '@/i18n/catalogue'
import type { QuestionOf } from './question/question'

/** A builder edits the kind's own fields; time, segment and filters are around it. */
export interface BuilderProps<Q> {
  question: Q
  change: (part: Partial<Q>, options?: { replace?: boolean }) => void
}

/** What a kind's Builder.tsx exports. */
export interface BuilderModule<F> {
  default: ComponentType<BuilderProps<QuestionOf<F>>>
  FIELDS: F
  /** What a new question starts with, so that it can be answered at once. */
  suggest?: (schema: MetricsSchema | undefined) => Partial<QuestionOf<F>>
}

export interface AnalysisKind<F = object> {
  /** The last part of POST /api/analysis/<kind>. */
  kind: string
  /** The path of its screen. */
  path: string
  label: MessageKey
  /** The kind of widget that draws its answer best; none: whatever is there. */
  widget?: string
  texts: readonly Part[]
  load: () => Promise<BuilderModule<F>>
}

/** A kind whose fields are known to itself only: the list holds kinds of all fields, and reads bodies by each kind's own. */
function analysis<F extends object>(kind: AnalysisKind<F>): AnalysisKind {
  return kind as unknown as AnalysisKind
}

/** Every analysis that a dashboard's editor can change with its builder, one line each. */
// prettier-ignore
const ANALYSES: readonly AnalysisKind[] = [
  analysis({ kind: 'funnel', path: '/funnels', label: 'nav.funnels', widget: 'funnel', texts: ['funnels'], load: () => import('@/features/funnels/Builder') }),
  analysis({ kind: 'paths', path: '/paths', label: 'nav.paths', widget: 'sankey', texts: ['paths'], load: () => import('@/features/paths/Builder') }),
  analysis({ kind: 'cohort', path: '/retention', label: 'nav.retention', widget: 'cohort', texts: ['retention'], load: () => import('@/features/retention/Builder') }),
  analysis({ kind: 'adoption', path: '/adoption', label: 'nav.adoption', widget: 'area', texts: ['adoption'], load: () => import('@/features/adoption/Builder') }),
  analysis({ kind: 'lifecycle', path: '/lifecycle', label: 'nav.lifecycle', widget: 'bar', texts: ['lifecycle'], load: () => import('@/features/lifecycle/Builder') }),
  analysis({ kind: 'engagement', path: '/engagement', label: 'nav.engagement', widget: 'heatmap', texts: ['engagement'], load: () => import('@/features/engagement/Builder') }),
  analysis({ kind: 'web', path: '/web', label: 'nav.web', widget: 'line', texts: ['web'], load: () => import('@/features/web/Builder') }),
  analysis({ kind: 'requests', path: '/requests', label: 'nav.requests', widget: 'horizontal_bar', texts: ['requests'], load: () => import('@/features/requests/Builder') }),
  analysis({ kind: 'sessions', path: '/sessions', label: 'nav.sessions', widget: 'bar', texts: ['sessions'], load: () => import('@/features/sessions/Builder') }),
  analysis({ kind: 'costs', path: '/costs', label: 'nav.costs', widget: 'doughnut', texts: ['costs'], load: () => import('@/features/costs/Builder') }),
  analysis({ kind: 'transactions', path: '/transactions', label: 'nav.transactions', widget: 'doughnut', texts: ['transactions'], load: () => import('@/features/transactions/Builder') }),
  analysis({ kind: 'ai-usage', path: '/ai-usage', label: 'nav.aiUsage', widget: 'horizontal_bar', texts: ['aiUsage'], load: () => import('@/features/ai-usage/Builder') }),
  analysis({ kind: 'model-quality', path: '/model-quality', label: 'nav.modelQuality', widget: 'horizontal_bar', texts: ['modelQuality'], load: () => import('@/features/model-quality/Builder') }),
  analysis({ kind: 'devices', path: '/devices', label: 'nav.devices', widget: 'table', texts: ['devices'], load: () => import('@/features/devices/Builder') }),
  analysis({ kind: 'experiment', path: '/experiments', label: 'nav.experiments', widget: 'horizontal_bar', texts: ['experiments'], load: () => import('@/features/experiments/Builder') }),
  analysis({ kind: 'revenue', path: '/revenue', label: 'nav.revenue', widget: 'line', texts: ['revenue'], load: () => import('@/features/revenue/Builder') }),
  analysis({ kind: 'subscriptions', path: '/revenue/subscriptions', label: 'nav.subscriptions', widget: 'line', texts: ['revenue'], load: () => import('@/features/revenue/SubscriptionsBuilder') }),
  analysis({ kind: 'carts', path: '/revenue/carts', label: 'nav.carts', widget: 'line', texts: ['revenue'], load: () => import('@/features/revenue/CartsBuilder') }),
  analysis({ kind: 'attribution', path: '/attribution', label: 'nav.attribution', widget: 'horizontal_bar', texts: ['attribution'], load: () => import('@/features/attribution/Builder') }),
]

export function analysisKind(kind: string): AnalysisKind | undefined {
  return ANALYSES.find((one) => one.kind === kind)
}
