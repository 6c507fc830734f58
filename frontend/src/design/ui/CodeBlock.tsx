import { CopyButton } from './CopyButton'
import styles from './CodeBlock.module.css'
import { classNames } from './class-names'

interface CodeBlockProps {
  code: string
  label: string
  /** Long lines go on below instead of scrolling. */
  isWrapped?: boolean
}

export function CodeBlock({ code, label, isWrapped = false }: CodeBlockProps) {
  return (
    <div className={styles.block}>
      {/* Long lines scroll sideways, which a keyboard can only do with the focus inside. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={classNames(styles.code, isWrapped && styles.wrapped)} tabIndex={0} aria-label={label}>
        <code>{code}</code>
      </pre>
      <div className={styles.copy}>
        <CopyButton text={code} label={label} />
      </div>
    </div>
  )
}
