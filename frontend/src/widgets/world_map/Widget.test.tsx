import { fireEvent, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { answer, row } from '@/testing/answer'
import { COUNTRIES } from '@/testing/samples'
import { expectDrawable, see, summary } from '@/testing/see'
import WorldMap from './Widget'

it('shades countries, and steps through those that have a value', () => {
  const { select } = see(WorldMap, { title: 'Visitors', answers: [COUNTRIES] })
  expect(summary()).toBe('Visitors: 19 countries, most in United States with 21,400.')
  const thailand = screen.getByRole('img').querySelector('[data-code=TH]')!
  expect(thailand.getAttribute('fill')).not.toBe(
    screen.getByRole('img').querySelector('[data-code=PL]')!.getAttribute('fill'),
  )
  fireEvent.click(thailand)
  expect(select.mock.calls[0]![0]).toMatchObject({
    filters: [{ field: 'country', operator: 'eq', value: 'TH' }],
    label: 'Thailand',
  })
})

it('has the list beside it on a wide tile only', () => {
  const { again } = see(WorldMap, { answers: [COUNTRIES], width: 760, height: 320 })
  expect(screen.getAllByRole('listitem')).toHaveLength(10)
  again({ width: 300 })
  expect(screen.queryByRole('list')).not.toBeInTheDocument()
})

it('counts what has no country or an unknown one, without drawing it', () => {
  const rows = [row({ country: null }, 5), row({ country: 'ZZ' }, 3), row({ country: 'TH' }, 1)]
  see(WorldMap, { answers: [answer('A', rows)], width: 760 })
  expect(screen.getAllByRole('listitem')[0]).toHaveTextContent('(none)')
  expectDrawable()
})
