import type { Choice } from '@/api/queries/drill'

/** What is open beside the dashboard. */
export type Panel =
  | { kind: 'explain'; widget: string }
  | { kind: 'comments'; widget: string | null }
  | { kind: 'events'; title: string; choice: Choice }
  | { kind: 'people'; title: string; choice: Choice }
  | { kind: 'annotations'; at: string | null }
  | { kind: 'share' }
  | { kind: 'history' }
  | { kind: 'tv' }
  | { kind: 'past' }
