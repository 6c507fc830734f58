/** Below half a percent it is noise, not news. */
const NEWS = 0.005

export const isNews = (change: number): boolean => Math.abs(change) >= NEWS
