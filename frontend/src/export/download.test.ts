import { expect, it } from 'vitest'
import { fileName } from './download'

it('makes a name that every system takes, in any script', () => {
  expect(fileName('Latency / service: p95?', 'png')).toBe('Latency-service-p95.png')
  expect(fileName('ผู้เยี่ยมชม', 'csv')).toBe('ผู้เยี่ยมชม.csv')
  expect(fileName('../../etc', 'csv')).toBe('etc.csv')
  expect(fileName('???', 'png')).toBe('widget.png')
})
