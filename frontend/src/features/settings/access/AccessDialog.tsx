import { useId, useState, type ReactNode, type SubmitEvent } from 'react'
import { errorText } from '@/api/error-text'
import type { Role } from '@/api/queries/members'
import { isUnusual, usePermissions, usualOf } from '@/api/queries/permissions'
import type { Permission } from '@/api/types'
import { Button } from '@/design/ui/Button'
import { Dialog } from '@/design/ui/Dialog'
import { Skeleton } from '@/design/ui/Skeleton'
import { useT } from '@/i18n'
import styles from './access.module.css'
import { PermissionChoice } from './PermissionChoice'
import { RoleChoice } from './RoleChoice'

/** What is sent: without permissions it is what the role allows. */
export interface Access {
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
  const form = useId()
  const permissions = usePermissions()
  const all = permissions.data ?? []
  const [role, setRole] = useState(props.from)
  const [own, setOwn] = useState<readonly Permission[] | null>(props.held)
  const held = own ?? usualOf(role, all)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (props.isPending || !isReady) return
    props.onSave(isUnusual(role, held, all) ? { role, permissions: [...held] } : { role })
  }
  const error = props.error ?? permissions.error
  return (
    <Dialog
      isOpen
      size="wide"
      onClose={props.onClose}
      title={props.title}
      description={props.hint}
      footer={
        <>
          <Button onClick={props.onClose}>{t('action.cancel')}</Button>
          <Button
            variant="primary"
            type="submit"
            form={form}
            disabled={props.isPending || !isReady || !permissions.data}
          >
            {props.confirm}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit} noValidate>
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
        {error && (
          <p className={styles.error} role="alert">
            {errorText(error, t)}
          </p>
        )}
      </form>
    </Dialog>
  )
}
