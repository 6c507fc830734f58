import { act, cleanup, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { answer, row } from '@/testing/answer'
import { DEVICES } from '@/testing/samples'
import { see } from '@/testing/see'
import { forPlugin, MAX_ROWS } from './protocol'
import Custom from './Widget'

const PLUGIN = { options: { plugin: 'dots', settings: { columns: 10 } }, answers: [DEVICES] }

function start(given = PLUGIN) {
  const shown = see(Custom, given)
  const frame = screen.getByTitle<HTMLIFrameElement>('Plug-in dots')
  const inside = frame.contentWindow!
  const heard = vi.spyOn(inside, 'postMessage').mockImplementation(() => {})
  const say = (data: unknown, source: MessageEventSource = inside) =>
    act(() => void dispatchEvent(new MessageEvent('message', { data, source })))
  const types = () => heard.mock.calls.map(([message]) => (message as { type: string }).type)
  return { ...shown, frame, heard, say, types }
}

it('keeps the plug-in in a sandbox without an origin', () => {
  const { frame } = start()
  expect(frame.getAttribute('sandbox')).toBe('allow-scripts')
  expect(frame.getAttribute('src')).toBe('/plugins/dots/index.html')
})

it('hands over settings and data once the plug-in is ready, and not before', () => {
  const { say, types, heard } = start()
  expect(types()).toEqual([])
  say({ type: 'ready', version: 1 })
  expect(types()).toEqual(expect.arrayContaining(['init', 'data']))
  const [init] = heard.mock.calls[0]! as unknown as [object]
  expect(init).toMatchObject({
    version: 1,
    settings: { columns: 10 },
    theme: 'dark',
    size: { width: 420, height: 250 },
  })
})

it('sends data and size again when they change', () => {
  const { say, types, again, heard } = start()
  say({ type: 'ready', version: 1 })
  heard.mockClear()
  again({ width: 300 })
  expect(types()).toEqual(['resize'])
  heard.mockClear()
  again({ width: 300, answers: [] })
  expect(types()).toEqual(['data'])
})

it('turns a selection into the menu of the dashboard, inside of the widget', () => {
  const { say, select } = start()
  say({ type: 'ready', version: 1 })
  const filters = [{ field: 'device', operator: 'eq', value: 'mobile' }]
  say({ type: 'select', answer: 'A', filters, label: 'mobile', x: 99_999, y: -5 })
  expect(select).toHaveBeenCalledWith({ answer: 'A', filters, label: 'mobile' }, { x: 420, y: 0 })
})

it.each([
  ['an unknown answer', { answer: 'Z', filters: [{ field: 'device', operator: 'eq', value: 'x' }] }],
  [
    'an operator that widens',
    { answer: 'A', filters: [{ field: 'device', operator: 'regex', value: '.*' }] },
  ],
  ['a nested value', { answer: 'A', filters: [{ field: 'device', operator: 'eq', value: { a: 1 } }] }],
  ['no filter', { answer: 'A', filters: [] }],
  ['too many filters', { answer: 'A', filters: Array(11).fill({ field: 'd', operator: 'eq', value: 1 }) }],
])('ignores a selection with %s', (_, part) => {
  const { say, select } = start()
  say({ type: 'ready', version: 1 })
  say({ type: 'select', label: '', x: 0, y: 0, ...part })
  expect(select).not.toHaveBeenCalled()
})

it('listens to its own frame only', () => {
  const { say, types } = start()
  say({ type: 'ready', version: 1 }, window)
  expect(types()).toEqual([])
})

it('stops a plug-in that speaks another version or too much', () => {
  const { say } = start()
  say({ type: 'ready', version: 2 })
  expect(screen.getByText('The plug-in “dots” was stopped')).toBeInTheDocument()
  cleanup()
  const chatty = start()
  for (let count = 0; count <= 20; count++) chatty.say({ type: 'noise' })
  expect(screen.getByText('It sent more messages than a plug-in may.')).toBeInTheDocument()
})

it('says so when the plug-in does not answer', () => {
  vi.useFakeTimers()
  try {
    start()
    act(() => void vi.advanceTimersByTime(10_000))
    expect(screen.getByText('The plug-in “dots” does not answer')).toBeInTheDocument()
  } finally {
    vi.useRealTimers()
  }
})

it('loads nothing under a key that is no folder name', () => {
  see(Custom, { ...PLUGIN, options: { plugin: '../api' } })
  expect(document.querySelector('iframe')).toBeNull()
})

it('cuts what it hands over to a bounded number of rows and marks it', () => {
  const rows = Array.from({ length: MAX_ROWS + 5 }, (_, index) => row({ page: String(index) }, 1))
  const [first, second] = forPlugin([answer('A', rows), answer('B', rows)])
  expect([first!.rows.length, second!.rows.length]).toEqual([MAX_ROWS, 0])
  expect([first!.truncated, second!.truncated]).toEqual([true, true])
})
