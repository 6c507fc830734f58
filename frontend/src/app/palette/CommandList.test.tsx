import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { House } from 'lucide-react'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadScreenTexts } from '@/i18n'
import { CommandList } from './CommandList'
import type { Entry } from './entry'
import { rememberChoice } from './recent'

const entry = (id: string, label: string, group: Entry['group']): Entry => ({
  id,
  label,
  group,
  icon: House,
  run: () => {},
})
const ENTRIES = [
  entry('s1', 'Overview', 'screens'),
  entry('s2', 'Sources', 'screens'),
  entry('d1', 'Sales', 'dashboards'),
]

function open() {
  const onChoose = vi.fn<(entry: Entry) => void>()
  render(<CommandList entries={ENTRIES} onChoose={onChoose} />)
  const field = screen.getByRole('combobox')
  return { onChoose, field, keys: (text: string) => userEvent.type(field, text) }
}

const chosen = () => {
  const id = screen.getByRole('combobox').getAttribute('aria-activedescendant')
  expect(screen.getByRole('option', { selected: true })).toHaveAttribute('id', id)
  return screen.getByRole('option', { selected: true }).textContent.trim()
}

beforeAll(loadScreenTexts)
beforeEach(() => {
  localStorage.clear()
  // jsdom lays nothing out.
  Element.prototype.scrollIntoView = () => {}
})

describe('CommandList', () => {
  it('moves through the groups with the arrows, and round', async () => {
    const { keys } = open()
    expect(chosen()).toBe('Overview')
    await keys('{ArrowDown}{ArrowDown}')
    expect(chosen()).toBe('Sales')
    await keys('{ArrowDown}')
    expect(chosen()).toBe('Overview')
    await keys('{ArrowUp}')
    expect(chosen()).toBe('Sales')
  })

  it('narrows to what is typed and opens it with Enter', async () => {
    const { keys, onChoose } = open()
    await keys('{ArrowDown}sal')
    expect(screen.getAllByRole('option')).toHaveLength(1)
    expect(screen.getByRole('status')).toHaveTextContent('1 result')
    await keys('{Enter}')
    expect(onChoose).toHaveBeenCalledWith(ENTRIES[2])
  })

  it('says that nothing was found, and Enter then does nothing', async () => {
    const { keys, onChoose, field } = open()
    await keys('zzz{Enter}{ArrowDown}')
    expect(screen.getByRole('status')).toHaveTextContent('Nothing found for “zzz”')
    expect(field).not.toHaveAttribute('aria-activedescendant')
    expect(onChoose).not.toHaveBeenCalled()
  })

  it('opens with a click and names its groups', async () => {
    rememberChoice('d1')
    const { onChoose } = open()
    expect(screen.getByRole('group', { name: 'Recent' })).toHaveTextContent('Sales')
    await userEvent.click(screen.getByRole('option', { name: 'Sources' }))
    expect(onChoose).toHaveBeenCalledWith(ENTRIES[1])
  })
})
