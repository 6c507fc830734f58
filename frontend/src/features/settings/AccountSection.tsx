import { LogOut } from 'lucide-react'
import { useProject } from '@/api/project-context'
import { useWaysIn } from '@/api/queries/identities'
import { useLogout, useMe } from '@/api/queries/me'
import type { Role } from '@/api/queries/members'
import { Badge } from '@/design/ui/Badge'
import { Button } from '@/design/ui/Button'
import { useT } from '@/i18n'
import { OpenLogins } from './account/OpenLogins'
import { ProfileForm } from './account/ProfileForm'
import { SecondStep } from './account/SecondStep'
import { WaysIn } from './account/WaysIn'
import { Avatar } from './members/Avatar'
import { Entry, Group } from './Group'
import styles from './Settings.module.css'

/** Who is logged in, and what they may do. */
export default function AccountSection() {
  const t = useT()
  const project = useProject()
  const me = useMe().data
  const logout = useLogout()
  const hasPassword = useWaysIn().data?.has_password ?? true
  if (!me) return null
  const role = project.role as Role
  return (
    <>
      <Group title={t('settings.you')}>
        <div className={styles.person}>
          <Avatar id={me.id} name={me.name || me.email} size={44} />
          <div>
            <b>{me.name || me.email}</b>
            <span>{me.email}</span>
          </div>
        </div>
        <ProfileForm key={me.id} me={me} hasPassword={hasPassword} />
        <Entry name={t('settings.roleIn', { name: project.name })} hint={t(`members.roleHint.${role}`)}>
          {t(`members.role.${role}`)}
        </Entry>
        <Entry name={t('settings.projects')}>
          {t('settings.projectCount', { count: me.projects.length })}
        </Entry>
        {me.role === 'admin' && (
          <Entry name={t('settings.installation')} hint={t('settings.installationHint')}>
            <Badge tone="info">{t('members.role.admin')}</Badge>
          </Entry>
        )}
        <Entry name={t('settings.session')}>
          <Button disabled={logout.isPending} onClick={() => logout.mutate()}>
            <LogOut size={14} aria-hidden="true" />
            {t('user.logout')}
          </Button>
        </Entry>
      </Group>
      <WaysIn />
      <SecondStep />
      <OpenLogins />
    </>
  )
}
