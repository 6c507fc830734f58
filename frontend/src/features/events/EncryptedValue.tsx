import { Eye, LockKeyhole } from 'lucide-react'
import { errorText } from '@/api/error-text'
import { may, useProject } from '@/api/project-context'
import { useReveal } from '@/api/queries/privacy-rules'
import { Badge } from '@/design/ui/Badge'
import { IconButton } from '@/design/ui/IconButton'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import styles from './drawer.module.css'

/** A value that was encrypted before it was stored: in clear on a click for who works with personal data. Looking is recorded. */
export function EncryptedValue({ value }: { value: string }) {
  const t = useT()
  const mayReveal = may(useProject(), 'privacy')
  const reveal = useReveal()
  if (reveal.data) {
    const clear = reveal.data.value
    return (
      <span className={styles.value} role="status">
        {typeof clear === 'string' ? clear : JSON.stringify(clear)}
      </span>
    )
  }
  return (
    <span className={styles.encrypted}>
      <Badge>
        <LockKeyhole size={12} aria-hidden="true" />
        {t('events.encrypted')}
      </Badge>
      {mayReveal && (
        <IconButton
          label={t('events.reveal')}
          isSmall
          disabled={reveal.isPending}
          onClick={() => reveal.mutate(value, { onError: (error) => toast(errorText(error, t), 'negative') })}
        >
          <Eye size={12} aria-hidden="true" />
        </IconButton>
      )}
    </span>
  )
}
