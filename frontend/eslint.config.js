import js from '@eslint/js'
import a11y from 'eslint-plugin-jsx-a11y'
import hooks from 'eslint-plugin-react-hooks'
import globals from 'globals'
import ts from 'typescript-eslint'

/** `folder` must not import any of `above`: shared code knows nothing of the screens that use it. */
const layer = (folder, ...above) => ({
  files: [`src/${folder}/**/*.{ts,tsx}`],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: above.map((name) => ({ group: [`@/${name}`, `@/${name}/*`] })) },
    ],
  },
})

const TESTS = ['**/*.test.{ts,tsx}', '**/*.stories.tsx']

export default ts.config(
  { ignores: ['node_modules', 'coverage', 'storybook-static', 'src/api/schema.d.ts'] },
  js.configs.recommended,
  { files: ['scripts/**', '*.js', '*.ts'], languageOptions: { globals: globals.node } },
  { files: ['public/*.js'], languageOptions: { globals: globals.browser } },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [ts.configs.strictTypeChecked, ts.configs.stylisticTypeChecked],
    plugins: { 'react-hooks': hooks, 'jsx-a11y': a11y },
    languageOptions: { globals: globals.browser, parserOptions: { projectService: true } },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'warn',
      ...a11y.configs.strict.rules,
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  // The rules that compile every component take a third of the time; tests draw theirs once.
  { files: ['src/**/*.{ts,tsx}'], ignores: TESTS, rules: hooks.configs.recommended.rules },
  layer('format', 'app', 'features', 'widgets', 'dashboard', 'charts', 'live', 'api'),
  layer('design', 'app', 'features', 'widgets', 'dashboard', 'charts', 'live', 'api'),
  layer('charts', 'app', 'features', 'widgets', 'dashboard', 'live', 'api/queries'),
  layer('api', 'app', 'features', 'widgets', 'dashboard', 'charts', 'live'),
  layer('live', 'app', 'features', 'widgets', 'dashboard', 'charts'),
  layer('widgets', 'app', 'features', 'dashboard'),
  layer('dashboard', 'app', 'features'),
  layer('features', 'app'),
)
