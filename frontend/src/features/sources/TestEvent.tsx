import { Send } from 'lucide-react'
import { errorText } from '@/api/error-text'
import { useSendTest } from '@/api/queries/sources'
import { Button } from '@/design/ui/Button'
import { useT } from '@/i18n'
import styles from './sources.module.css'

/** Sends one event from this page with the key, and shows the receipt as a client gets it. */
export function TestEvent({ apiKey }: { apiKey: string }) {
  const t = useT()
  const send = useSendTest()
  const { data, error } = send
  return (
    <div className={styles.test}>
      <Button disabled={send.isPending} onClick={() => send.mutate(apiKey)}>
        <Send size={14} aria-hidden="true" />
        {t('firstRun.test')}
      </Button>
      <p role="status" className={error ? styles.bad : ''}>
        {error
          ? errorText(error, t)
          : data &&
            t('firstRun.receipt', {
              accepted: data.accepted,
              duplicates: data.duplicates,
              rejected: data.rejected,
            })}
      </p>
    </div>
  )
}
