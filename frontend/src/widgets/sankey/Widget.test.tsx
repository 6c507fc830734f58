import { fireEvent, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { answer, row } from '@/testing/answer'
import { JOURNEYS } from '@/testing/samples'
import { expectDrawable, marks, see, summary } from '@/testing/see'
import Sankey from './Widget'

it('draws flows and names the largest', () => {
  see(Sankey, { title: 'Journey', answers: [JOURNEYS] })
  expect(summary()).toBe('Journey: 15 flows between 9 things, largest Search → Home with 5.2K.')
  expectDrawable()
})

it('leaves out flows that lead back, and says so', () => {
  see(Sankey, { answers: [JOURNEYS] })
  expect(screen.getByText('1 flow back is not drawn')).toBeInTheDocument()
})

it('filters a flow by both its ends and a node by its side', () => {
  const { select } = see(Sankey, { answers: [JOURNEYS] })
  fireEvent.click(marks()[0]!)
  expect(select.mock.calls[0]![0]).toMatchObject({
    filters: [
      { field: 'from', operator: 'eq', value: 'Search' },
      { field: 'to', operator: 'eq', value: 'Home' },
    ],
  })
  fireEvent.click(marks().at(-1)!.querySelector('rect')!)
  expect(select.mock.calls[1]![0].filters).toHaveLength(1)
})

it('is empty where something only leads to itself', () => {
  see(Sankey, { answers: [answer('A', [row({ from: 'a', to: 'a' }, 5)])] })
  expect(screen.getByText('No events in this range')).toBeInTheDocument()
})

it('tells what has no source from what has no target', () => {
  const { select } = see(Sankey, {
    answers: [answer('A', [row({ from: null, to: null }, 5), row({ from: 'a', to: null }, 3)])],
  })
  expect(marks()).toHaveLength(5)
  fireEvent.click(marks()[0]!)
  expect(select.mock.calls[0]![0]).toMatchObject({
    filters: [
      { field: 'from', operator: 'not_exists' },
      { field: 'to', operator: 'not_exists' },
    ],
    label: '(none) → (none)',
  })
})
