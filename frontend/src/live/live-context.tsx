import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { liveUrl } from '@/api/live-url'
import { LiveSocket, type ConnectionState } from '@/api/ws'
import { rememberingSocket } from './last-known'
import { FrameScheduler } from './scheduler'
import { StreamStore } from './stream-store'

interface Live {
  socket: LiveSocket
  store: StreamStore
}

const LiveContext = createContext<Live | null>(null)
const scheduler = new FrameScheduler()

interface LiveProviderProps {
  project: string
  /** The person gets into no project yet, and so to nothing live. */
  isKeptOut?: boolean
  onRefused: () => Promise<void>
  children: ReactNode
}

/** One socket and one store per project; give it `key={project}` so that a change of project starts afresh. */
export function LiveProvider({ project, isKeptOut = false, onRefused, children }: LiveProviderProps) {
  const [live] = useState<Live>(() => {
    const socket = new LiveSocket({ url: () => liveUrl(project), onRefused })
    return { socket, store: new StreamStore(rememberingSocket(socket, project), scheduler) }
  })
  useEffect(() => {
    if (isKeptOut) return
    const { socket } = live
    const wake = () => {
      socket.setHidden(document.hidden)
      if (!document.hidden) socket.retryNow()
    }
    socket.start()
    socket.setHidden(document.hidden)
    window.addEventListener('online', wake)
    document.addEventListener('visibilitychange', wake)
    return () => {
      socket.stop()
      window.removeEventListener('online', wake)
      document.removeEventListener('visibilitychange', wake)
    }
  }, [live, isKeptOut])
  return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>
}

/** For tests and stories: the same context around any store. */
export const LiveContextProvider = LiveContext.Provider

export function useLive(): Live {
  const live = useContext(LiveContext)
  if (!live) throw new Error('useLive needs a LiveProvider above it')
  return live
}

export function useConnection(): ConnectionState {
  const { socket } = useLive()
  return useSyncExternalStore(socket.onState, socket.getState)
}
