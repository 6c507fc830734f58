/** What a chart may know of the theme: plain colour strings, so the same chart can be drawn without a browser. */
export interface ChartTheme {
  mode: 'dark' | 'light'
  surface: string
  text: string
  text2: string
  text3: string
  gridLine: string
  noData: string
  border: string
  accent: string
  positive: string
  negative: string
  warning: string
  info: string
  categorical: readonly string[]
  sequential: readonly string[]
  /** Nine steps from far below (first) over neutral to far above (last). */
  diverging: readonly string[]
  font: string
}

const FONT = "'Inter Variable', 'Noto Sans Thai Variable', system-ui, sans-serif"

export const DARK: ChartTheme = {
  mode: 'dark',
  surface: '#13161b',
  text: '#e9ecf1',
  text2: '#aeb6c2',
  text3: '#8b95a3',
  gridLine: '#ffffff0f',
  noData: '#1c222b',
  border: '#272d36',
  accent: '#7aa7ff',
  positive: '#4ac994',
  negative: '#ff8078',
  warning: '#f0b64c',
  info: '#6cb6ff',
  categorical: ['#45a8f9', '#d78f12', '#079489', '#faaab8', '#8f68cb', '#c1d95f', '#ca564d', '#97d7fe'],
  sequential: [
    '#18243a',
    '#223a62',
    '#2b518e',
    '#306cb3',
    '#3689c9',
    '#41a7dc',
    '#54c2e8',
    '#71daee',
    '#92f1f6',
  ],
  diverging: [
    '#63b9fe',
    '#5792c6',
    '#486e91',
    '#394c5f',
    '#282c30',
    '#5f4736',
    '#916543',
    '#c6854d',
    '#fda856',
  ],
  font: FONT,
}

export const LIGHT: ChartTheme = {
  mode: 'light',
  surface: '#ffffff',
  text: '#14181f',
  text2: '#485160',
  text3: '#636d7c',
  gridLine: '#1018280f',
  noData: '#eef1f5',
  border: '#e2e5ea',
  accent: '#2459d3',
  positive: '#0a6b41',
  negative: '#b42318',
  warning: '#8a5700',
  info: '#1c62c9',
  categorical: ['#1a52b0', '#e95e00', '#048a7f', '#d461b7', '#815cdf', '#3f4f00', '#9e583e', '#3499e5'],
  sequential: [
    '#e5f2fb',
    '#c2e2f6',
    '#9fd2f1',
    '#7bbfe9',
    '#5ba6df',
    '#408cd4',
    '#3270be',
    '#2a55a2',
    '#213b86',
  ],
  diverging: [
    '#0c54a0',
    '#4a7cb7',
    '#7fa2cc',
    '#b5c9e0',
    '#edf0f4',
    '#e4c9b7',
    '#d5a284',
    '#c47b53',
    '#b2511e',
  ],
  font: FONT,
}
