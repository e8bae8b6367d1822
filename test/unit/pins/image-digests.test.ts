import { expect } from 'chai';
import { openSourceFile } from '../../../src/lang/open';
import { findImageDigest, imageKey, splitImage } from '../../../src/pins/image-digests';
import { testGrammars } from '../grammars';
import { factsOf } from './memory';

const digest = (digit: string): string => `sha256:${digit.repeat(64)}`;

describe('the digest of an image', () => {
  async function find(image: string, files: Readonly<Record<string, string>>, output?: string) {
    const cell = { cell_type: 'code', source: '!docker images --digests', metadata: {}, execution_count: 1 };
    const outputs = output === undefined ? [] : [{ output_type: 'stream', name: 'stdout', text: output }];
    const notebook = { nbformat: 4, nbformat_minor: 4, metadata: {}, cells: [{ ...cell, outputs }] };
    const input =
      output === undefined ? { path: 'Dockerfile', text: '' } : { path: 'run.ipynb', text: JSON.stringify(notebook) };
    return findImageDigest(openSourceFile(input, await testGrammars()), factsOf(files), new Map(), image);
  }

  it('is the one that another place of the workspace names for the same image and tag', async () => {
    const files = {
      'docker/train.Dockerfile': `FROM docker.io/library/python:3.12@${digest('a')} AS base\n`,
      'deploy/base/serve.yaml': `      image: "ghcr.io/team/serve:1.2@${digest('b')}"\n`,
      '.github/workflows/test.yml': `    container: registry.example.org:5000/team/test:v1@${digest('c')}\n`,
    };
    expect(await find('python:3.12', files)).to.deep.equal({
      value: digest('a'),
      source: 'the digest in docker/train.Dockerfile',
    });
    expect((await find('ghcr.io/team/serve:1.2', files))?.value).to.equal(digest('b'));
    expect((await find('registry.example.org:5000/team/test:v1', files))?.value).to.equal(digest('c'));
  });

  it('is that of the values of a chart or of Kustomize', async () => {
    const files = {
      'chart/values.yaml': `image:\n  repository: team/serve\n  tag: "1.2"\n  digest: ${digest('a')}\n`,
      'k8s/kustomization.yaml': `images:\n  - name: team/train\n    newTag: v3\n    digest: ${digest('b')}\n`,
    };
    expect((await find('team/serve:1.2', files))?.value).to.equal(digest('a'));
    expect((await find('team/train:v3', files))?.value).to.equal(digest('b'));
  });

  it('is what a notebook shows of the image that it ran, before anything else', async () => {
    const table = `REPOSITORY    TAG       DIGEST                IMAGE ID       CREATED       SIZE\npython        3.12      ${digest('a')}   0123456789ab   2 weeks ago   1GB\n`;
    const files = { 'Dockerfile.gpu': `FROM python:3.12@${digest('b')}\n` };
    expect(await find('python:3.12', files, table)).to.deep.equal({
      value: digest('a'),
      source: "the digest in this notebook's outputs",
    });
    const pulled = `3.12: Pulling from library/python\nDigest: ${digest('c')}\nStatus: Downloaded newer image for python:3.12\n`;
    expect((await find('python:3.12', {}, pulled))?.value).to.equal(digest('c'));
  });

  it('is not known of another tag or image, without a tag beside it, and where two places disagree', async () => {
    const files = {
      Dockerfile: `FROM python:3.12@${digest('a')}\nFROM team/python@${digest('b')}\n`,
      'compose.yaml': `    image: redis:7@${digest('c')}\n`,
      'deploy/compose.yaml': `    image: redis:7@${digest('d')}\n`,
      'notes.md': `team/notes:1@${digest('e')}`,
    };
    for (const image of ['python:3.13', 'python', 'team/python', 'team/python:3.12', 'redis:7', 'team/notes:1'])
      expect(await find(image, files), image).to.equal(undefined);
  });

  it('is asked for by one name, however the image is written', () => {
    const names = [
      'python:3.12',
      'library/python:3.12',
      'docker.io/python:3.12',
      'index.docker.io/library/python:3.12',
    ];
    expect(new Set(names.map(imageKey))).to.have.length(1);
    expect(imageKey('team/serve')).to.equal(imageKey('docker.io/team/serve:latest'));
    expect(splitImage('localhost:5000/team/serve')).to.deep.equal({ host: 'localhost:5000', path: 'team/serve' });
    expect(imageKey('${BASE}')).to.equal(undefined);
  });
});
