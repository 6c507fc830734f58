import { Check, MessageSquare, RotateCcw, Trash2 } from 'lucide-react'
import { useState, type SubmitEvent } from 'react'
import { Failure } from '@/api/Failure'
import type { Comment, Dashboard } from '@/api/dashboard'
import { errorText } from '@/api/error-text'
import { useChangeComments, useComments, type CommentChange } from '@/api/queries/comments'
import { useMe } from '@/api/queries/me'
import { Button } from '@/design/ui/Button'
import { Dialog } from '@/design/ui/Dialog'
import { EmptyState } from '@/design/ui/EmptyState'
import { IconButton } from '@/design/ui/IconButton'
import { toast } from '@/design/ui/Toast'
import { ago } from '@/format/time'
import { useLocale, useT } from '@/i18n'
import styles from './panels.module.css'
import { threadsOf, type Thread } from './threads'

interface CommentsPanelProps {
  dashboard: Dashboard
  /** Null: those of the whole dashboard. */
  widget: string | null
  titleOf: (widget: string) => string
  onClose: () => void
}

export default function CommentsPanel({ dashboard, widget, titleOf, onClose }: CommentsPanelProps) {
  const t = useT()
  const comments = useComments(dashboard.id)
  const change = useChangeComments(dashboard.id)
  const send = (what: CommentChange) =>
    change.mutate(what, { onError: (error) => toast(errorText(error, t), 'negative') })
  const threads = threadsOf(comments.data ?? [], widget)
  const title = widget === null ? t('board.comments') : t('comment.on', { title: titleOf(widget) })
  return (
    <Dialog isOpen side="right" onClose={onClose} title={title}>
      <div className={styles.panel}>
        <Write
          label={t('comment.write')}
          onSend={(text) => send({ do: 'add', text, ...(widget ? { widget_id: widget } : {}) })}
        />
        {comments.isError && <Failure of={comments.error} onRetry={() => void comments.refetch()} />}
        {comments.data && threads.length === 0 && (
          <EmptyState icon={<MessageSquare size={20} aria-hidden="true" />} title={t('comment.none')} />
        )}
        <ul className={styles.list}>
          {threads.map((thread) => (
            <ThreadItem
              key={thread.comment.id}
              thread={thread}
              place={widget === null && thread.comment.widget_id ? titleOf(thread.comment.widget_id) : null}
              send={send}
            />
          ))}
        </ul>
      </div>
    </Dialog>
  )
}

function ThreadItem({
  thread,
  place,
  send,
}: {
  thread: Thread
  place: string | null
  send: (change: CommentChange) => void
}) {
  const t = useT()
  const { comment, replies } = thread
  const { id, is_resolved } = comment
  return (
    <li className={styles.thread} data-resolved={is_resolved}>
      {place && <small className={styles.place}>{place}</small>}
      <Said comment={comment} send={send} />
      {replies.map((reply) => (
        <div key={reply.id} className={styles.reply}>
          <Said comment={reply} send={send} />
        </div>
      ))}
      <div className={styles.row}>
        {!is_resolved && (
          <Write
            label={t('comment.reply')}
            isSmall
            onSend={(text) =>
              send({
                do: 'add',
                text,
                parent_id: id,
                ...(comment.widget_id ? { widget_id: comment.widget_id } : {}),
              })
            }
          />
        )}
        <Button variant="ghost" onClick={() => send({ do: 'resolve', id, is_resolved: !is_resolved })}>
          {is_resolved ? <RotateCcw size={14} aria-hidden="true" /> : <Check size={14} aria-hidden="true" />}
          {t(is_resolved ? 'comment.reopen' : 'comment.resolve')}
        </Button>
      </div>
    </li>
  )
}

function Said({ comment, send }: { comment: Comment; send: (change: CommentChange) => void }) {
  const t = useT()
  const me = useMe().data
  const locale = useLocale((state) => state.tag)
  return (
    <div className={styles.said}>
      <p>
        <b>{comment.author.name}</b>
        <small>{ago(new Date(comment.created_at), new Date(), locale)}</small>
        {comment.author.id === me?.id && (
          <IconButton
            label={t('comment.remove')}
            isSmall
            onClick={() => send({ do: 'remove', id: comment.id })}
          >
            <Trash2 size={13} aria-hidden="true" />
          </IconButton>
        )}
      </p>
      <p className={styles.words}>{comment.text}</p>
    </div>
  )
}

function Write({
  label,
  isSmall = false,
  onSend,
}: {
  label: string
  isSmall?: boolean
  onSend: (text: string) => void
}) {
  const t = useT()
  const [text, setText] = useState('')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!text.trim()) return
    onSend(text.trim())
    setText('')
  }
  return (
    <form onSubmit={submit} className={styles.write}>
      <textarea
        aria-label={label}
        placeholder={label}
        rows={isSmall ? 1 : 2}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {text.trim() !== '' && (
        <Button variant="primary" type="submit">
          {t('comment.send')}
        </Button>
      )}
    </form>
  )
}
