import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import type { ReactElement } from 'react'
import { vi } from 'vitest'
import { ProjectContext } from '@/api/project-context'
import type { AnalysisMeta } from '@/api/queries/analysis'
import type { Project } from '@/api/types'
import { Toaster } from '@/design/ui/Toast'
import { fakeLive } from '@/testing/fake-live'
import { permissionsOf } from '@/testing/permissions'

const PROJECT: Project = {
  id: '7',
  name: 'Shop',
  timezone: 'UTC',
  is_demo: false,
  role: 'editor',
  permissions: permissionsOf('editor'),
  has_events: true,
}

/** What the server knows unless a test says otherwise. */
const SCHEMA = {
  metrics: [],
  events: [
    { name: 'page_view', count: 900, last_seen: null },
    { name: 'signup', count: 40, last_seen: null },
    { name: 'purchase', count: 12, last_seen: null },
  ],
  properties: [{ name: 'plan', types: { string: 10 }, count: 10 }],
  aggregations: ['count', 'sum'],
  operators: [],
  time_windows: [],
  time_parts: [],
}

export const META: AnalysisMeta = {
  from: '2026-10-23T00:00:00Z',
  to: '2026-11-22T00:00:00Z',
  interval: null,
  timezone: 'UTC',
  exact: true,
  error_bound: 0,
  cached: false,
  elapsed_ms: 12,
  rows_read: 4321,
  truncated: false,
}

interface Asked {
  path: string
  method: string
  body: Record<string, unknown> | null
}

type Reply = (asked: Asked) => unknown

/** A refusal as the server words it. */
export class Refusal {
  constructor(
    readonly status: number,
    readonly message: string,
  ) {}
}

interface Options {
  /** Where the browser is: `/funnels?steps=a`. */
  at?: string
  /** By path, e.g. `/api/analysis/funnel`; a Refusal is answered as an error. */
  replies?: Readonly<Record<string, Reply>>
  role?: Project['role']
}

/** For `beforeAll`: what dialogs and menus are made of, which a busy machine may take long to load for the first time. */
export async function loadOverlays(): Promise<void> {
  await Promise.all([import('@/design/ui/overlay'), import('@/features/dashboards/save/SaveDialog')])
}

/** For tests: an element on a screen of a project, with a server of fixed answers and a live connection to send frames by. */
export function onScreen(element: ReactElement, { at = '/', replies = {}, role = 'editor' }: Options = {}) {
  const asked: Asked[] = []
  const all: Readonly<Record<string, Reply>> = { '/api/metrics/schema': () => SCHEMA, ...replies }
  vi.stubGlobal('fetch', (path: string, init: RequestInit = {}) => {
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as Asked['body']) : null
    const one = { path, method: init.method ?? 'GET', body }
    asked.push(one)
    const reply = all[path]?.(one) ?? new Refusal(404, `Nothing answers ${path}.`)
    if (!(reply instanceof Refusal)) return Promise.resolve(Response.json(reply))
    const { status, message } = reply
    return Promise.resolve(
      Response.json({ error: { code: 'refused', message, request_id: 'r-1' } }, { status }),
    )
  })
  history.replaceState(null, '', at)
  const live = fakeLive()
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const view = render(
    <QueryClientProvider client={client}>
      <ProjectContext value={{ ...PROJECT, role, permissions: permissionsOf(role) }}>
        <live.wrap>
          <>
            {element}
            <Toaster />
          </>
        </live.wrap>
      </ProjectContext>
    </QueryClientProvider>,
  )
  /** The bodies that a path was asked with. */
  const bodies = (path: string) => asked.filter((one) => one.path === path).map((one) => one.body)
  return { asked, bodies, live, ...view }
}
