import { useState } from 'react'
import { Button } from '@/design/ui/Button'
import { Dialog } from '@/design/ui/Dialog'
import { Segmented } from '@/design/ui/Segmented'
import { useT } from '@/i18n'
import styles from './panels.module.css'

const PACES = [10, 30, 60, 300] as const

interface TvDialogProps {
  onStart: (seconds: number, isOverFavourites: boolean) => void
  onClose: () => void
}

export default function TvDialog({ onStart, onClose }: TvDialogProps) {
  const t = useT()
  const [seconds, setSeconds] = useState('30')
  const [isOverFavourites, setIsOverFavourites] = useState(false)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('board.tv')}
      description={t('tv.hint')}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" onClick={() => onStart(Number(seconds), isOverFavourites)}>
            {t('tv.start')}
          </Button>
        </>
      }
    >
      <div className={styles.panel}>
        <div className={styles.row}>
          <span>{t('tv.pace')}</span>
          <Segmented
            label={t('tv.pace')}
            value={seconds}
            options={PACES.map((pace) => ({
              value: String(pace),
              label: pace < 60 ? t('time.seconds', { count: pace }) : t('time.minutes', { count: pace / 60 }),
            }))}
            onChange={setSeconds}
          />
        </div>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={isOverFavourites}
            onChange={(event) => setIsOverFavourites(event.target.checked)}
          />
          {t('tv.tour')}
        </label>
      </div>
    </Dialog>
  )
}
