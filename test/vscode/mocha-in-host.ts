/** Runs before the suites are loaded: gives them `describe` and `it`, in hosts that have neither files nor a command line. */
import 'mocha';

// The alias in bundle.ts puts mocha's browser build here, which sets this global.
const { Mocha: MochaClass } = globalThis as unknown as { Mocha: typeof Mocha };

/** Each line of a report starts with it; the runner outside reads them from the console. */
const MARK = '[watertight-tests]';

const mocha = new MochaClass({ ui: 'bdd', timeout: 30_000, reporter: MochaClass.reporters.Base });
mocha.suite.emit('pre-require', globalThis, '', mocha);

/** What VS Code calls. It is told nothing about failures, so the report says everything. */
export function run(): Promise<void> {
  return new Promise((resolve) => {
    const runner = mocha.run(() => {
      resolve();
    });
    reportToConsole(runner);
  });
}

function reportToConsole(runner: Mocha.Runner): void {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  write({ kind: 'start', isWorker: typeof process === 'undefined' });
  runner.on('pass', (test) => {
    counts.passed++;
    write({ kind: 'passed', title: test.fullTitle(), duration: test.duration });
  });
  runner.on('pending', (test) => {
    counts.skipped++;
    write({ kind: 'skipped', title: test.fullTitle() });
  });
  runner.on('fail', (test, error: unknown) => {
    counts.failed++;
    write({ kind: 'failed', title: test.fullTitle(), error: describeError(error) });
  });
  runner.once('end', () => {
    write({ kind: 'end', counts });
  });
}

function describeError(error: unknown): string {
  return error instanceof Error ? `${error.message}\n${error.stack ?? ''}`.slice(0, 4000) : String(error);
}

function write(event: unknown): void {
  console.log(`${MARK}${JSON.stringify(event)}`);
}
