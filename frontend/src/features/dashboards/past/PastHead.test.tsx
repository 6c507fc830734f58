import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Annotation } from '@/api/dashboard'
import { ProjectContext } from '@/api/project-context'
import type { Project } from '@/api/types'
import { PastHead } from './PastHead'
import type { Player } from './use-past'

const from = '2026-11-29T10:00:00.000Z'
const alert = { id: 'a1', name: 'Errors', message: 'Errors are 12', since: from, severity: 'critical' }
const changes = [
  { at: '2026-11-29T10:20:00Z', phase: 'ok', value: 0 },
  { at: '2026-11-29T10:10:00Z', phase: 'firing', value: 12 },
]

beforeEach(() => {
  const answer = (url: string) => (url.includes('/history') ? { changes } : { alerts: [alert], rules: [] })
  vi.stubGlobal(
    'fetch',
    vi.fn((url: string) => Promise.resolve(Response.json(answer(url)))),
  )
})
afterEach(() => vi.unstubAllGlobals())

function show(player: Player | null, on = {}) {
  const calls = { onSpeed: vi.fn(), onChoose: vi.fn(), onNow: vi.fn(), ...on }
  const notes = [{ timestamp: '2026-11-29T10:15:00Z', title: 'Release 4.2' }] as Annotation[]
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ProjectContext value={{ id: '7', name: 'Shop', timezone: 'UTC' } as Project}>
        <PastHead past={{ at: from, player, follow: () => {} }} annotations={notes} {...calls} />
      </ProjectContext>
    </QueryClientProvider>,
  )
  return calls
}

const player = (): Player => ({
  from,
  to: '2026-11-29T11:00:00.000Z',
  speed: 10,
  at: Date.parse(from),
  step: 5_000,
  isPlaying: false,
  isWaiting: false,
  toggle: vi.fn(),
  seek: vi.fn(),
})

it('says which moment is shown and leads back to now', async () => {
  const calls = show(null)
  expect(screen.getByRole('region', { name: 'An earlier moment' })).toHaveTextContent('29 Nov 2026, 10:00:00')
  await userEvent.click(screen.getByRole('button', { name: 'Another moment' }))
  await userEvent.click(screen.getByRole('button', { name: 'Back to now' }))
  expect([calls.onChoose.mock.calls.length, calls.onNow.mock.calls.length]).toEqual([1, 1])
})

it('plays, seeks and goes to what happened, by pointer and by keyboard', async () => {
  const one = player()
  const calls = show(one)
  await userEvent.click(await screen.findByRole('button', { name: 'Play' }))
  expect(one.toggle).toHaveBeenCalledTimes(1)
  ;(document.activeElement as HTMLElement).blur()
  await userEvent.keyboard(' ')
  expect(one.toggle).toHaveBeenCalledTimes(2)
  await userEvent.keyboard('{ArrowRight}{ArrowLeft}')
  screen.getByRole('slider', { name: 'Moment shown' }).focus()
  await userEvent.keyboard('{ArrowRight}')
  const sought = vi.mocked(one.seek).mock.calls.map(([at]) => at - one.at)
  expect(sought).toEqual([5_000, -5_000, 5_000])
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Speed' }), '60×')
  expect(calls.onSpeed).toHaveBeenCalledWith(60)
  await userEvent.click(await screen.findByRole('button', { name: '3 alerts and annotations' }))
  const marks = await screen.findAllByRole('menuitem')
  expect(marks.map((mark) => mark.textContent)).toEqual([
    '10:10:00 · Errors are 12',
    '10:15:00 · Release 4.2',
    '10:20:00 · Over: Errors are 12',
  ])
  await userEvent.click(marks[1]!)
  expect(one.seek).toHaveBeenLastCalledWith(Date.parse('2026-11-29T10:15:00Z'))
})
