// @ts-check
import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

// Which rooms a room may import (docs/architecture.md, design.md section 2). `types` may be imported as types only.
const ROOMS = [
  'core', 'lang', 'engine', 'secrets', 'pins', 'rules', 'checklist', 'scaffold',
  'output', 'host', 'protocol', 'server', 'cli', 'extension', 'webview',
]; // prettier-ignore
const LAYERS = {
  core: [],
  lang: ['core'],
  engine: ['core', 'lang'],
  secrets: ['core', 'lang', 'engine'],
  pins: ['core', 'lang', 'engine'],
  rules: ['core', 'lang', 'engine', 'secrets', 'pins'],
  checklist: ['core', 'lang', 'engine'],
  scaffold: ['core', 'lang', 'engine', 'checklist'],
  output: ['core', 'engine', 'checklist', 'pins'],
  host: ['core', 'lang', 'engine'],
  protocol: ['core', 'checklist', 'scaffold'],
  server: ROOMS.filter((room) => !['cli', 'extension', 'webview'].includes(room)),
  cli: ROOMS.filter((room) => !['server', 'extension', 'webview', 'protocol'].includes(room)),
  extension: ['core', 'checklist', 'protocol'],
  webview: ['protocol', 'checklist'],
};
// Rooms of which only types may be imported.
const TYPES_ONLY = { protocol: ['core', 'checklist', 'scaffold'], webview: ['checklist'] };
// The one room that may import an npm package, and the sub-paths that others may not use either.
const OWNERS = {
  'web-tree-sitter': ['lang'],
  yaml: ['lang'],
  'jsonc-parser': ['lang'],
  'toml-eslint-parser': ['lang'],
  picomatch: ['engine'],
  ignore: ['engine'],
  '@noble/hashes': ['engine'],
  'vscode-languageserver': ['server'],
  'vscode-languageserver-textdocument': ['server'],
  vscode: ['extension'],
  'vscode-languageclient': ['extension'],
  diff: ['output'],
  preact: ['webview'],
};
// The only files that may bring rules and engine together.
const COMPOSERS = ['src/cli/main.ts', 'src/cli/worker.ts', 'src/server/main.node.ts', 'src/server/main.web.ts'];

/** One merged entry for each room: flat config replaces a rule, it never merges. */
function roomEntry(room, { mayCompose = false, files = [`src/${room}/**/*.ts`] } = {}) {
  const own = LAYERS[room];
  const forbidden = ROOMS.filter((other) => other !== room && !own.includes(other));
  const foreign = Object.entries(OWNERS)
    .filter(([, owners]) => !owners.includes(room))
    .map(([name]) => name);
  const typesOnly = TYPES_ONLY[room] ?? [];
  const escape = (name) => name.replaceAll('.', '\\.');
  const roomRegex = `^(\\.\\./)+(${forbidden.join('|')})(/|$)`;
  const packageRegex = `^(${foreign.map(escape).join('|')})(/|$)`;
  const patterns = [
    ...(forbidden.length > 0 ? [{ regex: roomRegex, message: `${room} may import only: ${own.join(', ') || 'nothing of ours'}.` }] : []),
    ...(foreign.length > 0 ? [{ regex: packageRegex, message: `${room} does not own this package (OWNERS in eslint.config.mjs).` }] : []),
    ...(typesOnly.length > 0 ? [{ regex: `^(\\.\\./)+(${typesOnly.join('|')})(/|$)`, allowTypeImports: true, message: `${room} may import only types from there.` }] : []),
    ...(mayCompose ? [] : [{ regex: '^(\\.\\./)+rules/index$', message: 'Only the composers (COMPOSERS in eslint.config.mjs) bring rules and engine together.' }]),
  ]; // prettier-ignore
  const inDynamic = [roomRegex, packageRegex].filter((_, index) => (index === 0 ? forbidden : foreign).length > 0);
  const literal = (regex) => regex.replaceAll('/', '\\x2F');
  return {
    files,
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
      'no-restricted-syntax': [
        'error',
        ...inDynamic.flatMap((regex) => [
          {
            selector: `ImportExpression > Literal[value=/${literal(regex)}/]`,
            message: `${room} may not import this.`,
          },
          { selector: `TSImportType Literal[value=/${literal(regex)}/]`, message: `${room} may not import this.` },
        ]),
      ],
    },
  };
}

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      '.cache/**',
      'node_modules/**',
      'test/rules/**/bad*/**',
      'test/rules/**/ok*/**',
      'examples/**',
      '**/*.js',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [eslint.configs.recommended, tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      'no-console': 'error',
      'max-lines': ['error', { max: 400 }],
    },
  },
  // Generated: two lines for each rule.
  { files: ['src/rules/index.ts'], rules: { 'max-lines': 'off' } },
  ...Object.keys(LAYERS).map((room) => roomEntry(room)),
  ...COMPOSERS.map((file) => roomEntry(file.split('/')[1], { mayCompose: true, files: [file] })),
  { files: ['src/cli/**/*.ts', 'scripts/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-unused-expressions': 'off', '@typescript-eslint/no-non-null-assertion': 'error' },
  },
  {
    files: ['**/*.mjs'],
    extends: [eslint.configs.recommended],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        fetch: 'readonly',
        AbortSignal: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
);

export { LAYERS, OWNERS, COMPOSERS };
