import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { META, onScreen, Refusal } from '@/features/analysis/testing'
import { MODELS, type AttributionAnswer, type Model } from './answer'
import Attribution from './Attribution'

vi.mock('@/charts/core/use-size', () => ({ useSize: () => ({ width: 600, height: 320 }) }))

const PATH = '/api/analysis/attribution'
const FIXED = 'from=2026-11-01T00:00:00Z&to=2026-11-08T00:00:00Z&refresh=off'

const channel = (name: string, last: number, first: number) => {
  const one = (conversions: number) => ({ conversions, value: conversions * 10 })
  const credits = Object.fromEntries(MODELS.map((model) => [model, one(model === 'first' ? first : last)]))
  return { channel: name, touches: 4, removal_effect: name === 'Email' ? null : 0.25, credits }
}

const answer = (model: Model = 'last', conversions = 8) =>
  ({
    ...{ model, conversions, value: 80, journeys: 30, meta: META },
    results: [{ name: 'Email', value: 6, count: 6, dimensions: { channel: 'Email' }, timestamp: null }],
    channels: [channel('Email', 6, 1), channel('Paid search', 2, 7)],
    paths: [{ channels: ['Paid search', 'Email', 'Email'], conversions: 5, value: 50 }],
  }) as unknown as AttributionAnswer

const names = () =>
  within(screen.getAllByRole('table')[0]!)
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.firstElementChild?.textContent)

it('shows what every model credits each channel with, most credited by the chosen one first', async () => {
  const { bodies } = onScreen(<Attribution />, {
    at: `/attribution?${FIXED}`,
    replies: { [PATH]: ({ body }) => answer((body?.model as Model | undefined) ?? 'last') },
  })
  expect(await screen.findByText('Paid search → Email ×2')).toBeVisible()
  expect(names()).toEqual(['Email', 'Paid search'])
  expect(bodies(PATH)).toMatchObject([
    { from: '2026-11-01T00:00:00Z', to: '2026-11-08T00:00:00Z', model: 'last', lookback_days: 30 },
  ])
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Model' }), 'First touch')
  expect(await screen.findByText('Conversions by channel: First touch')).toBeVisible()
  expect(names()).toEqual(['Paid search', 'Email'])
  expect(bodies(PATH).at(-1)).toMatchObject({ model: 'first' })
  expect(location.search).toContain('model=first')
})

it('shows conversions or their value', async () => {
  onScreen(<Attribution />, { at: `/attribution?${FIXED}`, replies: { [PATH]: () => answer() } })
  const table = within((await screen.findAllByRole('table'))[0]!)
  expect(table.getAllByText('6').length).toBeGreaterThan(0)
  await userEvent.click(screen.getByRole('radio', { name: 'Value' }))
  expect(table.getAllByText('60').length).toBeGreaterThan(0)
  expect(table.queryByText('6')).toBeNull()
})

it('asks for the half-life with the model that has one', async () => {
  const { bodies } = onScreen(<Attribution />, {
    at: `/attribution?model=time_decay&ignore_direct=true&half_life_days=3&segment=premium&${FIXED}`,
    replies: { [PATH]: () => answer('time_decay') },
  })
  expect(await screen.findByRole('spinbutton', { name: 'Half as much after' })).toHaveValue(3)
  expect(bodies(PATH)[0]).toMatchObject({
    ...{ model: 'time_decay', ignore_direct: true, half_life_days: 3, segment: 'premium' },
  })
})

it('says what to send when there is nothing, and what went wrong', async () => {
  const first = onScreen(<Attribution />, {
    at: `/attribution?${FIXED}`,
    replies: { [PATH]: () => answer('last', 0) },
  })
  expect(await screen.findByText(/No conversions in this time/)).toBeVisible()
  first.unmount()
  onScreen(<Attribution />, {
    at: `/attribution?${FIXED}`,
    replies: { [PATH]: () => new Refusal(422, 'More than 100 channels.') },
  })
  expect(await screen.findByText('More than 100 channels.')).toBeVisible()
})
