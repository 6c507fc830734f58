import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { answer } from '@/testing/answer'
import { QUARTILES } from '@/testing/samples'
import { expectDrawable, marks, see, spoken, summary } from '@/testing/see'
import BoxPlot from './Widget'

it('draws a box for each group and tells its quartiles', () => {
  see(BoxPlot, { title: 'Latency', answers: QUARTILES, options: { unit: 'duration_ms' } })
  expect(marks()).toHaveLength(6)
  expect(summary()).toMatch(/^Latency: 6 groups, medians from 108 ms to /)
  screen.getByRole('listbox').focus()
  expect(spoken()).toMatch(
    /^api, Upper whisker .*, Third quartile .*, Median 108 ms, First quartile .*, Lower whisker /,
  )
  expectDrawable()
})

it('lies down when asked', () => {
  see(BoxPlot, { answers: QUARTILES, options: { orientation: 'horizontal', max_boxes: 3 } })
  expect(marks()).toHaveLength(3)
  expectDrawable()
})

it('draws totals as one box, and what has no whiskers without them', () => {
  see(BoxPlot, { answers: ['B', 'D'].map((id, at) => answer(id, [], { value: at + 1 })) })
  expect(marks()).toHaveLength(1)
  expectDrawable()
})
