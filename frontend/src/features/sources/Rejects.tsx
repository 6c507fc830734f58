import { CircleCheck, LockKeyhole } from 'lucide-react'
import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useForgetReject, useRejects, type Reject, type Rejects as Rejected } from '@/api/queries/sources'
import type { ApiKey } from '@/api/types'
import { Button } from '@/design/ui/Button'
import { Card } from '@/design/ui/Card'
import { ConfirmDialog } from '@/design/ui/ConfirmDialog'
import { EmptyState } from '@/design/ui/EmptyState'
import { toast } from '@/design/ui/Toast'
import { ago } from '@/format/time'
import { useFormat } from '@/format/use-format'
import { Loaded } from '@/features/settings/Loaded'
import { useLocale, useT } from '@/i18n'
import { lastHours } from './hours'
import { RejectDrawer } from './RejectDrawer'
import styles from './rejects.module.css'
import page from './sources.module.css'

interface RejectsProps {
  keys: readonly ApiKey[]
  canEdit: boolean
}

/** What was refused and why; each item can be mended and sent again. */
export function Rejects({ keys, canEdit }: RejectsProps) {
  const t = useT()
  const format = useFormat()
  const [reason, setReason] = useState('')
  const [open, setOpen] = useState<Reject | null>(null)
  const [isClearing, setIsClearing] = useState(false)
  const rejects = useRejects(reason)
  const forget = useForgetReject()
  const { data } = rejects
  const clear = () =>
    forget.mutate(null, {
      onSuccess: () => {
        setIsClearing(false)
        setReason('')
        toast(t('rejects.cleared'))
      },
    })
  return (
    <Card className={page.card} aria-label={t('rejects.title')}>
      <header className={page.header}>
        <div>
          <h2>{t('rejects.title')}</h2>
          <p>{t('rejects.hint')}</p>
        </div>
        {data && data.kept > 0 && canEdit && (
          <Button variant="ghost" onClick={() => setIsClearing(true)}>
            {t('rejects.clear')}
          </Button>
        )}
      </header>
      <Loaded
        title={t('rejects.title')}
        query={rejects}
        isEmpty={({ kept }) => kept === 0}
        empty={
          <EmptyState
            icon={<CircleCheck size={20} aria-hidden="true" />}
            title={t('rejects.none')}
            detail={t('rejects.noneHint')}
          />
        }
      >
        {(found) => (
          <>
            <Hours hours={found.by_hour} />
            <ul className={styles.reasons} aria-label={t('rejects.byReason')}>
              {found.counts.map((one) => (
                <li key={`${one.field} ${one.reason}`}>
                  <button
                    type="button"
                    aria-pressed={reason === one.reason}
                    onClick={() => setReason(reason === one.reason ? '' : one.reason)}
                  >
                    <b>{format.number(one.count)}</b>
                    {one.field && <code>{one.field}</code>}
                    <span>{one.reason}</span>
                  </button>
                </li>
              ))}
            </ul>
            <RejectList rejects={found.rejects} keys={keys} onOpen={setOpen} />
          </>
        )}
      </Loaded>
      {open && <RejectDrawer key={open.id} reject={open} canEdit={canEdit} onClose={() => setOpen(null)} />}
      <ConfirmDialog
        isOpen={isClearing}
        title={t('rejects.clearTitle')}
        hint={t('rejects.clearHint')}
        confirm={t('rejects.clear')}
        isPending={forget.isPending}
        error={forget.error && errorText(forget.error, t)}
        onConfirm={clear}
        onClose={() => setIsClearing(false)}
      />
    </Card>
  )
}

/** How many were refused in each hour of the last day. */
function Hours({ hours }: { hours: Rejected['by_hour'] }) {
  const t = useT()
  const format = useFormat()
  const shown = lastHours(hours, new Date())
  const most = Math.max(...shown.map((one) => one.count), 1)
  const total = shown.reduce((sum, one) => sum + one.count, 0)
  return (
    <div className={styles.hours} role="img" aria-label={t('rejects.hours', { count: total })}>
      {shown.map((one) => (
        <span
          key={one.at}
          title={`${format.dateTime(one.at)} · ${format.number(one.count)}`}
          data-empty={one.count === 0}
          style={{ height: `${Math.max(4, (one.count / most) * 100)}%` }}
        />
      ))}
    </div>
  )
}

interface RejectListProps {
  rejects: readonly Reject[]
  keys: readonly ApiKey[]
  onOpen: (reject: Reject) => void
}

const SHOWN = 50

function RejectList({ rejects, keys, onOpen }: RejectListProps) {
  const t = useT()
  const locale = useLocale((state) => state.tag)
  const [most, setMost] = useState(SHOWN)
  const names = new Map(keys.map((key) => [key.id, key.name]))
  return (
    <>
      <ul className={styles.list}>
        {rejects.slice(0, most).map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => onOpen(one)}>
              <span className={styles.what}>
                {one.field && <code>{one.field}</code>}
                <span>{one.reason}</span>
              </span>
              {one.body ? (
                <code className={styles.body}>{one.body}</code>
              ) : (
                <span className={styles.hidden}>
                  <LockKeyhole size={12} aria-hidden="true" />
                  {t('rejects.notKept')}
                </span>
              )}
              <small>
                {names.get(one.key) ?? ''} {ago(new Date(one.at), new Date(), locale)}
              </small>
            </button>
          </li>
        ))}
      </ul>
      {rejects.length > most && (
        <Button variant="ghost" onClick={() => setMost(most + SHOWN)}>
          {t('rejects.more')}
        </Button>
      )}
    </>
  )
}
