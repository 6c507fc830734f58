import { Button, type ButtonProps } from './Button'
import styles from './Button.module.css'
import { classNames } from './class-names'
import { Tooltip } from './Tooltip'

interface IconButtonProps extends ButtonProps {
  /** Read out and shown as the tooltip. */
  label: string
  isSmall?: boolean
}

export function IconButton({ label, isSmall, className, variant = 'ghost', ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <Button
        aria-label={label}
        variant={variant}
        className={classNames(styles.icon, isSmall && styles.small, className)}
        {...rest}
      />
    </Tooltip>
  )
}
