import { useState, type ReactNode } from 'react'
import { errorText } from '@/api/error-text'
import type { Role } from '@/api/queries/members'
import { isUnusual, usePermissions, usualOf } from '@/api/queries/permissions'
import type { Permission } from '@/api/types'
import { FormDialog } from '@/design/ui/FormDialog'
import { Skeleton } from '@/design/ui/Skeleton'
import { useT } from '@/i18n'
import { PermissionChoice } from './PermissionChoice'
import { RoleChoice } from './RoleChoice'

/** What is sent: without permissions it is what the role allows. */
interface Access {
  role: Role
  permissions?: Permission[]
}

interface AccessDialogProps {
  title: string
  hint: string
  confirm: string
  /** To begin with. */
  from: Role
  /** Null: what the role allows. */
  held: readonly Permission[] | null
  error: Error | null
  isPending: boolean
  /** What else has to be chosen is. */
  isReady?: boolean
  onSave: (access: Access) => void
  onClose: () => void
  /** What else is asked, above the role. */
  children?: ReactNode
}

/** Says what somebody, or a team, may do in the project: a role, then more or less than it allows. */
export function AccessDialog({ isReady = true, ...props }: AccessDialogProps) {
  const t = useT()
  const permissions = usePermissions()
  const all = permissions.data ?? []
  const [role, setRole] = useState(props.from)
  const [own, setOwn] = useState<readonly Permission[] | null>(props.held)
  const held = own ?? usualOf(role, all)
  const submit = () => {
    props.onSave(isUnusual(role, held, all) ? { role, permissions: [...held] } : { role })
  }
  const error = props.error ?? permissions.error
  return (
    <FormDialog
      size="wide"
      onClose={props.onClose}
      title={props.title}
      description={props.hint}
      submit={props.confirm}
      isReady={isReady && permissions.data !== undefined}
      isPending={props.isPending}
      error={error && errorText(error, t)}
      onSubmit={submit}
    >
      {props.children}
      <RoleChoice
        value={role}
        onChange={(next) => {
          setRole(next)
          setOwn(null)
        }}
      />
      {permissions.isPending && (
        <Skeleton shape="list" label={t('tile.loading', { title: t('access.permissions') })} />
      )}
      {permissions.data && <PermissionChoice all={all} role={role} held={held} onChange={setOwn} />}
    </FormDialog>
  )
}
