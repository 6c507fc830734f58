import { useId } from 'react'
import { ROLES, type Role } from '@/api/queries/members'
import { useT } from '@/i18n'
import styles from '../members/members.module.css'

interface RoleChoiceProps {
  value: Role
  onChange: (role: Role) => void
}

/** One of the roles of a project, with what each allows. */
export function RoleChoice({ value, onChange }: RoleChoiceProps) {
  const t = useT()
  const id = useId()
  return (
    <fieldset className={styles.roles}>
      <legend>{t('settings.role')}</legend>
      {ROLES.map((one) => (
        <label key={one} htmlFor={`${id}-${one}`}>
          <input
            id={`${id}-${one}`}
            type="radio"
            name={`${id}-role`}
            checked={value === one}
            onChange={() => onChange(one)}
          />
          <b>{t(`members.role.${one}`)}</b>
          <small>{t(`members.roleHint.${one}`)}</small>
        </label>
      ))}
    </fieldset>
  )
}
