import type { Widget } from '@/api/dashboard'
import type { MessageKey, Translate } from '@/i18n'
import type { SystemRange } from './system-url'

const PERCENT = { unit: 'percent', min: 0, max: 100 }
const RATE = { unit: 'bytes_per_second' }
const LETTERS = 'ABCDEFGH'
export const MOST_PROCESSES = LETTERS.length

type Line = readonly [field: string, label: MessageKey | { text: string }]

interface Shown {
  host: string
  range: SystemRange
  t: Translate
}

/** A bucket for each sample while they can be told apart. */
const bucketOf = (range: SystemRange) => (range === 'last_5_minutes' ? 'second' : 'auto')

function widget(
  id: string,
  kind: 'line' | 'number',
  title: string,
  lines: readonly Line[],
  { host, range, t }: Shown,
  options: Record<string, unknown>,
): Widget {
  return {
    id,
    kind,
    title,
    x: 0,
    y: 0,
    w: kind === 'line' ? 6 : 2,
    h: kind === 'line' ? 6 : 3,
    queries: lines.map(([field, label], at) => ({
      id: LETTERS[at]!,
      label: typeof label === 'string' ? t(label) : label.text,
      query: {
        metric: 'system_sample',
        aggregation: kind === 'line' ? 'average' : 'last',
        value_field: field,
        interval: bucketOf(range),
        filters: [{ field: 'host', operator: 'eq', value: host }],
      },
    })),
    options,
  }
}

/** How the machine stands now, with the way there as a spark line. */
export function figures(shown: Shown): Widget[] {
  const { t } = shown
  const one = (id: string, label: MessageKey, field: string, options: Record<string, unknown>) =>
    widget(id, 'number', t(label), [[field, label]], shown, { good_when: 'down', ...options })
  return [
    one('now-cpu', 'system.cpu', 'cpu_percent', { unit: 'percent', decimals: 0 }),
    one('now-memory', 'system.memory', 'memory_percent', { unit: 'percent', decimals: 0 }),
    one('now-disk', 'system.disk', 'disk_percent', { unit: 'percent', decimals: 0 }),
    one('now-load', 'system.load', 'load_1', { decimals: 2 }),
    one('now-received', 'system.received', 'network_received_bytes_per_second', RATE),
    one('now-sent', 'system.sent', 'network_sent_bytes_per_second', RATE),
  ]
}

/** `properties`: what the project's events have, so that only what is reported is drawn. */
export function charts(shown: Shown, properties: readonly string[]): Widget[] {
  const { t } = shown
  const line = (id: string, label: MessageKey, lines: readonly Line[], options: Record<string, unknown>) =>
    widget(id, 'line', t(label), lines, shown, options)
  const processes = processesOf(properties)
  const of = (part: string): Line[] =>
    processes.map((name) => [`process.${name}.${part}`, { text: name }] as const)
  return [
    line('cpu', 'system.cpu', [['cpu_percent', 'system.cpu']], PERCENT),
    line(
      'memory',
      'system.memory',
      [
        ['memory_percent', 'system.memory'],
        ['swap_percent', 'system.swap'],
      ],
      PERCENT,
    ),
    line(
      'network',
      'system.network',
      [
        ['network_received_bytes_per_second', 'system.received'],
        ['network_sent_bytes_per_second', 'system.sent'],
      ],
      RATE,
    ),
    line(
      'disk',
      'system.diskTraffic',
      [
        ['disk_read_bytes_per_second', 'system.read'],
        ['disk_written_bytes_per_second', 'system.written'],
      ],
      RATE,
    ),
    line(
      'load',
      'system.load',
      [
        ['load_1', 'system.load1'],
        ['load_5', 'system.load5'],
        ['load_15', 'system.load15'],
      ],
      { decimals: 2 },
    ),
    line('fill', 'system.diskFill', [['disk_percent', 'system.disk']], PERCENT),
    ...(processes.length > 0
      ? [
          line('process-cpu', 'system.processCpu', of('cpu_percent'), { unit: 'percent' }),
          line('process-memory', 'system.processMemory', of('memory_bytes'), { unit: 'bytes' }),
        ]
      : []),
    ...(properties.includes('database_query_ms')
      ? [
          line('query', 'system.queryTime', [['database_query_ms', 'system.queryTime']], {
            unit: 'duration_ms',
            connect_nulls: true,
          }),
          line(
            'connections',
            'system.database',
            [
              ['database_queries', 'system.queries'],
              ['database_connections', 'system.connections'],
            ],
            {},
          ),
        ]
      : []),
  ]
}

/** The processes that samples tell of, by name. */
export function processesOf(properties: readonly string[]): string[] {
  const found = properties.flatMap((one) => /^process\.(.+)\.cpu_percent$/.exec(one)?.[1] ?? [])
  return found.sort((a, b) => a.localeCompare(b)).slice(0, MOST_PROCESSES)
}
