import type { ReactNode } from 'react'
import { useT } from '@/i18n'
import styles from './Pick.module.css'

interface PickProps {
  title: string
  isShown: boolean
  onShow: () => void
  children: ReactNode
}

/** A number that the main chart can show the course of. */
export function Pick({ title, isShown, onShow, children }: PickProps) {
  const t = useT()
  return (
    <div className={styles.pick} data-shown={isShown}>
      {children}
      <button
        type="button"
        className={styles.cover}
        aria-pressed={isShown}
        aria-label={t('overview.showChart', { title })}
        title={t('overview.showChart', { title })}
        onClick={onShow}
      />
    </div>
  )
}
