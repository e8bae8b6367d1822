import { expect } from 'chai';
import { readDockerIgnore } from '../../../src/engine/docker-ignore';

const leavesOut = (patterns: readonly string[], path: string): boolean =>
  readDockerIgnore(patterns.join('\n')).leavesOut(path);

describe('a .dockerignore', () => {
  it('counts from the folder of the build, unlike one of git', () => {
    expect(leavesOut(['.env'], '.env')).equals(true);
    expect(leavesOut(['app/.env', 'src/data'], '.env')).equals(false);
    expect(leavesOut(['.env'], 'app/.env')).equals(false);
    expect(leavesOut(['**/.env'], 'app/.env')).equals(true);
    expect(leavesOut(['**/.env'], '.env')).equals(true);
  });

  it('may write a path with or without slashes around it', () => {
    for (const pattern of ['/.git', '.git/', './.git', ' .git ', '.git\r']) {
      expect(leavesOut([pattern], '.git'), pattern).equals(true);
    }
  });

  it('may name what is in a folder', () => {
    for (const pattern of ['data/*', 'data/**', 'data/raw', '**/data/**']) {
      expect(leavesOut([pattern], 'data'), pattern).equals(true);
    }
    expect(leavesOut(['data.csv', 'database/*'], 'data')).equals(false);
  });

  it('counts the last pattern that says something', () => {
    expect(leavesOut(['*', '!src'], '.env')).equals(true);
    expect(leavesOut(['*', '!.env'], '.env')).equals(false);
    expect(leavesOut(['!.env', '.env*'], '.env')).equals(true);
  });

  it('tells capital letters apart, and passes over comments and what says nothing', () => {
    expect(leavesOut(['DATA'], 'data')).equals(false);
    expect(leavesOut(['# data', '', '.', '!', '/'], 'data')).equals(false);
  });
});
