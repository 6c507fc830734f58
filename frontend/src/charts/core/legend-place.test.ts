import { describe, expect, it } from 'vitest'
import { isolated, toggled } from './ChoiceLegend'
import { placeLegend } from './legend-place'

const items = ['Mobile', 'Desktop', 'Tablet'].map((label) => ({ label, colour: '#000000', value: '58%' }))

describe('placeLegend', () => {
  it('takes lines above the chart and never more than three', () => {
    expect(placeLegend('top', items, { width: 400, height: 300 })).toMatchObject({
      side: 'top',
      legend: { height: 24 },
      chart: { width: 400, height: 272 },
    })
    const many = Array.from({ length: 40 }, (_, index) => ({ ...items[0]!, label: `Entry number ${index}` }))
    expect(placeLegend('top', many, { width: 300, height: 300 }).legend.height).toBe(72)
  })

  it('stands beside the chart when there is room, else above', () => {
    expect(placeLegend('right', items, { width: 400, height: 200 }).side).toBe('right')
    expect(placeLegend('right', items, { width: 180, height: 200 }).side).toBe('top')
  })

  it('stands beside a round chart by itself where the tile is wide, and takes what that leaves', () => {
    const wide = placeLegend('auto', items, { width: 480, height: 200 }, true)
    expect([wide.side, wide.legend.width + wide.chart.width]).toEqual(['right', 464])
    expect(wide.legend.width).toBeGreaterThan(200)
    expect(placeLegend('auto', items, { width: 200, height: 240 }, true).side).toBe('top')
    expect(placeLegend('auto', items, { width: 480, height: 200 }).side).toBe('top')
  })

  it('gives way on a small tile', () => {
    expect(placeLegend('top', items, { width: 300, height: 100 })).toMatchObject({
      side: 'none',
      chart: { width: 300, height: 100 },
    })
  })
})

describe('choosing in the legend', () => {
  const labels = ['a', 'b', 'c']

  it('shows one alone, and all again on the second click', () => {
    const alone = isolated(new Set(), 'b', labels)
    expect([...alone]).toEqual(['a', 'c'])
    expect(isolated(alone, 'b', labels).size).toBe(0)
    expect([...isolated(alone, 'a', labels)]).toEqual(['b', 'c'])
  })

  it('hides and shows one', () => {
    expect([...toggled(new Set(['a']), 'b')]).toEqual(['a', 'b'])
    expect([...toggled(new Set(['a', 'b']), 'a')]).toEqual(['b'])
  })
})
