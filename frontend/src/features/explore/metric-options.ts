import type { MetricsSchema } from '@/api/queries/metrics'

export interface MetricOption {
  name: string
  group: 'any' | 'metrics' | 'events'
  title: string
  /** What it means, for metrics. */
  description: string
  /** How often it came, for events. */
  count: number | null
  unit: string
}

const words = (name: string) => {
  const text = name.replace(/_/g, ' ')
  return text[0]!.toUpperCase() + text.slice(1)
}

/** What can be measured: any event, the metrics of the catalogue, and every event by its name, most frequent first. */
export function metricOptions(
  schema: MetricsSchema | undefined,
  any: string,
  isEventsOnly = false,
): MetricOption[] {
  const metrics = (isEventsOnly ? [] : (schema?.metrics ?? [])).filter(
    (one) => one.name !== '*' && one.name !== 'events',
  )
  const known = new Set(metrics.map((one) => one.name))
  const events = (schema?.events ?? []).filter((one) => !known.has(one.name))
  return [
    { name: '*', group: 'any', title: any, description: '', count: null, unit: '' },
    ...metrics.map(({ name, description, unit }) => ({
      name,
      group: 'metrics' as const,
      title: words(name),
      description,
      count: null,
      unit,
    })),
    ...[...events]
      .sort((a, b) => b.count - a.count)
      .map(({ name, count }) => ({
        name,
        group: 'events' as const,
        title: name,
        description: '',
        count,
        unit: '',
      })),
  ]
}

/** How well an option answers what was typed: higher is better, 0 not at all. */
function score(option: MetricOption, wanted: string): number {
  const title = option.title.toLowerCase()
  const name = option.name.toLowerCase()
  if (title.startsWith(wanted) || name.startsWith(wanted)) return 3
  if (title.includes(wanted) || name.includes(wanted)) return 2
  return wanted.split(/\s+/).every((word) => `${title} ${option.description.toLowerCase()}`.includes(word))
    ? 1
    : 0
}

export function searchOptions(options: readonly MetricOption[], search: string): readonly MetricOption[] {
  const wanted = search.trim().toLowerCase()
  if (wanted === '') return options
  return options
    .map((option) => ({ option, points: score(option, wanted) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
    .map(({ option }) => option)
}

/** The name a person reads for a metric or event. */
export function metricTitle(metric: string, any: string, schema: MetricsSchema | undefined): string {
  if (metric === '*') return any
  return schema?.metrics.some((one) => one.name === metric) ? words(metric) : metric
}
