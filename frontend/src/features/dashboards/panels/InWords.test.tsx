import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { ProjectContext } from '@/api/project-context'
import type { Project } from '@/api/types'
import { loadLanguage } from '@/i18n'
import { InWords } from './InWords'

afterEach(async () => {
  vi.unstubAllGlobals()
  await loadLanguage('en')
})

const query = { metric: 'orders', time_window: 'last_24_hours' } as const

function shown(answer: Response) {
  const fetched = vi.fn<typeof fetch>(() => Promise.resolve(answer))
  vi.stubGlobal('fetch', fetched)
  const { container } = render(
    <QueryClientProvider client={new QueryClient()}>
      <ProjectContext value={{ id: '7', name: 'Shop', timezone: 'UTC' } as Project}>
        <InWords query={query} />
      </ProjectContext>
    </QueryClientProvider>,
  )
  return { container, fetched }
}

it('shows the words as they are and who wrote them', async () => {
  const text = 'orders came to 1,200. <img src=x>'
  const { fetched } = shown(Response.json({ text, written_by: 'model', model: 'small', reason: null }))
  expect(await screen.findByText(text)).toBeVisible()
  expect(screen.getByText(/small/)).toHaveTextContent('Written by small; every number was checked')
  const [path, init] = fetched.mock.calls[0]!
  expect([path, JSON.parse(init!.body as string)]).toEqual([
    '/api/insights/explain',
    { question: query, language: 'en' },
  ])
})

it('says why rules wrote them although there is a model', async () => {
  shown(Response.json({ text: 'a', written_by: 'rules', model: null, reason: 'The model was away.' }))
  expect(await screen.findByText(/by rules/)).toHaveTextContent(
    'by rules from the figures. The model was away.',
  )
})

it('says why in Thai by its code, with the words of the server behind a press', async () => {
  await loadLanguage('th')
  const reason = 'The model wrote “fell”, which is not how the figures went.'
  shown(
    Response.json({
      text: 'a',
      written_by: 'rules',
      model: null,
      reason,
      reason_code: 'model_wrong_direction',
    }),
  )
  expect(await screen.findByText(/โมเดลภาษาเขียนทิศทางของตัวเลขผิด/)).toBeVisible()
  expect(screen.queryByText(reason)).toBeNull()
})

it('is not there where the words cannot be had', async () => {
  const { container } = shown(new Response('{}', { status: 503 }))
  await vi.waitFor(() => expect(container).toBeEmptyDOMElement())
})
