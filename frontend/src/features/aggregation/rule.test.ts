import { expect, it } from 'vitest'
import { BLANK, suggestedOutput, withLength, withWindow } from './rule'

it('names the new metric after its source, measure and window', () => {
  expect(suggestedOutput({ ...BLANK, source_metric: 'api.response_time', aggregation: 'average' })).toBe(
    'api.response_time_average_5m',
  )
  const formula = { ...BLANK, source_metric: '`errors` / `requests` * 100', aggregation: null }
  expect(suggestedOutput({ ...formula, window_seconds: 86_400 })).toBe('errors_requests_100_1d')
  expect(suggestedOutput({ ...BLANK, window_seconds: 90 })).toBe('page_view_count_90s')
  expect(suggestedOutput({ ...BLANK, window_seconds: 7_200, source_metric: '*' })).toBe('metric_count_2h')
})

it('gives overlapping windows a step that divides them, also when their length changes', () => {
  const sliding = withWindow(BLANK, 'sliding')
  expect(sliding.slide_seconds).toBe(60)
  expect(withLength(sliding, 600).slide_seconds).toBe(60)
  expect(withLength(sliding, 30).slide_seconds).toBe(6)
  expect(withLength(sliding, 77).slide_seconds).toBe(77)
  expect(withLength(sliding, 86_400).slide_seconds).toBe(17_280)
  expect(withWindow(sliding, 'session').slide_seconds).toBeNull()
  expect(withLength(BLANK, 7).slide_seconds).toBeNull()
})
