import { CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { create } from 'zustand'
import { useT, type Words } from '@/i18n'
import { Button } from './Button'
import { IconButton } from './IconButton'
import { classNames } from './class-names'
import styles from './Toast.module.css'

type ToastTone = 'positive' | 'negative' | 'info'

interface Toast {
  id: number
  text: Words
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

const sentence = (text: Words) => (typeof text === 'string' ? text : text.props.text)

function dismiss(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }))
}

/** Says something once, with at most one thing to do about it. It goes after a while, errors stay until they are dismissed. */
export function toast(text: Words, tone: ToastTone = 'positive', action?: ToastAction): void {
  const id = nextId++
  // Said again, it is still one thing.
  useToasts.setState(({ toasts }) => ({
    toasts: [
      ...toasts.filter((one) => sentence(one.text) !== sentence(text)),
      { id, text, tone, action },
    ].slice(-MOST),
  }))
}

const ICONS = { positive: CircleCheck, negative: TriangleAlert, info: Info }

export function Toaster() {
  const t = useT()
  const toasts = useToasts((state) => state.toasts)
  // Who reads or is about to press a button is given the time for it.
  const [isHeld, setIsHeld] = useState(false)
  const from = useRef<Element | null>(null)
  // What was pressed goes: on to where the focus was before.
  const leave = () => {
    const place = from.current?.isConnected ? from.current : document.querySelector('#content')
    if (place instanceof HTMLElement) place.focus()
  }
  return (
    // Only listens: what is operated is inside.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={styles.region}
      aria-label={t('toast.region')}
      aria-live="polite"
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={({ currentTarget, relatedTarget }) => {
        setIsHeld(true)
        if (!currentTarget.contains(relatedTarget)) from.current = relatedTarget
      }}
      onBlur={() => setIsHeld(false)}
    >
      {toasts.map((one) => (
        <Shown key={one.id} toast={one} isHeld={isHeld} onLeave={leave} />
      ))}
    </section>
  )
}

interface ShownProps {
  toast: Toast
  isHeld: boolean
  onLeave: () => void
}

function Shown({ toast: { id, text, tone, action }, isHeld, onLeave }: ShownProps) {
  const t = useT()
  const Icon = ICONS[tone]
  const stays = tone === 'negative' || isHeld
  const ms = action ? 2 * SHOWN_MS : SHOWN_MS
  useEffect(() => {
    if (stays) return
    const timer = setTimeout(() => dismiss(id), ms)
    return () => clearTimeout(timer)
  }, [id, ms, stays])
  return (
    <div className={classNames(styles.toast, styles[tone])}>
      <Icon size={16} aria-hidden="true" />
      <span className={styles.text}>{text}</span>
      {action && (
        <Button
          variant="ghost"
          onClick={() => {
            dismiss(id)
            onLeave()
            action.onSelect()
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton
        label={t('action.dismiss')}
        isSmall
        onClick={() => {
          dismiss(id)
          onLeave()
        }}
      >
        <X size={14} aria-hidden="true" />
      </IconButton>
    </div>
  )
}
