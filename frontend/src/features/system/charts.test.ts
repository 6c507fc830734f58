import { expect, it } from 'vitest'
import type { Translate } from '@/i18n'
import { charts, figures, MOST_PROCESSES, processesOf } from './charts'
import { readSystem, writeSystem } from './system-url'

const t: Translate = (key) => key
const shown = { host: 'web-1', range: 'last_5_minutes', t } as const

it('asks second by second of the shown machine, and lets the server choose over longer times', () => {
  for (const widget of [...figures(shown), ...charts(shown, [])])
    for (const { query } of widget.queries)
      expect(query).toMatchObject({
        metric: 'system_sample',
        interval: 'second',
        filters: [{ field: 'host', operator: 'eq', value: 'web-1' }],
      })
  const [first] = charts({ ...shown, range: 'last_24_hours' }, [])
  expect(first?.queries[0]?.query).toMatchObject({ interval: 'auto' })
})

it('draws processes and the database only where samples tell of them', () => {
  const ids = (properties: string[]) => charts(shown, properties).map((one) => one.id)
  expect(ids(['cpu_percent'])).toEqual(['cpu', 'memory', 'network', 'disk', 'load', 'fill'])
  expect(ids(['process.nginx.cpu_percent'])).toContain('process-memory')
  expect(ids(['database_query_ms'])).toContain('query')
})

it('names processes in order, as many as a widget has lines', () => {
  expect(processesOf(['process.b.cpu_percent', 'process.a.b.cpu_percent', 'process.a.b.count'])).toEqual([
    'a.b',
    'b',
  ])
  const many = Array.from({ length: 20 }, (_, at) => `process.p${at}.cpu_percent`)
  expect(processesOf(many)).toHaveLength(MOST_PROCESSES)
})

it('keeps the time and the machine in the address, beside what belongs to others', () => {
  expect(readSystem('')).toEqual({ range: 'last_5_minutes', host: null })
  expect(readSystem('?range=last_30_days&host=a')).toEqual({ range: 'last_5_minutes', host: 'a' })
  expect(writeSystem('?project=2&range=last_hour', { host: 'a b' })).toBe(
    '?project=2&range=last_hour&host=a+b',
  )
  expect(writeSystem('?host=a', { host: null })).toBe('?range=last_5_minutes')
})
