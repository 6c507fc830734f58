import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { Trend } from './Trend'

it('says how much and which way, and whether that is good', () => {
  const { container, rerender } = render(<Trend now={120} before={100} goodWhen="down" />)
  expect(screen.getByText('↑ 20%')).toBeInTheDocument()
  expect(screen.getByText('+20% against the period before')).toBeInTheDocument()
  expect(container.firstElementChild!.className).toMatch(/worse/)
  rerender(<Trend now={100.1} before={100} goodWhen="down" />)
  expect(container.firstElementChild!.className).toMatch(/same/)
})

it('is silent where there is nothing to compare with', () => {
  const { container } = render(<Trend now={1} before={undefined} goodWhen="up" />)
  expect(container).toBeEmptyDOMElement()
})
