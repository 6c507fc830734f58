import type { Channel } from '@/api/queries/alert-channels'
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
  return (
    <details className={styles.details} open={channel.title !== '' || channel.text !== ''}>
      <summary>{t('channels.ownWords')}</summary>
      <p className={styles.note}>
        {t('channels.ownWordsHint')} <code>{FIELDS}</code>
      </p>
      <Field label={t('channels.title')}>
        {(control) => (
          <input
            {...control}
            value={channel.title}
            maxLength={300}
            placeholder="$event: $line"
            onChange={(event) => onChange({ title: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('channels.text')}>
        {(control) => (
          <textarea
            {...control}
            rows={4}
            value={channel.text}
            maxLength={8_000}
            placeholder={'$line\n$severity, since $since\n$link'}
            onChange={(event) => onChange({ text: event.target.value })}
          />
        )}
      </Field>
    </details>
  )
}
