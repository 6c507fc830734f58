import { useEffect, useEffectEvent, useState, type RefObject } from 'react'
import { PROTOCOL_VERSION, rateLimit, readMessage, type HostMessage, type PluginMessage } from './protocol'

type PluginState = 'starting' | 'ready' | 'silent' | 'too_many' | 'version'

/** A plug-in reports ready within this time or counts as broken. */
export const READY_SECONDS = 10
const MESSAGES_A_SECOND = 20

type Select = Extract<PluginMessage, { type: 'select' }>

interface Plugin {
  state: PluginState
  send: (message: HostMessage) => void
}

/**
 * Talks to the plug-in in the frame. Only its own window is listened to; what it may say is checked; one that says too much, too
 * little, or in another version, is stopped.
 */
export function usePlugin(
  key: string,
  frameRef: RefObject<HTMLIFrameElement | null>,
  onSelect: (message: Select) => void,
): Plugin {
  const [state, setState] = useState<PluginState>('starting')
  const select = useEffectEvent(onSelect)
  useEffect(() => {
    const mayBeSent = rateLimit(MESSAGES_A_SECOND)
    const late = setTimeout(
      () => setState((now) => (now === 'starting' ? 'silent' : now)),
      READY_SECONDS * 1_000,
    )
    const receive = (event: MessageEvent<unknown>) => {
      if (event.source === null || event.source !== frameRef.current?.contentWindow) return
      if (!mayBeSent(performance.now())) {
        setState('too_many')
        return
      }
      const message = readMessage(event.data)
      if (message?.type === 'ready') setState(message.version === PROTOCOL_VERSION ? 'ready' : 'version')
      else if (message?.type === 'select') select(message)
    }
    addEventListener('message', receive)
    return () => {
      removeEventListener('message', receive)
      clearTimeout(late)
    }
  }, [key, frameRef])
  // The frame has no origin of its own ("null"), so no narrower target can be named; it is our own frame's window.
  const send = (message: HostMessage) => frameRef.current?.contentWindow?.postMessage(message, '*')
  return { state, send }
}
