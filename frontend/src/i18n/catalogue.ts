import type { Language } from '@/design/settings'
import type access from './access.en.json'
import type aggregation from './aggregation.en.json'
import type alertChannels from './alert-channels.en.json'
import type alerts from './alerts.en.json'
import type adoption from './analysis/adoption.en.json'
import type analysis from './analysis/analysis.en.json'
import type attribution from './analysis/attribution.en.json'
import type engagement from './analysis/engagement.en.json'
import type experiments from './analysis/experiments.en.json'
import type funnels from './analysis/funnels.en.json'
import type lifecycle from './analysis/lifecycle.en.json'
import type paths from './analysis/paths.en.json'
import type people from './analysis/people.en.json'
import type segments from './analysis/segments.en.json'
import type requests from './analysis/requests.en.json'
import type retention from './analysis/retention.en.json'
import type revenue from './analysis/revenue.en.json'
import type sessions from './analysis/sessions.en.json'
import type aiUsage from './analysis/ai-usage.en.json'
import type costs from './analysis/costs.en.json'
import type devices from './analysis/devices.en.json'
import type modelQuality from './analysis/model-quality.en.json'
import type system from './analysis/system.en.json'
import type transactions from './analysis/transactions.en.json'
import type web from './analysis/web.en.json'
import type audit from './audit.en.json'
import type boards from './boards.en.json'
import type privacyRules from './privacy-rules.en.json'
import type rowRules from './row-rules.en.json'
import type screens from './screens.en.json'
import type settings from './settings.en.json'
import type signIn from './sign-in.en.json'

type Load = () => Promise<{ default: object }>
type Languages = Record<Language, Load>

/** Catalogues that load with what they are for, a chunk per language. One for each analysis, by the name of its folder. */
// prettier-ignore
export const PARTS = {
  boards: { en: () => import('./boards.en.json'), th: () => import('./boards.th.json') },
  screens: { en: () => import('./screens.en.json'), th: () => import('./screens.th.json') },
  settings: { en: () => import('./settings.en.json'), th: () => import('./settings.th.json') },
  signIn: { en: () => import('./sign-in.en.json'), th: () => import('./sign-in.th.json') },
  audit: { en: () => import('./audit.en.json'), th: () => import('./audit.th.json') },
  access: { en: () => import('./access.en.json'), th: () => import('./access.th.json') },
  privacyRules: { en: () => import('./privacy-rules.en.json'), th: () => import('./privacy-rules.th.json') },
  rowRules: { en: () => import('./row-rules.en.json'), th: () => import('./row-rules.th.json') },
  aggregation: { en: () => import('./aggregation.en.json'), th: () => import('./aggregation.th.json') },
  alertChannels: { en: () => import('./alert-channels.en.json'), th: () => import('./alert-channels.th.json') },
  alerts: { en: () => import('./alerts.en.json'), th: () => import('./alerts.th.json') },
  analysis: { en: () => import('./analysis/analysis.en.json'), th: () => import('./analysis/analysis.th.json') },
  funnels: { en: () => import('./analysis/funnels.en.json'), th: () => import('./analysis/funnels.th.json') },
  paths: { en: () => import('./analysis/paths.en.json'), th: () => import('./analysis/paths.th.json') },
  retention: { en: () => import('./analysis/retention.en.json'), th: () => import('./analysis/retention.th.json') },
  adoption: { en: () => import('./analysis/adoption.en.json'), th: () => import('./analysis/adoption.th.json') },
  lifecycle: { en: () => import('./analysis/lifecycle.en.json'), th: () => import('./analysis/lifecycle.th.json') },
  engagement: { en: () => import('./analysis/engagement.en.json'), th: () => import('./analysis/engagement.th.json') },
  requests: { en: () => import('./analysis/requests.en.json'), th: () => import('./analysis/requests.th.json') },
  sessions: { en: () => import('./analysis/sessions.en.json'), th: () => import('./analysis/sessions.th.json') },
  aiUsage: { en: () => import('./analysis/ai-usage.en.json'), th: () => import('./analysis/ai-usage.th.json') },
  costs: { en: () => import('./analysis/costs.en.json'), th: () => import('./analysis/costs.th.json') },
  devices: { en: () => import('./analysis/devices.en.json'), th: () => import('./analysis/devices.th.json') },
  modelQuality: { en: () => import('./analysis/model-quality.en.json'), th: () => import('./analysis/model-quality.th.json') },
  system: { en: () => import('./analysis/system.en.json'), th: () => import('./analysis/system.th.json') },
  transactions: { en: () => import('./analysis/transactions.en.json'), th: () => import('./analysis/transactions.th.json') },
  segments: { en: () => import('./analysis/segments.en.json'), th: () => import('./analysis/segments.th.json') },
  people: { en: () => import('./analysis/people.en.json'), th: () => import('./analysis/people.th.json') },
  web: { en: () => import('./analysis/web.en.json'), th: () => import('./analysis/web.th.json') },
  experiments: { en: () => import('./analysis/experiments.en.json'), th: () => import('./analysis/experiments.th.json') },
  revenue: { en: () => import('./analysis/revenue.en.json'), th: () => import('./analysis/revenue.th.json') },
  attribution: { en: () => import('./analysis/attribution.en.json'), th: () => import('./analysis/attribution.th.json') },
} as const satisfies Record<string, Languages>

export type Part = keyof typeof PARTS

/** The keys of all of them. */
// prettier-ignore
export type Texts =
  & typeof boards
  & typeof screens
  & typeof settings
  & typeof signIn
  & typeof audit
  & typeof access
  & typeof privacyRules
  & typeof rowRules
  & typeof aggregation
  & typeof alertChannels
  & typeof alerts
  & typeof analysis
  & typeof funnels
  & typeof paths
  & typeof retention
  & typeof adoption
  & typeof lifecycle
  & typeof engagement
  & typeof requests
  & typeof sessions
  & typeof aiUsage
  & typeof costs
  & typeof devices
  & typeof modelQuality
  & typeof system
  & typeof transactions
  & typeof people
  & typeof segments
  & typeof web
  & typeof experiments
  & typeof revenue
  & typeof attribution
