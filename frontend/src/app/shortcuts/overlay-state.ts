import { create } from 'zustand'

export type ShellOverlay = 'palette' | 'shortcuts' | 'dashboard' | 'project' | 'screens'

/** Which overlay of the shell is open; the top bar, the keyboard and the palette itself open them. */
export const useShellOverlay = create<{ open: ShellOverlay | null }>(() => ({ open: null }))

export const openOverlay = (open: ShellOverlay) => useShellOverlay.setState({ open })
export const closeOverlay = () => useShellOverlay.setState({ open: null })
