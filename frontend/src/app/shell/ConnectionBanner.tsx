import { WifiOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '@/design/ui/Button'
import { useT } from '@/i18n'
import { useConnection, useLive } from '@/live/live-context'
import styles from './Connection.module.css'

const GRACE_MS = 1_500

/** Shown when a lost connection did not come back at once. */
export function ConnectionBanner() {
  const { connection } = useConnection()
  const [isLasting, setIsLasting] = useState(false)
  useEffect(() => {
    if (connection !== 'offline') return
    const timer = setTimeout(() => setIsLasting(true), GRACE_MS)
    return () => {
      clearTimeout(timer)
      setIsLasting(false)
    }
  }, [connection])
  return connection === 'offline' && isLasting ? <Lost /> : null
}

function Lost() {
  const t = useT()
  const { socket } = useLive()
  const { retryAt } = useConnection()
  const left = useSecondsUntil(retryAt ?? 0)
  return (
    <div className={styles.banner} role="alert">
      <WifiOff size={16} aria-hidden="true" />
      <span>{t('connection.lost')}</span>
      <span className={styles.retry} aria-hidden="true">
        {left > 0 ? t('connection.retryIn', { count: left }) : t('connection.retrying')}
      </span>
      <Button onClick={() => socket.retryNow()}>{t('connection.retryNow')}</Button>
    </div>
  )
}

function useSecondsUntil(atMs: number): number {
  const [nowMs, setNowMs] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 500)
    return () => clearInterval(timer)
  }, [])
  return Math.max(0, Math.ceil((atMs - nowMs) / 1000))
}
