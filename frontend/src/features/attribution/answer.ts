import type { AnalysisAnswer } from '@/features/analysis'

export const MODELS = ['last', 'first', 'linear', 'time_decay', 'position_based', 'markov'] as const
export type Model = (typeof MODELS)[number]

export interface ChannelCredit {
  channel: string
  touches: number
  credits: Record<Model, { conversions: number; value: number }>
  /** The share of conversions lost without it. */
  removal_effect: number | null
}

export interface AttributionAnswer extends AnalysisAnswer {
  model: Model
  conversions: number
  value: number
  journeys: number
  channels: ChannelCredit[]
  paths: { channels: string[]; conversions: number; value: number }[]
}

/** A way to read: the same channel several times in a row is named once, with how often. */
export function wayText(channels: readonly string[]): string {
  const runs: { channel: string; times: number }[] = []
  for (const channel of channels) {
    const last = runs.at(-1)
    if (last?.channel === channel) last.times += 1
    else runs.push({ channel, times: 1 })
  }
  return runs.map(({ channel, times }) => (times > 1 ? `${channel} ×${times}` : channel)).join(' → ')
}

/** Most credited by the model first. */
export const ranked = ({ channels, model }: Pick<AttributionAnswer, 'channels' | 'model'>) =>
  [...channels].sort((a, b) => b.credits[model].conversions - a.credits[model].conversions)
