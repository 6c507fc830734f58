import { LogOut, Monitor, Smartphone, Tablet, Terminal, Tv } from 'lucide-react'
import type { OpenLogin } from '@/api/queries/logins'
import { Badge } from '@/design/ui/Badge'
import { IconButton } from '@/design/ui/IconButton'
import { ago } from '@/format/time'
import { useLocale, useT } from '@/i18n'
import { ListRow } from '../ListRow'

const ICONS = { desktop: Monitor, mobile: Smartphone, tablet: Tablet, tv: Tv }

interface LoginRowProps {
  login: OpenLogin
  isBusy: boolean
  onEnd: (id: string, name: string) => void
}

/** One open login: with what, from whereabouts and when. */
export function LoginRow({ login, isBusy, onEnd }: LoginRowProps) {
  const t = useT()
  const locale = useLocale((state) => state.tag)
  const Icon = login.device in ICONS ? ICONS[login.device as keyof typeof ICONS] : Terminal
  const browser = login.browser || t('logins.unknown')
  const name = login.system ? t('logins.on', { browser, system: login.system }) : browser
  const told = (at: string) => ago(new Date(at), new Date(), locale)
  const facts = [
    t('logins.used', { ago: told(login.last_used_at) }),
    t('logins.since', { ago: told(login.created_at) }),
    login.network,
  ]
  return (
    <ListRow
      lead={<Icon size={18} aria-hidden="true" />}
      title={
        <>
          <b>{name}</b>
          {login.is_current && <Badge tone="info">{t('logins.current')}</Badge>}
        </>
      }
      notes={[facts.filter(Boolean).join(' · ')]}
      isBusy={isBusy}
    >
      {!login.is_current && (
        <IconButton label={t('logins.end', { name })} onClick={() => !isBusy && onEnd(login.id, name)}>
          <LogOut size={15} aria-hidden="true" />
        </IconButton>
      )}
    </ListRow>
  )
}
