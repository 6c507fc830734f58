/** What a chart may know of the theme: plain colour strings, so the same chart can be drawn without a browser. */
export interface ChartTheme {
  mode: 'dark' | 'light'
  surface: string
  text: string
  text2: string
  text3: string
  gridLine: string
  noData: string
  categorical: readonly string[]
  sequential: readonly string[]
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
  font: FONT,
}
