import { CircleAlert, Flag, Rocket, StickyNote, Trash2 } from 'lucide-react'
import { useContext, useState, type SubmitEvent } from 'react'
import type { Annotation } from '@/api/dashboard'
import { errorText } from '@/api/error-text'
import { useChangeAnnotations } from '@/api/queries/annotations'
import { instantOf, wallOf } from '@/dashboard/time/wall'
import { Button } from '@/design/ui/Button'
import { Dialog } from '@/design/ui/Dialog'
import { EmptyState } from '@/design/ui/EmptyState'
import { Field } from '@/design/ui/Field'
import { IconButton } from '@/design/ui/IconButton'
import { Segmented } from '@/design/ui/Segmented'
import { toast } from '@/design/ui/Toast'
import { TimeZoneContext, useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import styles from './panels.module.css'

interface AnnotationsPanelProps {
  dashboard: string
  annotations: readonly Annotation[]
  /** The moment that was clicked. */
  at: string | null
  canEdit: boolean
  onClose: () => void
}

const ICONS = { deploy: Rocket, incident: CircleAlert, note: StickyNote }
const KINDS = ['deploy', 'incident', 'note'] as const

/** What happened when: shown as marks in every chart over time. */
export default function AnnotationsPanel({
  dashboard,
  annotations,
  at,
  canEdit,
  onClose,
}: AnnotationsPanelProps) {
  const t = useT()
  const format = useFormat()
  const change = useChangeAnnotations()
  const newestFirst = [...annotations].sort((a, b) => (a.timestamp < b.timestamp ? 1 : -1))
  return (
    <Dialog isOpen side="right" onClose={onClose} title={t('board.annotations')}>
      <div className={styles.panel}>
        {canEdit && <NewAnnotation dashboard={dashboard} at={at} />}
        {newestFirst.length === 0 && (
          <EmptyState
            icon={<Flag size={20} aria-hidden="true" />}
            title={t('annotation.none')}
            detail={t('annotation.noneHint')}
          />
        )}
        <ul className={styles.list}>
          {newestFirst.map((one) => {
            const Icon = ICONS[one.kind]
            return (
              <li key={one.id} className={styles.annotation} data-kind={one.kind}>
                <Icon size={15} role="img" aria-label={t(`annotation.${one.kind}`)} />
                <span>
                  <b>{one.title}</b>
                  {one.text && <span>{one.text}</span>}
                  <small>{format.dateTime(one.timestamp)}</small>
                </span>
                {canEdit && (
                  <IconButton
                    label={t('annotation.remove', { title: one.title })}
                    isSmall
                    onClick={() =>
                      change.mutate(
                        { do: 'remove', id: one.id },
                        { onError: (error) => toast(errorText(error, t), 'negative') },
                      )
                    }
                  >
                    <Trash2 size={14} aria-hidden="true" />
                  </IconButton>
                )}
              </li>
            )
          })}
        </ul>
      </div>
    </Dialog>
  )
}

function NewAnnotation({ dashboard, at }: { dashboard: string; at: string | null }) {
  const t = useT()
  const zone = useContext(TimeZoneContext)
  const change = useChangeAnnotations()
  const [title, setTitle] = useState('')
  const [kind, setKind] = useState<Annotation['kind']>('note')
  const [wall, setWall] = useState(() => wallOf(at === null ? new Date() : new Date(at), zone))
  const moment = instantOf(wall, zone)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!moment || !title.trim()) return
    const annotation = { timestamp: moment.toISOString(), title: title.trim(), kind, dashboard }
    change.mutate({ do: 'add', annotation }, { onSuccess: () => setTitle('') })
  }
  return (
    <form onSubmit={submit} className={styles.form}>
      <Field label={t('annotation.title')} error={change.error ? errorText(change.error, t) : null}>
        {(control) => (
          <input
            {...control}
            value={title}
            maxLength={200}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('field.time')} hint={zone}>
        {(control) => (
          <input
            {...control}
            type="datetime-local"
            value={wall}
            onChange={(event) => setWall(event.target.value)}
          />
        )}
      </Field>
      <div className={styles.row}>
        <Segmented
          label={t('annotation.kind')}
          value={kind}
          options={KINDS.map((value) => ({ value, label: t(`annotation.${value}`) }))}
          onChange={setKind}
        />
        <Button variant="primary" type="submit" disabled={!moment || !title.trim() || change.isPending}>
          {t('annotation.add')}
        </Button>
      </div>
    </form>
  )
}
