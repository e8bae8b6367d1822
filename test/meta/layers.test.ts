import { expect } from 'chai';
import { ESLint } from 'eslint';
import { join } from 'node:path';
import { ROOT } from '../../scripts/process.mjs';

const eslint = new ESLint({
  cwd: ROOT,
  // Types are no matter of layers, and the texts below are in no project.
  overrideConfig: [{ languageOptions: { parserOptions: { projectService: false } } }],
  ruleFilter: ({ ruleId }) =>
    ruleId === '@typescript-eslint/no-restricted-imports' || ruleId === 'no-restricted-syntax',
});

async function complaints(file: string, text: string): Promise<number> {
  const [result] = await eslint.lintText(text, { filePath: join(ROOT, file) });
  return result?.messages.length ?? 0;
}

describe('layers', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['src/core/any.ts', "import { x } from '../lang/any';", false],
    ['src/lang/any.ts', "import { x } from '../core/any';", true],
    ['src/lang/python/any.ts', "export { x } from '../../engine/rule';", false],
    ['src/engine/any.ts', "import { RULES } from '../rules/index';", false],
    ['src/server/any.ts', "import { RULES } from '../rules/index';", false],
    ['src/server/main.node.ts', "import { RULES } from '../rules/index';", true],
    ['src/rules/secrets/any.ts', "import type { X } from '../../server/any';", false],
    ['src/rules/secrets/any.ts', "import { x } from '../../secrets/any';", true],
    ['src/extension/any.ts', "const x = import('../engine/lint');", false],
    ['src/extension/any.ts', "import * as vscode from 'vscode';", true],
    ['src/server/any.ts', "import * as vscode from 'vscode';", false],
    ['src/rules/secrets/any.ts', "import { parse } from 'yaml';", false],
    ['src/lang/any.ts', "import { parse } from 'yaml';", true],
    ['src/protocol/any.ts', "import { x } from '../core/any';", false],
    ['src/protocol/any.ts', "import type { X } from '../core/any';", true],
    ['src/webview/view/any.ts', "import { x } from '../../protocol/any';", true],
    ['src/webview/view/any.ts', "import type { X } from '../../checklist/any';", true],
    ['src/webview/view/any.ts', "import { x } from '../../checklist/any';", false],
    ['src/webview/any.ts', "import * as vscode from 'vscode';", false],
  ];
  for (const [file, text, isAllowed] of cases) {
    it(`${isAllowed ? 'allow' : 'forbid'} ${text} in ${file}`, async () => {
      expect((await complaints(file, text)) === 0).to.equal(isAllowed);
    });
  }
});
