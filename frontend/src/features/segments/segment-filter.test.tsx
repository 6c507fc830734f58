import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import type { Filter } from '@/api/types'
import { onScreen } from '@/features/analysis/testing'
import { FilterChip } from '@/dashboard/filters/FilterChip'
import { FilterForm } from '@/dashboard/filters/FilterForm'
import { SegmentSelect } from '@/dashboard/filters/SegmentSelect'

const one = (id: string, name = id, is_builtin = true) => ({
  id,
  name,
  is_builtin,
  description: '',
  rule: null,
})
const OWN = ['a', 'b', 'c', 'd', 'e'].map((id) => one(`${id}1`, `Own ${id}`, false))
const replies = { '/api/segments?rules=false': () => ({ segments: [one('all'), one('premium'), ...OWN] }) }

it('makes a filter of segments by id, with their names to choose from, and at most five', async () => {
  const done: Filter[] = []
  onScreen(<FilterForm onDone={(filter) => done.push(filter)} />, { replies })
  await userEvent.selectOptions(screen.getByLabelText('Condition'), 'contains')
  await userEvent.selectOptions(screen.getByLabelText('Field'), 'Segment')
  const operator = screen.getByLabelText('Condition')
  expect([...(operator as HTMLSelectElement).options].map(({ value }) => value)).toEqual(['is', 'is_not'])
  await userEvent.selectOptions(operator, 'is_not')
  await userEvent.click(await screen.findByLabelText('Premium'))
  for (const { name } of OWN.slice(0, 4)) await userEvent.click(screen.getByLabelText(name))
  expect(screen.getByLabelText('Own e')).toBeDisabled()
  await userEvent.click(screen.getByRole('button', { name: 'Add' }))
  expect(done).toEqual([
    { field: 'in_segment', operator: 'not_in', value: ['premium', 'a1', 'b1', 'c1', 'd1'] },
  ])
})

it('offers no segments where single events are asked for', () => {
  onScreen(<FilterForm hasSegments={false} onDone={() => {}} />, { replies })
  expect(screen.queryByRole('option', { name: 'Segment' })).toBeNull()
})

it('reads as the name of the segment, and as what stands there when it is gone', async () => {
  const { asked } = onScreen(
    <>
      <FilterChip node={{ field: 'in_segment', operator: 'in', value: ['a1', 'zz'] }} />
      <FilterChip node={{ not: { field: 'in_segment', operator: 'eq', value: 'premium' } }} />
    </>,
    { replies },
  )
  expect(await screen.findByText('Own a, zz')).toBeVisible()
  expect(screen.getByText('not (Segment is Premium)')).toBeVisible()
  expect(asked.filter(({ path }) => path === '/api/segments?rules=false')).toHaveLength(1)
})

it('does not ask for segments that no filter names', () => {
  const { asked } = onScreen(<FilterChip node={{ field: 'page', operator: 'eq', value: '/' }} />, { replies })
  expect(asked).toEqual([])
})

it('chooses one segment or everybody, and keeps one that is gone to be taken out', async () => {
  function Stand() {
    const [value, setValue] = useState<string | null>('Left over')
    return <SegmentSelect label="Segment" value={value} onChange={setValue} />
  }
  onScreen(<Stand />, { replies })
  const select = screen.getByRole('combobox', { name: 'Segment' })
  expect(select).toHaveDisplayValue('Left over')
  await screen.findByRole('option', { name: 'Own b' })
  await userEvent.selectOptions(select, 'Own b')
  expect(select).toHaveValue('b1')
  expect(screen.queryByRole('option', { name: 'Left over' })).toBeNull()
  await userEvent.selectOptions(select, 'Everybody')
  expect(select).toHaveValue('')
})

it('does not tell the id of a segment behind a public link', () => {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <FilterChip node={{ field: 'in_segment', operator: 'in', value: ['a1', 'premium'] }} />
    </QueryClientProvider>,
  )
  expect(screen.getByText('one of the project, Premium')).toBeVisible()
})
