import { Eye } from 'lucide-react'
import { errorText } from '@/api/error-text'
import { usePreview, type Channel } from '@/api/queries/alert-channels'
import { Button } from '@/design/ui/Button'
import { Field } from '@/design/ui/Field'
import { useT } from '@/i18n'
import styles from './channels.module.css'

const FIELDS =
  '$event $name $line $severity $value $threshold $condition $since $group $description $link $contributing'

interface MessageFieldsProps {
  channel: Channel
  onChange: (part: Partial<Channel>) => void
}

/** A channel's own words, for who does not want the usual ones. */
export function MessageFields({ channel, onChange }: MessageFieldsProps) {
  const t = useT()
  const { title, text } = channel
  const preview = usePreview()
  const change = (part: Partial<Channel>) => {
    preview.reset()
    onChange(part)
  }
  return (
    <details className={styles.details} open={title !== '' || text !== ''}>
      <summary>{t('channels.ownWords')}</summary>
      <p className={styles.note}>
        {t('channels.ownWordsHint')} <code>{FIELDS}</code>
      </p>
      <Field label={t('channels.title')}>
        {(control) => (
          <input
            {...control}
            value={title}
            maxLength={300}
            placeholder="$event: $line"
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('channels.text')}>
        {(control) => (
          <textarea
            {...control}
            rows={4}
            value={text}
            maxLength={8_000}
            placeholder={'$line\n$severity, since $since\n$link'}
            onChange={(event) => change({ text: event.target.value })}
          />
        )}
      </Field>
      <Button disabled={preview.isPending} onClick={() => preview.mutate({ title, text })}>
        <Eye size={14} aria-hidden="true" />
        {t('channels.preview')}
      </Button>
      <div role="status" className={styles.sample}>
        {preview.error && <p className={styles.fault}>{errorText(preview.error, t)}</p>}
        {preview.data && (
          <>
            <b>{preview.data.title}</b>
            <p>{preview.data.text}</p>
          </>
        )}
      </div>
    </details>
  )
}
