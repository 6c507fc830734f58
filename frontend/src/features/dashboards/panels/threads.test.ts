import { expect, it } from 'vitest'
import type { Comment } from '@/api/dashboard'
import { threadsOf } from './threads'

const comment = (id: string, part: Partial<Comment> = {}): Comment => ({
  id,
  widget_id: 'w1',
  parent_id: null,
  text: id,
  author: { id: 'u1', name: 'A' },
  created_at: `2026-11-22T0${id.length}:00:00Z`,
  edited_at: null,
  is_resolved: false,
  ...part,
})

it('puts answers below what they answer, open threads first, newest first', () => {
  const all = [
    comment('a', { is_resolved: true }),
    comment('bb'),
    comment('ccc'),
    comment('dddd', { parent_id: 'bb' }),
    comment('eeeee', { widget_id: 'w2' }),
  ]
  const ids = threadsOf(all, 'w1').map((thread) => [
    thread.comment.id,
    ...thread.replies.map((one) => one.id),
  ])
  expect(ids).toEqual([['ccc'], ['bb', 'dddd'], ['a']])
  expect(threadsOf(all, null)).toHaveLength(4)
})
