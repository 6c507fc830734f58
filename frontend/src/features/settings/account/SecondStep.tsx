import { KeyRound, ShieldCheck, ShieldOff } from 'lucide-react'
import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useFactor } from '@/api/queries/second-factor'
import { Badge } from '@/design/ui/Badge'
import { Button } from '@/design/ui/Button'
import { ErrorState } from '@/design/ui/ErrorState'
import { Skeleton } from '@/design/ui/Skeleton'
import { useT } from '@/i18n'
import { Entry, Group } from '../Group'
import styles from './account.module.css'
import { EnrolDialog } from './EnrolDialog'
import { ProveDialog } from './ProveDialog'

/** From so few recovery codes on it is time for new ones. */
const FEW = 3

/** Signing in in two steps: on or off, and the recovery codes. */
export function SecondStep() {
  const t = useT()
  const factor = useFactor()
  const [open, setOpen] = useState<'enrol' | 'disable' | 'renew' | null>(null)
  const close = () => setOpen(null)
  const isOn = factor.data?.is_on
  const left = factor.data?.recovery_codes_left ?? 0
  return (
    <Group title={t('factor.title')} hint={t('factor.hint')}>
      {factor.isPending && (
        <div className={styles.waiting}>
          <Skeleton shape="list" label={t('tile.loading', { title: t('factor.title') })} />
        </div>
      )}
      {factor.isLoadingError && (
        <ErrorState message={errorText(factor.error, t)} onRetry={() => void factor.refetch()} />
      )}
      {factor.data && (
        <Entry
          name={t('factor.app')}
          {...(factor.data.is_required && !isOn ? { hint: t('factor.required') } : {})}
        >
          <Badge tone={isOn ? 'positive' : 'neutral'}>{t(isOn ? 'factor.on' : 'factor.off')}</Badge>
          {isOn ? (
            <Button onClick={() => setOpen('disable')}>
              <ShieldOff size={14} aria-hidden="true" />
              {t('factor.disable')}
            </Button>
          ) : (
            <Button variant="primary" onClick={() => setOpen('enrol')}>
              <ShieldCheck size={14} aria-hidden="true" />
              {t('factor.enable')}
            </Button>
          )}
        </Entry>
      )}
      {isOn && (
        <Entry name={t('factor.codes')} hint={t('factor.codesHint')}>
          <Badge tone={left < FEW ? 'warning' : 'neutral'}>{t('factor.codesLeft', { count: left })}</Badge>
          <Button onClick={() => setOpen('renew')}>
            <KeyRound size={14} aria-hidden="true" />
            {t('factor.renew')}
          </Button>
        </Entry>
      )}
      {open === 'enrol' && <EnrolDialog onClose={close} />}
      {(open === 'disable' || open === 'renew') && <ProveDialog purpose={open} onClose={close} />}
    </Group>
  )
}
