import { Dialog } from '@/design/ui/Dialog'
import { useT } from '@/i18n'
import { Keys } from './Keys'
import { shortcutGroups } from './shortcut'
import styles from './shortcuts.module.css'

/** The one list of every shortcut. */
export default function Shortcuts({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useT()
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('shortcuts.title')}
      description={t('shortcuts.hint')}
      size="wide"
    >
      <div className={styles.groups}>
        {shortcutGroups().map(({ heading, shortcuts }) => (
          <section key={heading} className={styles.group}>
            <h3 className={styles.heading}>{t(heading)}</h3>
            <dl className={styles.list}>
              {shortcuts.map(({ label, keys }) => (
                <div key={label} className={styles.row}>
                  <dt>{t(label)}</dt>
                  <dd>
                    <Keys keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
