import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useT } from '@/i18n'
import { Button } from './Button'

const SHOWN_MS = 2_000

/** Copies `text`; `label` says what is copied where several stand together. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const t = useT()
  const [isCopied, setIsCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setIsCopied(false), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = () => void writeClipboard(text).then(() => setIsCopied(true))
  return (
    <Button onClick={copy} aria-label={label ? `${t('action.copy')}: ${label}` : undefined}>
      {isCopied ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
      <span aria-live="polite">{isCopied ? t('action.copied') : t('action.copy')}</span>
    </Button>
  )
}

/** navigator.clipboard exists only on https and localhost; a plain-http address in a home network needs the old way. */
async function writeClipboard(text: string): Promise<void> {
  if (window.isSecureContext) return navigator.clipboard.writeText(text)
  const area = document.createElement('textarea')
  area.value = text
  document.body.append(area)
  area.select()
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way that is left there
  document.execCommand('copy')
  area.remove()
}
