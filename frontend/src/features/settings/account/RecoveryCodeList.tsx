import { CopyButton } from '@/design/ui/CopyButton'
import { useT } from '@/i18n'
import styles from './account.module.css'

/** Recovery codes, the only time they are shown. */
export function RecoveryCodeList({ codes }: { codes: string[] }) {
  const t = useT()
  return (
    <div className={styles.codes}>
      <ol aria-label={t('factor.codes')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <CopyButton text={codes.join('\n')} label={t('factor.codes')} />
    </div>
  )
}
