import styles from './members.module.css'

const COLOURS = 8

/** A number from 1 to 8 that stays with the person. */
function slotOf(id: string): number {
  return (Array.from(id).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7) % COLOURS) + 1
}

function firstLetter(name: string): string {
  const [first] = new Intl.Segmenter().segment(name.trim())
  return first?.segment.toUpperCase() ?? '?'
}

/** Someone's first letter on a colour of theirs; the name stands beside it. */
export function Avatar({ id, name, size = 28 }: { id: string; name: string; size?: number }) {
  const background = `color-mix(in oklab, var(--series-${slotOf(id)}) 36%, var(--surface-2))`
  return (
    <span
      className={styles.avatar}
      aria-hidden="true"
      style={{ width: size, height: size, fontSize: Math.round(size * 0.42), background }}
    >
      {firstLetter(name)}
    </span>
  )
}
