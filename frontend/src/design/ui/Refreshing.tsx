import styles from './Refreshing.module.css'

/** A line that moves along the top of what is being asked anew, while the last answer stays in view. */
export function Refreshing() {
  return <span className={styles.line} />
}
