import { CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import { create } from 'zustand'
import { useT } from '@/i18n'
import { Button } from './Button'
import { IconButton } from './IconButton'
import { classNames } from './class-names'
import styles from './Toast.module.css'

type ToastTone = 'positive' | 'negative' | 'info'

interface Toast {
  id: number
  text: string
  tone: ToastTone
  action: ToastAction | undefined
}

interface ToastAction {
  label: string
  onSelect: () => void
}

const SHOWN_MS = 6_000
const MOST = 4
const useToasts = create<{ toasts: readonly Toast[] }>(() => ({ toasts: [] }))
let nextId = 1

function dismiss(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }))
}

/** Says something once, with at most one thing to do about it. Errors stay until they are dismissed. */
export function toast(text: string, tone: ToastTone = 'positive', action?: ToastAction): void {
  const id = nextId++
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, { id, text, tone, action }].slice(-MOST) }))
  if (tone !== 'negative') setTimeout(() => dismiss(id), action ? 2 * SHOWN_MS : SHOWN_MS)
}

const ICONS = { positive: CircleCheck, negative: TriangleAlert, info: Info }

export function Toaster() {
  const t = useT()
  const toasts = useToasts((state) => state.toasts)
  return (
    <section className={styles.region} aria-label={t('toast.region')} aria-live="polite">
      {toasts.map(({ id, text, tone, action }) => {
        const Icon = ICONS[tone]
        return (
          <div key={id} className={classNames(styles.toast, styles[tone])}>
            <Icon size={16} aria-hidden="true" />
            <span className={styles.text}>{text}</span>
            {action && (
              <Button
                variant="ghost"
                onClick={() => {
                  dismiss(id)
                  action.onSelect()
                }}
              >
                {action.label}
              </Button>
            )}
            <IconButton label={t('action.dismiss')} isSmall onClick={() => dismiss(id)}>
              <X size={14} aria-hidden="true" />
            </IconButton>
          </div>
        )
      })}
    </section>
  )
}
