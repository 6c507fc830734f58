import { Building2, Unlink } from 'lucide-react'
import type { LinkedIdentity } from '@/api/queries/identities'
import { Badge } from '@/design/ui/Badge'
import { Button } from '@/design/ui/Button'
import { ago } from '@/format/time'
import { useLocale, useT } from '@/i18n'
import { ListRow } from '../ListRow'

interface IdentityRowProps {
  identity: LinkedIdentity
  mayUnlink: boolean
  onUnlink: (identity: LinkedIdentity) => void
}

/** One provider that is linked to an account. */
export function IdentityRow({ identity, mayUnlink, onUnlink }: IdentityRowProps) {
  const t = useT()
  const locale = useLocale((state) => state.tag)
  const told = (at: string) => ago(new Date(at), new Date(), locale)
  const { name, last_used_at: used, is_last_way_in: isLast } = identity
  const facts = [
    t('ways.linked', { ago: told(identity.linked_at) }),
    used && t('ways.used', { ago: told(used) }),
    isLast && t('ways.only'),
  ]
  return (
    <ListRow
      lead={<Building2 size={18} aria-hidden="true" />}
      title={
        <>
          <b>{name}</b>
          {!identity.is_way_in && <Badge>{t('ways.former')}</Badge>}
        </>
      }
      notes={[facts.filter(Boolean).join(' · ')]}
    >
      {mayUnlink && (
        <Button aria-label={t('ways.unlinkName', { name })} onClick={() => onUnlink(identity)}>
          <Unlink size={14} aria-hidden="true" />
          {t('ways.unlink')}
        </Button>
      )}
    </ListRow>
  )
}
