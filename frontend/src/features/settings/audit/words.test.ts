import { expect, it } from 'vitest'
import type { AuditEntry } from '@/api/queries/audit'
import { targetWords } from './words'

const entry = (part: Partial<AuditEntry>) =>
  ({ target_name: '', target_id: '', detail: {}, ...part }) as AuditEntry
const change = (after: Record<string, unknown>) => ({
  detail: { changes: [{ table: 'row', before: null, after, other: [], rows: 1 }] },
})

it('says what it was done to by the best that is known', () => {
  const names = new Map([['p1', 'Ada']])
  expect(targetWords(entry({ target_name: 'BI', target_id: 'k1' }))).toBe('BI')
  expect(targetWords(entry({ target_id: 'r1', ...change({ subject: 'property', target: 'phone' }) }))).toBe(
    'phone',
  )
  expect(targetWords(entry(change({ person_id: 'p1', role: 'viewer' })), names)).toBe('Ada')
  expect(targetWords(entry({ target_id: 'p1', ...change({ role: 'editor' }) }), names)).toBe('Ada')
  expect(targetWords(entry({ target_id: 'x9' }), names)).toBe('x9')
})
