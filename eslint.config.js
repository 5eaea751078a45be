import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** Folders, and what each may never import: core <- ipc <- main | preload | renderer. */
const arrows = {
  core: ['ipc', 'main', 'preload', 'renderer', 'cli'],
  ipc: ['main', 'preload', 'renderer', 'cli'],
  main: ['preload', 'renderer', 'cli'],
  preload: ['main', 'renderer', 'cli'],
  renderer: ['main', 'preload', 'cli'],
  cli: ['preload', 'renderer', 'ipc'],
}

const outsideOf = (folder) => ({
  regex: `^(\\.\\./)+${folder}(/|$)`,
  message: `The arrow core <- ipc <- main | preload | renderer forbids importing ${folder} here.`,
})

const packages = {
  core: { regex: '^(electron|react|react-dom|lowdb|node:.*|@mantine/.*)$', message: 'core is pure.' },
  ipc: { regex: '^(electron|react|react-dom|lowdb|node:.*|@mantine/.*)$', message: 'ipc is data.' },
  main: { regex: '^(react|react-dom|@mantine/.*)$', message: 'main draws nothing.' },
  preload: { regex: '^(react|react-dom|@mantine/.*|node:.*|zod)$', message: 'the preload is a bridge only.' },
  renderer: { regex: '^(electron|lowdb|node:.*|zod)$', message: 'the renderer asks main.' },
  cli: { regex: '^(electron|react|react-dom|@mantine/.*)$', message: 'the command line is plain Node.' },
}

/** Jobs that the command line does as the window does: plain Node. */
const jobsOfBoth = [
  'compare-exports',
  'convert-corpus',
  'export-corpus',
  'export-folder',
  'import-files',
  'imported-documents',
  'job',
  'progress',
  'store-found',
  'survey-import',
  'verify-export',
]

/** Of main the command line takes what reads bytes, and the jobs that both do. */
const storeAndJobs = {
  regex: `^(\\.\\./)+main(/(?!store/|jobs/(${jobsOfBoth.join('|')})$)|$)`,
  message: 'The command line takes of main what is in main/store, and the jobs that both do.',
}

/** What runs in plain Node, too, or in a worker host. */
const withoutElectron = { regex: '^electron$', message: 'Plain Node runs this too.' }

/** core/imr alone knows these letters: the rest of core never imports it. */
const knowsNoLetters = {
  regex: '^(\\.\\./)+imr(/|$)|^\\./imr/',
  message: 'Only core/imr and what puts a project together know IMR letters.',
}

const zone = (folder, extra = []) => ({
  files: [`src/${folder}/**/*.{ts,tsx}`],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      { patterns: [...arrows[folder].map(outsideOf), packages[folder], ...extra] },
    ],
  },
})

/** Electron's doors: each opens in one file, if at all. */
const doors = [
  ['ipcMain', 'src/main/bridge.ts registers the contract.'],
  ['ipcRenderer', 'src/preload/index.ts exposes the contract.'],
]

const dangerous = [
  {
    selector: "MemberExpression[object.name='shell'][property.name=/^open/]",
    message: 'Goldspan opens nothing outside itself; showItemInFolder on a path of its own is allowed.',
  },
  {
    selector: 'Property[key.name=/^(webSecurity|contextIsolation|sandbox)$/][value.value=false]',
    message: 'This switches a protection off.',
  },
  {
    selector:
      'Property[key.name=/^(nodeIntegration|nodeIntegrationInWorker|nodeIntegrationInSubFrames|allowRunningInsecureContent|experimentalFeatures|webviewTag)$/][value.value=true]',
    message: 'This opens a hole.',
  },
  {
    selector:
      "JSXAttribute[name.name='dangerouslySetInnerHTML'], AssignmentExpression[left.property.name=/^(innerHTML|outerHTML)$/]",
    message: 'Text is shown as text, never as HTML.',
  },
  {
    selector:
      'CallExpression[callee.name=/^(fetch|eval)$/], NewExpression[callee.name=/^(Function|WebSocket|XMLHttpRequest)$/]',
    message: 'Goldspan reaches no network and evaluates no text.',
  },
]

export default tseslint.config(
  { ignores: ['out/', 'node_modules/', 'bench/node_modules/', 'test-results/', 'playwright-report/'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.eslint.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...dangerous],
    },
  },
  zone('core'),
  zone('ipc'),
  zone('main'),
  zone('preload'),
  zone('renderer'),
  zone('cli', [storeAndJobs]),
  {
    files: ['src/main/{jobs,store}/**/*.ts'],
    ignores: ['src/main/jobs/{job-runner,host-apart,read-index-apart}.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [...arrows.main.map(outsideOf), packages.main, withoutElectron] },
      ],
    },
  },
  {
    files: ['src/core/*.ts', 'src/core/{text,annotation,formats,storage,suggestions,evaluation}/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [...arrows.core.map(outsideOf), packages.core, knowsNoLetters] },
      ],
    },
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            ...arrows.renderer.map(outsideOf),
            packages.renderer,
            {
              // The contract's schemas would bring zod, and with it code generation, onto the page.
              regex: '/(ipc/contract|core/storage(/.*)?)$',
              message: 'The renderer imports types of the contract only.',
              allowTypeImports: true,
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/main/bridge.ts', 'src/preload/index.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...dangerous,
        ...doors.map(([door, message]) => ({
          selector: `ImportSpecifier[imported.name='${door}'], MemberExpression[property.name='${door}']`,
          message,
        })),
      ],
    },
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['**/*.test.{ts,tsx}', '**/*-fixture.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': 'off' },
  },
  {
    files: ['scripts/**', 'bench/**', 'e2e/**', 'letters/**', 'torture/**'],
    rules: { 'no-console': 'off', 'no-restricted-syntax': 'off' },
  },
)
