import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { DataTable, type Column } from './DataTable'

interface Page {
  page: string
  views: number | null
  rate: number
}

const ROWS: Page[] = [
  { page: '/b', views: 20, rate: 0.1 },
  { page: '/a', views: null, rate: 0.5 },
  { page: '=cmd', views: 100, rate: 0.25 },
]
const COLUMNS: Column<Page>[] = [
  { id: 'page', label: 'Page', value: (row) => row.page },
  { id: 'views', label: 'Views', value: (row) => row.views, hasBar: true },
  { id: 'rate', label: 'Rate', value: (row) => row.rate, kind: 'percent' },
]

const firstCells = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell')[0]!.textContent)

function show(part: Partial<Parameters<typeof DataTable<Page>>[0]> = {}) {
  render(<DataTable label="Pages" columns={COLUMNS} rows={ROWS} keyOf={(row) => row.page} {...part} />)
}

it('keeps the order of the rows until it is told another', async () => {
  show()
  expect(firstCells()).toEqual(['/b', '/a', '=cmd'])
  await userEvent.click(screen.getByRole('button', { name: 'Views' }))
  expect(firstCells()).toEqual(['=cmd', '/b', '/a'])
  expect(screen.getByRole('columnheader', { name: 'Views' })).toHaveAttribute('aria-sort', 'descending')
})

it('puts what is missing last, whichever way it sorts', async () => {
  show({ sort: { column: 'views', isDescending: true } })
  await userEvent.click(screen.getByRole('button', { name: 'Views' }))
  expect(firstCells()).toEqual(['/b', '=cmd', '/a'])
})

it('sorts text by the alphabet first', async () => {
  show()
  await userEvent.click(screen.getByRole('button', { name: 'Page' }))
  expect(screen.getByRole('columnheader', { name: 'Page' })).toHaveAttribute('aria-sort', 'ascending')
})

it('writes numbers in their kind and draws bars to the largest', () => {
  show()
  expect(screen.getByRole('cell', { name: '25%' })).toBeVisible()
  const bar = screen.getByRole('cell', { name: '20' }).querySelector('[aria-hidden]')
  expect(bar).toHaveStyle({ width: '20%' })
})

it('shows the first rows and all of them on request', async () => {
  show({ limit: 2 })
  expect(firstCells()).toHaveLength(2)
  await userEvent.click(screen.getByRole('button', { name: 'Show all 3' }))
  expect(firstCells()).toHaveLength(3)
})

it('lets a row be chosen', async () => {
  const onPick = vi.fn()
  show({ onPick })
  await userEvent.click(screen.getByRole('button', { name: '/a' }))
  expect(onPick).toHaveBeenCalledWith(ROWS[1])
})

it('is taken along as CSV in the order on screen, with numbers as numbers', async () => {
  const saved: Blob[] = []
  URL.createObjectURL = (blob: Blob) => (saved.push(blob), 'blob:x')
  URL.revokeObjectURL = () => {}
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  show({ file: 'pages', sort: { column: 'views', isDescending: true } })
  await userEvent.click(screen.getByRole('button', { name: /CSV/ }))
  await vi.waitFor(() => expect(saved).toHaveLength(1), { timeout: 10_000 })
  expect(await saved[0]!.text()).toMatch(
    /^\ufeff?Page,Views,Rate\r\n'=cmd,100,0.25\r\n\/b,20,0.1\r\n\/a,,0.5\r\n$/,
  )
  click.mockRestore()
})

it('says when there is nothing', () => {
  show({ rows: [], empty: 'No pages' })
  expect(screen.getByText('No pages')).toBeVisible()
})
