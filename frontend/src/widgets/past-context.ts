import { createContext } from 'react'

/** The moment that everything on the screen is shown at, ISO; null: now. For what asks no question, as the list of alerts. */
export const PastContext = createContext<string | null>(null)
