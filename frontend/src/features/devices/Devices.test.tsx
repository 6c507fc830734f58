import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { META, onScreen } from '@/features/analysis/testing'
import { frame } from '@/testing/fake-live'
import type { DevicesAnswer } from './answer'
import Devices from './Devices'

const READING = {
  sensor: 'battery_percent',
  readings: 3,
  last: 12,
  last_at: '2026-11-29T10:00:00Z',
  mean: 20,
  least: 12,
  most: 30,
  total: null,
  slope_per_hour: -1,
  fit: 0.98,
  state: 'low',
  seconds_to_low: 0,
  seconds_to_high: null,
} as const
const ANSWER: DevicesAnswer = {
  results: [],
  meta: META,
  count: 2,
  online: 1,
  offline: 1,
  out_of_bounds: 1,
  sensors: [{ sensor: 'battery_percent', devices: 2, mean: 40, total: null, out_of_bounds: 1, soon: 1 }],
  devices: [
    {
      device: 'pump-1',
      is_online: false,
      last_seen: '2026-11-28T10:00:00Z',
      seconds_silent: 86_400,
      readings: [READING],
    },
    {
      device: 'pump-2',
      is_online: true,
      last_seen: '2026-11-29T10:00:00Z',
      seconds_silent: 5,
      readings: [{ ...READING, last: 60, state: 'ok', seconds_to_low: 7_200 }],
    },
  ],
}

/** The screen with one frame of its answer. */
async function seen() {
  const shown = onScreen(<Devices />, {
    at: '/devices?sensors=%7B%22metric%22%3A%22battery_percent%22%2C%22low%22%3A20%7D',
  })
  await vi.waitFor(() => expect(shown.live.bodies.length).toBeGreaterThan(0))
  act(() => shown.live.send(frame({ answer: ANSWER })))
  return shown
}

it('asks with the sensors of the address and shows who is silent, too low or soon will be', async () => {
  const { live } = await seen()
  expect(live.bodies[0]).toMatchObject({
    query: { analysis: 'devices', sensors: [{ metric: 'battery_percent', low: 20 }] },
  })
  const row = (await screen.findByRole('button', { name: /pump-1/ })).closest('tr')!
  expect(row).toHaveTextContent('Offline')
  expect(row).toHaveTextContent('Too low')
  const other = screen.getByRole('button', { name: /pump-2/ }).closest('tr')!
  expect(within(other).getByTitle('R² 0.98')).toHaveTextContent('2 h')
  await userEvent.click(screen.getByRole('button', { name: /pump-2/ }))
  expect(screen.getByRole('button', { name: /pump-2/ })).toHaveTextContent('Shown')
})

it('refuses bounds that cross, and says so', async () => {
  const { live } = await seen()
  await userEvent.type(screen.getByRole('spinbutton', { name: 'Too high above' }), '9')
  expect(screen.getByRole('alert')).toHaveTextContent('The lower bound must be below the upper one.')
  expect(JSON.stringify(live.bodies)).not.toContain('"high"')
})
