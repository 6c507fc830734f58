import { useState } from 'react'
import { useWaysIn, type LinkedIdentity, type WaysIn as Ways } from '@/api/queries/identities'
import { useT } from '@/i18n'
import { Entry, Group } from '../Group'
import list from '../list.module.css'
import { Loaded } from '../Loaded'
import { IdentityRow } from './IdentityRow'
import { PasswordChange } from './PasswordChange'
import { UnlinkDialog } from './UnlinkDialog'

/** How one logs in: the password, and the providers linked to the account. */
export function WaysIn() {
  const t = useT()
  const ways = useWaysIn()
  const [asked, setAsked] = useState<LinkedIdentity | null>(null)
  return (
    <Group title={t('ways.title')}>
      <Loaded title={t('ways.title')} query={ways}>
        {(known) => (
          <>
            <Password ways={known} />
            {known.identities.length > 0 && (
              <ul className={list.list} aria-label={t('ways.providers')}>
                {known.identities.map((identity) => (
                  <IdentityRow
                    key={identity.id}
                    identity={identity}
                    mayUnlink={!identity.is_last_way_in}
                    onUnlink={setAsked}
                  />
                ))}
              </ul>
            )}
          </>
        )}
      </Loaded>
      {asked && (
        <UnlinkDialog
          identity={asked}
          hasPassword={ways.data?.has_password ?? true}
          onClose={() => setAsked(null)}
        />
      )}
    </Group>
  )
}

/** What can be done about the password, which not everybody has. */
function Password({ ways: { has_password, may_use_password, identities } }: { ways: Ways }) {
  const t = useT()
  const provider = identities.find((identity) => identity.is_way_in)
  if (has_password)
    return (
      <Entry name={t('login.password')} {...(!may_use_password && { hint: t('ways.passwordsOff') })}>
        <PasswordChange />
      </Entry>
    )
  return (
    <Entry name={t('login.password')} hint={t(may_use_password ? 'ways.askForLink' : 'ways.passwordsOff')}>
      {provider ? t('ways.byProvider', { name: provider.name }) : t('ways.noPassword')}
    </Entry>
  )
}
