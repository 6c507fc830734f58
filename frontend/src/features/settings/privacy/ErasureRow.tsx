import { errorText } from '@/api/error-text'
import { useCheckErasure, type Erasure } from '@/api/queries/privacy'
import { Badge } from '@/design/ui/Badge'
import { Button } from '@/design/ui/Button'
import { toast } from '@/design/ui/Toast'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import styles from './privacy.module.css'

/** One erasure: when and by whom, how much went, and when it was last looked for. */
export function ErasureRow({ erasure }: { erasure: Erasure }) {
  const t = useT()
  const format = useFormat()
  const check = useCheckErasure()
  const time = format.dateTime(erasure.asked_at)
  const isDone = erasure.state === 'done'
  const look = () =>
    check.mutate(erasure.id, {
      onSuccess: ({ found }) =>
        toast(found === 0 ? t('privacy.nothingLeft') : t('privacy.foundAgain'), found ? 'negative' : 'info'),
      onError: (error) => toast(errorText(error, t), 'negative'),
    })
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <span>
          <time dateTime={erasure.asked_at}>{time}</time>
          <Badge {...(isDone && { tone: 'positive' })}>
            {t(isDone ? 'privacy.done' : 'privacy.pending')}
          </Badge>
        </span>
        <small>
          {t('privacy.askedBy', { who: erasure.asked_by ?? t('privacy.someone') })}
          {' · '}
          {erasure.people > 1 && `${t('privacy.people', { count: erasure.people })} · `}
          {t('privacy.events', { count: isDone ? erasure.removed : erasure.events })}
        </small>
        {erasure.checked_at && (
          <small>
            {t(erasure.found === 0 ? 'privacy.checked' : 'privacy.checkedFound', {
              time: format.dateTime(erasure.checked_at),
            })}
          </small>
        )}
      </div>
      <Button disabled={check.isPending} aria-label={t('privacy.checkOf', { time })} onClick={look}>
        {t('privacy.check')}
      </Button>
    </li>
  )
}
