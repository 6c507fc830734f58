import { isAnalysis, type Filter } from '@/api/types'
import type { WidgetAnswer } from '../contract'

/** Raised when a message changes its meaning. A plug-in that speaks another version is told so and stopped. */
export const PROTOCOL_VERSION = 1

/** From the page to the plug-in. */
export type HostMessage =
  | {
      type: 'init'
      version: number
      title: string
      settings: Readonly<Record<string, unknown>>
      theme: 'light' | 'dark'
      colours: Readonly<Record<string, string | readonly string[]>>
      locale: string
      size: { width: number; height: number }
    }
  | { type: 'data'; answers: readonly PluginAnswer[] }
  | { type: 'resize'; size: { width: number; height: number } }

export type PluginAnswer = Omit<WidgetAnswer, 'query' | 'analysis'> & { metric: string }

/** From the plug-in to the page, after it was checked. */
export type PluginMessage =
  | { type: 'ready'; version: number }
  | { type: 'select'; answer: string; filters: readonly Filter[]; label: string; x: number; y: number }

const MAX_FILTERS = 10
const MAX_TEXT = 200
const FIELD = /^[\w.$-]{1,100}$/

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= MAX_TEXT
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/**
 * What a plug-in said, or null when it is nothing a plug-in may say. Only equality filters on plain values pass: a plug-in can
 * narrow what is on screen, never widen it.
 */
export function readMessage(data: unknown): PluginMessage | null {
  if (!isRecord(data)) return null
  if (data.type === 'ready')
    return typeof data.version === 'number' ? { type: 'ready', version: data.version } : null
  if (data.type !== 'select' || !isText(data.answer) || !Array.isArray(data.filters)) return null
  if (data.filters.length === 0 || data.filters.length > MAX_FILTERS) return null
  const filters = data.filters.map(readFilter)
  if (filters.includes(null)) return null
  const number = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : 0)
  return {
    type: 'select',
    answer: data.answer,
    filters: filters as Filter[],
    label: isText(data.label) ? data.label : '',
    x: number(data.x),
    y: number(data.y),
  }
}

function readFilter(filter: unknown): Filter | null {
  if (!isRecord(filter) || typeof filter.field !== 'string' || !FIELD.test(filter.field)) return null
  if (filter.operator === 'not_exists') return { field: filter.field, operator: 'not_exists' }
  const { value } = filter
  const isPlain =
    isText(value) || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
  return filter.operator === 'eq' && isPlain ? { field: filter.field, operator: 'eq', value } : null
}

/** Messages of the last second: true while there are no more than a plug-in may send. Times in milliseconds. */
export function rateLimit(most: number): (nowMs: number) => boolean {
  let times: number[] = []
  return (nowMs) => {
    times = [...times.filter((time) => nowMs - time < 1_000), nowMs]
    return times.length <= most
  }
}

/** Rows that go to a plug-in at most, over all answers: a message is copied as a whole. */
export const MAX_ROWS = 20_000

/** The answers as a plug-in gets them: with the name of the metric or analysis instead of the whole question, cut to a bounded number of rows and marked as cut. */
export function forPlugin(answers: readonly WidgetAnswer[]): PluginAnswer[] {
  let room = MAX_ROWS
  return answers.map((answer) => {
    const { query, ...told } = answer
    // An analysis' whole answer has no bound that a copy could be cut to; its rows say the same.
    delete told.analysis
    const rows = answer.rows.slice(0, room)
    room -= rows.length
    const isCut = answer.truncated || rows.length < answer.rows.length
    return { ...told, metric: isAnalysis(query) ? query.analysis : query.metric, rows, truncated: isCut }
  })
}
