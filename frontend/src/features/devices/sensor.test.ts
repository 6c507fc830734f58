import { expect, it } from 'vitest'
import type { Device, Reading } from './answer'
import { readSensor, soonest, suggestSensors } from './sensor'

const reading = (sensor: string, part: Partial<Reading>): Reading => ({
  sensor,
  readings: 3,
  last: 1,
  last_at: '2026-11-29T10:00:00Z',
  mean: 1,
  least: 1,
  most: 1,
  total: null,
  slope_per_hour: null,
  fit: null,
  state: 'ok',
  seconds_to_low: null,
  seconds_to_high: null,
  ...part,
})

it('reads what the server takes, and nothing else', () => {
  expect(readSensor('temperature')).toEqual({ metric: 'temperature' })
  expect(readSensor({ metric: 'a', low: 1, high: 2, is_total: true, more: 1 })).toEqual({
    metric: 'a',
    low: 1,
    high: 2,
    is_total: true,
  })
  expect([null, '', 7, {}, { metric: '' }, { metric: 'a', low: 2, high: 2 }].map(readSensor)).toEqual(
    Array(6).fill(undefined),
  )
})

it('suggests the sensors that the project sends', () => {
  const schema = {
    metrics: [],
    events: ['temperature', 'page_view', 'battery_percent'].map((name) => ({
      name,
      count: 1,
      last_seen: null,
    })),
    properties: [],
    aggregations: [],
    operators: [],
    time_windows: [],
    time_parts: [],
  }
  expect(suggestSensors(schema)).toEqual([
    { metric: 'battery_percent', low: 20 },
    { metric: 'temperature', high: 30 },
  ])
  expect(suggestSensors(undefined)).toEqual([])
})

it('finds the bound that comes first and leaves out those that are crossed', () => {
  const device: Device = {
    device: 'd',
    is_online: true,
    last_seen: '2026-11-29T10:00:00Z',
    seconds_silent: 1,
    readings: [
      reading('a', { seconds_to_low: 0 }),
      reading('b', { seconds_to_high: 7_200, seconds_to_low: 9_000 }),
      reading('c', { seconds_to_low: 3_600 }),
    ],
  }
  expect(soonest(device)?.reading.sensor).toBe('c')
  expect(soonest({ ...device, readings: [reading('a', {})] })).toBeNull()
})
