import { Puzzle } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { EmptyState } from '@/design/ui/EmptyState'
import { useChartTheme } from '@/design/settings'
import { useLocale, useT } from '@/i18n'
import type { WidgetProps } from '../contract'
import styles from './custom.module.css'
import { DEFAULTS, type CustomOptions } from './options'
import { forPlugin, PROTOCOL_VERSION } from './protocol'
import { READY_SECONDS, usePlugin } from './use-plugin'

interface PluginFrameProps extends WidgetProps<CustomOptions> {
  plugin: string
}

export function PluginFrame({ plugin, title, answers, options, width, height, actions }: PluginFrameProps) {
  const t = useT()
  const theme = useChartTheme()
  const locale = useLocale((now) => now.tag)
  const { settings } = { ...DEFAULTS, ...options }
  const frameRef = useRef<HTMLIFrameElement>(null)
  const { state, send } = usePlugin(plugin, frameRef, (message) => {
    const box = frameRef.current?.getBoundingClientRect()
    if (!box || !answers.some(({ id }) => id === message.answer)) return
    const { answer, filters, label } = message
    const inside = (value: number, most: number) => Math.min(most, Math.max(0, value))
    actions.select?.(
      { answer, filters, label },
      { x: box.left + scrollX + inside(message.x, width), y: box.top + scrollY + inside(message.y, height) },
    )
  })
  const isReady = state === 'ready'
  const written = JSON.stringify(settings)
  useEffect(() => {
    if (!isReady) return
    send({
      type: 'init',
      version: PROTOCOL_VERSION,
      title,
      settings,
      theme: theme.mode,
      colours: { ...theme },
      locale,
      size: { width, height },
    })
    send({ type: 'data', answers: forPlugin(answers) })
    // Size and data have messages of their own; settings are compared by what they say.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isReady, title, theme, locale, written])
  useEffect(() => {
    if (isReady) send({ type: 'resize', size: { width, height } })
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isReady, width, height])
  useEffect(() => {
    if (isReady) send({ type: 'data', answers: forPlugin(answers) })
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isReady, answers])
  if (state === 'silent' || state === 'too_many' || state === 'version') {
    const [name, detail] = {
      silent: [t('custom.silent', { key: plugin }), t('custom.silentHint', { count: READY_SECONDS })],
      too_many: [t('custom.stopped', { key: plugin }), t('custom.tooMany')],
      version: [t('custom.stopped', { key: plugin }), t('custom.version', { version: PROTOCOL_VERSION })],
    }[state] as [string, string]
    return <EmptyState icon={<Puzzle size={20} aria-hidden="true" />} title={name} detail={detail} />
  }
  return (
    <iframe
      ref={frameRef}
      className={styles.frame}
      style={{ width, height }}
      title={t('custom.frame', { key: plugin })}
      src={`/plugins/${plugin}/index.html`}
      sandbox="allow-scripts"
      referrerPolicy="no-referrer"
      loading="eager"
    />
  )
}
