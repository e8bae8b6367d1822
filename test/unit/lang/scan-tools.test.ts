import { expect } from 'chai';
import { scanToolOfAction, scanToolOfCommand } from '../../../src/lang/scan-tools';

describe('tools that scan', () => {
  for (const [command, tool] of [
    ['bandit -r src', 'bandit'],
    ['  sudo /usr/local/bin/trivy fs .', 'trivy'],
    ['python3 -m bandit -r src', 'bandit'],
    ['uv run pip-audit', 'pip-audit'],
    ['uvx semgrep scan', 'semgrep'],
    ['npx --yes snyk test', 'snyk'],
    ['docker run --rm -v "$PWD:/src" zricethezav/gitleaks:v8.21.2 detect', 'gitleaks'],
    ['safety check', 'safety'],
    ['ruff check --select S src', 'ruff'],
  ] as const) {
    it(`${command.trim()} runs ${tool}`, () => {
      expect(scanToolOfCommand(command)).to.equal(tool);
    });
  }

  for (const command of [
    'pip install bandit',
    'echo bandit',
    'cat trivy.txt',
    'bandit --version',
    'ruff check src',
    'snyk auth',
  ]) {
    it(`${command} looks at nothing`, () => {
      expect(scanToolOfCommand(command)).to.equal(undefined);
    });
  }

  it('are known by the actions that run them, not by those that set them up', () => {
    expect(scanToolOfAction('aquasecurity/trivy-action@v1')).to.equal('trivy');
    expect(scanToolOfAction('github/codeql-action/analyze@v3')).to.equal('codeql-action/analyze');
    expect(scanToolOfAction('aquasecurity/setup-trivy@v1')).to.equal(undefined);
    expect(scanToolOfAction('actions/checkout@bandit')).to.equal(undefined);
  });
});
