// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest'
import { downloadXlsx } from './widget-export'

const saved = vi.hoisted(() => vi.fn())
vi.mock('./download', async (original) => ({ ...(await original<object>()), download: saved }))

afterEach(() => {
  vi.unstubAllGlobals()
  saved.mockReset()
})

const TABLE = { columns: ['page', 'n'], rows: [['=1+1', 2]] }

it('asks the server for a workbook of what is shown and saves it under the title', async () => {
  const fetched = vi.fn(() => Promise.resolve(new Response('PK', { status: 200 })))
  vi.stubGlobal('fetch', fetched)
  await downloadXlsx(TABLE, 'รายได้ / วัน', 'p1')
  const [path, init] = fetched.mock.calls[0] as unknown as [string, RequestInit]
  expect([path, init.method, (init.headers as Headers).get('X-Project')]).toEqual([
    '/api/export',
    'POST',
    'p1',
  ])
  expect(JSON.parse(init.body as string)).toEqual({ format: 'xlsx', title: 'รายได้ / วัน', table: TABLE })
  expect(saved).toHaveBeenCalledWith(expect.anything(), 'รายได้-วัน.xlsx')
})

it('says why there is no file', async () => {
  const body = JSON.stringify({
    error: { code: 'limit_reached', message: 'An Excel sheet holds 1,048,575 rows.', details: [] },
  })
  vi.stubGlobal('fetch', () =>
    Promise.resolve(new Response(body, { status: 422, headers: { 'Content-Type': 'application/json' } })),
  )
  await expect(downloadXlsx(TABLE, 'x', 'p1')).rejects.toThrow('An Excel sheet holds')
  expect(saved).not.toHaveBeenCalled()
})
