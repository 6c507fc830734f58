import type { Preview } from '@storybook/react-vite'
import { configure } from 'storybook/test'
import { changeSettings } from '../src/design/settings'
import { loadLanguage, loadScreenTexts } from '../src/i18n'
import '../src/design/fonts.css'
import '../src/design/tokens.css'
import '../src/design/typography.css'

// A second, as usual, is too little on a busy machine.
configure({ asyncUtilTimeout: 10_000 })

const preview: Preview = {
  parameters: {
    layout: 'fullscreen',
    // A finding fails the story.
    a11y: { test: 'error', options: { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] } },
  },
  globalTypes: {
    theme: { toolbar: { title: 'Theme', icon: 'contrast', items: ['dark', 'light'], dynamicTitle: true } },
    language: { toolbar: { title: 'Language', icon: 'globe', items: ['en', 'th'], dynamicTitle: true } },
  },
  initialGlobals: { theme: 'dark', language: 'en' },
  loaders: [
    async ({ globals }) => {
      changeSettings({ theme: globals.theme === 'light' ? 'light' : 'dark' })
      await loadLanguage(globals.language === 'th' ? 'th' : 'en')
      await loadScreenTexts()
      // Canvas charts measure and draw text: it must be the real font.
      await document.fonts.ready
      return {}
    },
  ],
}

export default preview
