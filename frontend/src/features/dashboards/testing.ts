import type { DashboardSummary } from '@/api/dashboard'

/** For tests: a summary with the given parts. */
export function summary(part: Partial<DashboardSummary> = {}): DashboardSummary {
  return {
    id: 'd1',
    name: 'Shop',
    description: '',
    folder: '',
    tags: [],
    is_favourite: false,
    version: 1,
    widget_count: 3,
    kinds: ['line'],
    thumbnail: [{ x: 0, y: 0, w: 6, h: 4, kind: 'line' }],
    access: 'edit',
    visibility: 'everyone',
    owner: { id: 'u1', name: 'Anong S.' },
    updated_at: '2026-11-21T08:00:00Z',
    updated_by: { id: 'u1', name: 'Anong S.' },
    ...part,
  }
}
