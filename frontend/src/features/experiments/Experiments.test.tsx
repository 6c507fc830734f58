import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { onScreen } from '@/features/analysis/testing'
import Experiments from './Experiments'

const SCHEMA = {
  ...{ metrics: [], properties: [], aggregations: [], operators: [], time_windows: [], time_parts: [] },
  events: ['experiment_exposure', 'purchase'].map((name) => ({ name, count: 10, last_seen: null })),
}

it('begins with an experiment that the project has events for', async () => {
  const { live } = onScreen(<Experiments />, {
    at: '/experiments',
    replies: { '/api/metrics/schema': () => SCHEMA },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'experiment_exposure → purchase' }))
  expect(live.bodies.at(-1)).toMatchObject({
    query: {
      analysis: 'experiment',
      exposure_event: 'experiment_exposure',
      goal: { event: 'purchase', measure: 'conversion' },
    },
  })
})

it('asks with the planned split, and says what a split looks like while it cannot be read', async () => {
  const { live } = onScreen(<Experiments />, { at: '/experiments' })
  await userEvent.click(await screen.findByRole('button', { name: 'Type in counts' }))
  const split = await screen.findByLabelText('Planned split')
  await userEvent.type(split, 'control 90, test')
  expect(screen.getByText(/Write each variant with its share/)).toBeVisible()
  expect(split).toBeInvalid()
  await userEvent.type(split, ' 10')
  expect(split).toBeValid()
  expect(location.search).toContain('weights=')
  expect(live.bodies.at(-1)).toMatchObject({
    query: { analysis: 'experiment', weights: { control: 90, test: 10 } },
  })
})
