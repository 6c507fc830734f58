import { onRovingKey } from './roving'
import styles from './Segmented.module.css'

interface SegmentedProps<T extends string> {
  label: string
  value: T
  options: readonly { value: T; label: string }[]
  onChange: (value: T) => void
}

/** One choice of a few, all visible. */
export function Segmented<T extends string>({ label, value, options, onChange }: SegmentedProps<T>) {
  return (
    // eslint-disable-next-line jsx-a11y/interactive-supports-focus -- the focus is on the options inside
    <div
      role="radiogroup"
      aria-label={label}
      className={styles.group}
      onKeyDown={(event) => onRovingKey(event, options.length, (index) => onChange(options[index]!.value))}
    >
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          data-roving
          aria-checked={option.value === value}
          tabIndex={option.value === value ? 0 : -1}
          className={styles.option}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  )
}
