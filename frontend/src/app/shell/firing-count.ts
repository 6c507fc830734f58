import { create } from 'zustand'

/** How many alerts of the open project fire and nobody takes care of: known once the server told, 0 before. */
export const useFiringCount = create<{ count: number }>(() => ({ count: 0 }))
