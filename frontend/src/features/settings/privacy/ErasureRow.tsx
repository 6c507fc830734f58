import { errorText } from '@/api/error-text'
import { useCheckErasure, type Erasure } from '@/api/queries/privacy'
import { Badge } from '@/design/ui/Badge'
import { Button } from '@/design/ui/Button'
import { toast } from '@/design/ui/Toast'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { ListRow } from '../ListRow'

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
    <ListRow
      title={
        <>
          <time dateTime={erasure.asked_at}>{time}</time>
          <Badge {...(isDone && { tone: 'positive' })}>
            {t(isDone ? 'privacy.done' : 'privacy.pending')}
          </Badge>
        </>
      }
      notes={[
        [
          t('privacy.askedBy', { who: erasure.asked_by ?? t('privacy.someone') }),
          erasure.people > 1 && t('privacy.people', { count: erasure.people }),
          t('privacy.events', { count: isDone ? erasure.removed : erasure.events }),
        ]
          .filter(Boolean)
          .join(' · '),
        erasure.checked_at &&
          t(erasure.found === 0 ? 'privacy.checked' : 'privacy.checkedFound', {
            time: format.dateTime(erasure.checked_at),
          }),
      ]}
    >
      <Button disabled={check.isPending} aria-label={t('privacy.checkOf', { time })} onClick={look}>
        {t('privacy.check')}
      </Button>
    </ListRow>
  )
}
