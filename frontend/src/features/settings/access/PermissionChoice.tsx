import { useId } from 'react'
import { may, useProject } from '@/api/project-context'
import type { Role } from '@/api/queries/members'
import type { Giveable } from '@/api/queries/permissions'
import type { Permission } from '@/api/types'
import { useT } from '@/i18n'
import styles from './access.module.css'

interface PermissionChoiceProps {
  all: readonly Giveable[]
  role: Role
  held: readonly Permission[]
  onChange: (held: Permission[]) => void
}

/** Every permission with a tick; what cannot be changed says why. */
export function PermissionChoice({ all, role, held, onChange }: PermissionChoiceProps) {
  const t = useT()
  const id = useId()
  const project = useProject()
  const toggle = (name: Permission) =>
    onChange(held.includes(name) ? held.filter((one) => one !== name) : [...held, name])
  const reasonOf = ({ name, is_always }: Giveable) => {
    if (role === 'admin') return t('access.adminHasAll')
    if (is_always) return t('access.always')
    return may(project, name) ? null : t('access.notYours')
  }
  return (
    <fieldset className={styles.permissions}>
      <legend>{t('access.permissions')}</legend>
      {all.map((one) => {
        const reason = reasonOf(one)
        return (
          <label key={one.name} htmlFor={`${id}-${one.name}`} data-fixed={reason !== null}>
            <input
              id={`${id}-${one.name}`}
              type="checkbox"
              checked={held.includes(one.name)}
              disabled={reason !== null}
              aria-describedby={`${id}-${one.name}-why`}
              onChange={() => toggle(one.name)}
            />
            <b>{t(`permission.${one.name}`)}</b>
            <small id={`${id}-${one.name}-why`}>
              {t(`permissionHint.${one.name}`)}
              {reason !== null && role !== 'admin' && <i> {reason}</i>}
            </small>
          </label>
        )
      })}
    </fieldset>
  )
}
