import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { SCREENS } from '../screens'
import { useShellOverlay } from '../shortcuts/overlay-state'
import { BottomBar, Nav } from './Nav'
import { useNavState } from './nav-state'

const at = (path: string) => history.replaceState(null, '', path)

beforeEach(() => {
  Element.prototype.scrollIntoView = () => {}
})

afterEach(() => {
  useNavState.setState({ isRail: false, closed: [] })
  useShellOverlay.setState({ open: null })
  localStorage.clear()
})

it('leads to every screen, and takes project and time along', () => {
  at('/explore?project=3&range=last_7_days&q=x')
  render(<Nav />)
  const links = screen.getAllByRole('link')
  expect(links.map((link) => link.getAttribute('href'))).toEqual(
    SCREENS.map(({ path }) => `${path}?range=last_7_days&project=3`),
  )
  expect(screen.getByRole('link', { current: 'page' })).toHaveTextContent('Explore')
})

it('brings the screen that is open into view: on a low window the menu is longer than it', () => {
  const brought = vi.fn()
  vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
    brought(this.textContent)
    return Promise.resolve() as never // as newer browsers do
  })
  at('/settings/members')
  render(<Nav />)
  expect(brought.mock.calls).toEqual([['Settings']])
  act(() => history.pushState(null, '', '/system'))
  expect(brought).toHaveBeenLastCalledWith('System')
})

it('folds a group up but for the screen that is open, and remembers it', async () => {
  at('/settings')
  render(<Nav />)
  await userEvent.click(screen.getByRole('button', { name: 'Data', expanded: true }))
  const group = within(screen.getByRole('group', { name: 'Data' }))
  expect(group.getAllByRole('link').map((link) => link.textContent)).toEqual(['Settings'])
  expect(JSON.parse(localStorage.getItem('tidegauge.nav')!)).toEqual({ isRail: false, closed: ['data'] })
  await userEvent.click(screen.getByRole('button', { name: 'Data', expanded: false }))
  expect(group.getAllByRole('link')).toHaveLength(3)
})

it('becomes icons with names for those who cannot see them', async () => {
  at('/')
  render(<Nav />)
  await userEvent.click(screen.getByRole('button', { name: 'Collapse menu' }))
  expect(screen.getByRole('navigation')).toHaveAttribute('data-rail', 'true')
  expect(screen.getByRole('link', { name: 'Settings' })).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Data' })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Expand menu' }))
  expect(screen.getByRole('navigation')).toHaveAttribute('data-rail', 'false')
})

it('keeps a phone’s bar short: the first screens, and all of them one press away', async () => {
  at('/funnels')
  render(<BottomBar />)
  expect(screen.getAllByRole('link')).toHaveLength(4)
  const more = screen.getByRole('button', { name: 'More' })
  expect(more).toHaveAttribute('aria-current', 'true')
  await userEvent.click(more)
  expect(useShellOverlay.getState().open).toBe('screens')
})
