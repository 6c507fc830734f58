import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, expect, it, vi } from 'vitest'
import { loadOverlays, META, onScreen } from '@/features/analysis/testing'
import { frame } from '@/testing/fake-live'
import type { PathNode, PathsAnswer } from './answer'
import { consistent, type PathsQuestion } from './Builder'
import Paths from './Paths'

vi.mock('@/charts/core/use-size', () => ({ useSize: () => ({ width: 800, height: 320 }) }))
beforeAll(() => loadOverlays(), 60_000)

const node = (id: string, count: number, more: Partial<PathNode> = {}): PathNode => ({
  ...{ id, step: Number(id[0]), name: id.slice(2) || '(other)', count, is_other: id.length === 1 },
  ...{ began: 0, before: 0, ended: 0, after: 0 },
  ...more,
})

const ANSWER: PathsAnswer = {
  walks: 100,
  nodes: [
    node('0:page_view', 100, { began: 100, ended: 30 }),
    node('1:signup', 60, { ended: 20, after: 40 }),
    node('1', 10, { ended: 10 }),
  ],
  links: [
    { source: '0:page_view', target: '1:signup', count: 60 },
    { source: '0:page_view', target: '1', count: 10 },
  ],
  paths: [
    { names: ['page_view', 'signup'], count: 60, share: 0.6, ended: 20 },
    { names: ['page_view'], count: 30, share: 0.3, ended: 30 },
  ],
  drop_offs: [{ name: 'page_view', count: 30, visits: 100, rate: 0.3 }],
  results: [],
  meta: META,
}

async function seen(at = '/paths') {
  const people = { people: [{ person: '7', user_id: 'ann', events: 3 }], total: 1 }
  const shown = onScreen(<Paths />, { at, replies: { '/api/analysis/paths-people': () => people } })
  await vi.waitFor(() => expect(shown.live.bodies.length).toBeGreaterThan(0))
  act(() => shown.live.send(frame({ answer: ANSWER })))
  await screen.findByRole('img', { name: /100 sessions over 2 steps and 3 places/ })
  return shown
}

/** Stands on the mark with that name and presses Enter. */
async function pickMark(name: RegExp) {
  const list = screen.getByRole('listbox', { name: /Values of Paths/ })
  list.focus()
  for (let at = 0; at < 5; at++) {
    if (within(list).queryByRole('option', { name })) break
    await userEvent.keyboard('{ArrowRight}')
  }
  await userEvent.keyboard('{Enter}')
}

it('shows the flow, the figures, the commonest ways and where they stop', async () => {
  const { live } = await seen()
  expect(live.bodies.at(-1)).toMatchObject({
    query: { analysis: 'paths', by: 'name', depth: 5, limit: 30, loops: 'collapse' },
  })
  const figures = screen.getByLabelText('Paths', { selector: 'dl' })
  expect(within(figures).getByText('Sessions').parentElement).toHaveTextContent('100')
  expect(within(figures).getByText('End within these steps').parentElement).toHaveTextContent('60%')
  expect(screen.getByRole('row', { name: /page_view→signup 60 60% 20/ })).toBeVisible()
  expect(screen.getByRole('row', { name: /page_view 30 30% 100/ })).toBeVisible()
})

it('goes on from a step, or to what leads to it', async () => {
  await seen()
  await pickMark(/2\. signup/)
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Start from here' }))
  expect(new URLSearchParams(location.search).get('start')).toBe('signup')
  await userEvent.click(screen.getByRole('button', { name: 'page_view' }))
  expect(new URLSearchParams(location.search).get('end')).toBe('page_view')
  expect(new URLSearchParams(location.search).get('start')).toBeNull()
})

it('shows a step more or less', async () => {
  await seen()
  await userEvent.click(screen.getByRole('button', { name: 'One step more' }))
  expect(new URLSearchParams(location.search).get('depth')).toBe('6')
  await userEvent.click(screen.getByRole('button', { name: 'One step less' }))
  expect(new URLSearchParams(location.search).get('depth')).toBeNull()
})

it('lists the people of a step, of those who stopped there, and of a link', async () => {
  const { bodies } = await seen('/paths?by=name')
  await pickMark(/1\. page_view/)
  await userEvent.click(await screen.findByRole('menuitem', { name: 'People who stopped here' }))
  expect(await screen.findByText('ann', {}, { timeout: 10_000 })).toBeVisible()
  expect(bodies('/api/analysis/paths-people').at(-1)).toMatchObject({
    ...{ by: 'name', step: 0, name: 'page_view', ended: true, time_window: 'last_30_days' },
  })
  await userEvent.keyboard('{Escape}')
  await pickMark(/^page_view → signup/)
  await userEvent.click(await screen.findByRole('menuitem', { name: 'People who went this way' }))
  await vi.waitFor(() =>
    expect(bodies('/api/analysis/paths-people').at(-1)).toMatchObject({ step: 0, next: 'signup' }),
  )
})

it('tells more names apart from the others', async () => {
  await seen()
  await pickMark(/2\. Other/)
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Tell more names apart' }))
  expect(new URLSearchParams(location.search).get('limit')).toBe('60')
})

it('does not cut rounds from a place back to itself', () => {
  const asked = { by: 'name', start: 'a', end: 'a', loops: 'cut' } as PathsQuestion
  expect(consistent(asked).loops).toBe('collapse')
  expect(consistent({ ...asked, end: 'b' }).loops).toBe('cut')
})
