import { KeyRound, ShieldCheck, ShieldOff } from 'lucide-react'
import { useState } from 'react'
import { useFactor } from '@/api/queries/second-factor'
import { Badge } from '@/design/ui/Badge'
import { Button } from '@/design/ui/Button'
import { useT } from '@/i18n'
import { Entry, Group } from '../Group'
import { Loaded } from '../Loaded'
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
  const hasPassword = factor.data?.has_password ?? true
  return (
    <Group title={t('factor.title')} hint={t('factor.hint')}>
      <Loaded title={t('factor.title')} query={factor}>
        {({ is_on, is_required, recovery_codes_left }) => (
          <>
            <Entry name={t('factor.app')} {...(is_required && !is_on ? { hint: t('factor.required') } : {})}>
              <Badge tone={is_on ? 'positive' : 'neutral'}>{t(is_on ? 'factor.on' : 'factor.off')}</Badge>
              {is_on ? (
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
            {is_on && (
              <Entry name={t('factor.codes')} hint={t('factor.codesHint')}>
                <Badge tone={recovery_codes_left < FEW ? 'warning' : 'neutral'}>
                  {t('factor.codesLeft', { count: recovery_codes_left })}
                </Badge>
                <Button onClick={() => setOpen('renew')}>
                  <KeyRound size={14} aria-hidden="true" />
                  {t('factor.renew')}
                </Button>
              </Entry>
            )}
          </>
        )}
      </Loaded>
      {open === 'enrol' && <EnrolDialog hasPassword={hasPassword} onClose={close} />}
      {(open === 'disable' || open === 'renew') && (
        <ProveDialog purpose={open} hasPassword={hasPassword} onClose={close} />
      )}
    </Group>
  )
}
