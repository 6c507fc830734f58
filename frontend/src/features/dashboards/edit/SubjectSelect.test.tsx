import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import type { Question } from '@/api/types'
import { onScreen } from '@/features/analysis/testing'
import { QueryEditor } from './QueryEditor'

const kinds = ['funnel', 'funnel-people', 'moon-phases'].map((name) => ({
  ...{ name, title: name, description: '', question: {} },
}))
const country = { field: 'country', operator: 'eq', value: 'TH' }

function edit(first: Question) {
  const said: { query: Question; widget: string | undefined } = { query: first, widget: undefined }
  function Stand() {
    const [query, setQuery] = useState(first)
    return (
      <QueryEditor
        question={{ id: 'A', query }}
        canRemove={false}
        onChange={(next, widget) => {
          said.query = next.query
          said.widget = widget ?? said.widget
          setQuery(next.query)
        }}
        onRemove={() => {}}
      />
    )
  }
  onScreen(<Stand />, { replies: { '/api/analysis': () => ({ analyses: kinds }) } })
  return said
}

const subject = () => screen.getByRole('combobox', { name: 'Asks for' })

it('turns a metric into an analysis that can be answered at once, with its filters and its picture', async () => {
  const said = edit({ metric: 'orders', interval: 'day', filters: [country] })
  expect(screen.getByRole('combobox', { name: 'Metric' })).toBeVisible()
  await screen.findByRole('option', { name: 'Funnels' })
  expect(screen.queryByRole('option', { name: 'funnel-people' })).toBeNull()
  await userEvent.selectOptions(subject(), 'funnel')
  await waitFor(() => expect(said.query).toHaveProperty('analysis', 'funnel'))
  expect(said.query).toMatchObject({
    analysis: 'funnel',
    steps: [{ event: 'page_view' }, { event: 'signup' }, { event: 'purchase' }],
    order: 'ordered',
    window_seconds: 604_800,
    filters: [country],
  })
  expect(said.widget).toBe('funnel')
  expect(screen.queryByRole('combobox', { name: 'Metric' })).toBeNull()
})

it('edits an analysis with the builder of its screen, and keeps what the builder does not know', async () => {
  const said = edit({
    analysis: 'funnel',
    steps: [{ event: 'a' }, { event: 'b' }],
    segment: 'Buyers',
    beta: 1,
  })
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Order' }), 'any')
  expect(said.query).toMatchObject({
    ...{ analysis: 'funnel', order: 'any', segment: 'Buyers', beta: 1 },
    steps: [{ event: 'a' }, { event: 'b' }],
  })
})

it('edits a kind without a builder as JSON, and takes only what is an object', async () => {
  const said = edit({ analysis: 'moon-phases', depth: 2, filters: [country] })
  const box = await screen.findByRole('textbox', { name: 'As JSON' })
  await userEvent.clear(box)
  await userEvent.type(box, '{{"depth": 3')
  expect(box).toBeInvalid()
  expect(said.query).toMatchObject({ depth: 2 })
  await userEvent.type(box, '}')
  expect(said.query).toEqual({ analysis: 'moon-phases', depth: 3, filters: [country] })
})

it('goes back to a metric', async () => {
  const said = edit({ analysis: 'moon-phases', filters: [country] })
  await screen.findByRole('option', { name: 'A metric' })
  await userEvent.selectOptions(subject(), '')
  expect(said.query).toEqual({ metric: '*', filters: [country] })
})
