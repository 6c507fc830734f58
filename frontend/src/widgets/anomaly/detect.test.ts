import { describe, expect, it } from 'vitest'
import { noise } from '@/testing/series'
import { detect } from './detect'

const wave = (index: number) => 500 + 150 * Math.sin((index / 48) * Math.PI * 2) + noise(index) * 12

describe('detect', () => {
  it('finds what does not fit and nothing else', () => {
    const values = Array.from({ length: 240 }, (_, index) => wave(index))
    values[70] = 900
    values[150] = 180
    const { anomalies } = detect(values, 48, 'medium', 'both')
    expect(anomalies.map((one) => [one.index, Math.sign(one.score)])).toEqual([
      [70, 1],
      [150, -1],
    ])
    expect(detect(values, 48, 'medium', 'above').anomalies.map((one) => one.index)).toEqual([70])
  })

  it('finds nothing in noise', () => {
    const values = Array.from({ length: 300 }, (_, index) => 100 + noise(index) * 10)
    expect(detect(values, 1, 'medium', 'both').anomalies).toEqual([])
  })

  it('does not call every step of a still course an anomaly', () => {
    const values = Array.from({ length: 60 }, (_, index): number => (index === 30 ? 101 : 100))
    expect(detect(values, 1, 'high', 'both').anomalies).toEqual([])
    values[40] = 200
    expect(detect(values, 1, 'low', 'both').anomalies.map((one) => one.index)).toEqual([40])
  })

  it('is the pickier the higher its sensitivity', () => {
    const values = Array.from({ length: 200 }, (_, index) => 100 + noise(index) * 10)
    values[100] = 130
    const found = (['low', 'medium', 'high'] as const).map(
      (one) => detect(values, 1, one, 'both').anomalies.length,
    )
    expect(found).toEqual([...found].sort())
    expect([found[0], found[2]]).toEqual([0, 1])
  })

  it('says nothing of too few points, and skips gaps', () => {
    expect(detect([1, 2, 99], 1, 'high', 'both').anomalies).toEqual([])
    const values = Array.from({ length: 40 }, (_, index) => (index % 5 === 0 ? null : 100 + noise(index)))
    expect(detect(values, 1, 'medium', 'both').anomalies).toEqual([])
  })
})
