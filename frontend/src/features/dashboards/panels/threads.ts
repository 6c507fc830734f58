import type { Comment } from '@/api/dashboard'

export interface Thread {
  comment: Comment
  replies: Comment[]
}

/** Comments of one widget (null: of all) with their answers; open ones first, then the newest. */
export function threadsOf(comments: readonly Comment[], widget: string | null): Thread[] {
  const byTime = (a: Comment, b: Comment) => (a.created_at < b.created_at ? -1 : 1)
  return comments
    .filter((one) => one.parent_id === null && (widget === null || one.widget_id === widget))
    .map((comment) => ({
      comment,
      replies: comments.filter((one) => one.parent_id === comment.id).sort(byTime),
    }))
    .sort(
      (a, b) => Number(a.comment.is_resolved) - Number(b.comment.is_resolved) || byTime(b.comment, a.comment),
    )
}
