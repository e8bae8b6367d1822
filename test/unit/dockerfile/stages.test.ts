import { expect } from 'chai';
import { images, join, parse } from './read';

const stages = (text: string): readonly (readonly [string, string | undefined, string | undefined, boolean])[] =>
  parse(text).stages.map(({ image, imageRange, resolvedImage, name, isInternal }, index) => {
    expect(text.slice(imageRange.start, imageRange.end)).to.equal(image);
    expect(parse(text).stages[index]?.index).to.equal(index);
    return [image, resolvedImage, name, isInternal];
  });
const resolve = (written: string, head: string): string | undefined =>
  parse(`${head}FROM ${written}\n`).stages[0]?.resolvedImage;

describe('the stages of a Dockerfile', () => {
  it('have an image and a name', () => {
    const text = join(
      'FROM --platform=$BUILDPLATFORM reg:5000/a/b:1@sha256:00 AS Base',
      'from \\',
      '  python:3.12 as b',
    );
    expect(stages(text)).to.deep.equal([
      ['reg:5000/a/b:1@sha256:00', 'reg:5000/a/b:1@sha256:00', 'Base', false],
      ['python:3.12', 'python:3.12', 'b', false],
    ]);
  });

  it('know the stages in front of them, in any case, and the empty image', () => {
    const text = join('ARG B=base', 'FROM test', 'FROM a AS Base', 'FROM BASE AS test', 'FROM ${B}', 'FROM scratch');
    expect(stages(text).map(([, , , isInternal]) => isInternal)).to.deep.equal([false, false, true, true, true]);
  });

  it('reach to the next one', () => {
    const text = join('FROM a', 'USER x', '', '# c', 'FROM b');
    expect(parse(text).stages.map(({ range }) => text.slice(range.start, range.end))).to.deep.equal([
      'FROM a\nUSER x',
      'FROM b',
    ]);
  });

  it('are not opened by a FROM without an image', () => {
    const { stages: found, problems } = parse('FROM\nFROM --platform=x\nUSER a\n');
    expect([found.length, problems.length]).to.deep.equal([0, 2]);
  });

  it('have defaults of ARG put in', () => {
    const head = 'ARG V=3.12 W="slim"\nARG N\nARG E=\nARG T=${V}-$W\n';
    expect(resolve('python:$V', head)).to.equal('python:3.12');
    expect(resolve('python:${T}', head)).to.equal('python:3.12-slim');
    expect(resolve('"python:${V}"', head)).to.equal('python:3.12');
    expect(resolve('a:${V:-1}', head)).to.equal('a:3.12');
    expect(resolve('a:${N:-1}', head)).to.equal('a:1');
    expect(resolve('${X-a:1}', head)).to.equal('a:1');
    expect(resolve('a:${E:-1}', head)).to.equal('a:1');
    expect(resolve('a${E-1}', head)).to.equal('a');
    expect(resolve('${X:-a:${N:-${V}}}-b', head)).to.equal('a:3.12-b');
  });

  it('are not known where a variable is not', () => {
    const head = 'ARG V=3.12\nARG N\nARG U=$N\n';
    for (const written of [
      ...[
        '$N',
        '${N}',
        '$UNSET',
        '${N:-$N}',
        '${V',
        '${V:+x}',
        '${V#3.}',
        '${V:-${X:+y}}z',
        '${U:-1}',
        '${TARGETARCH:-amd64}',
      ],
      ...['{{ base }}', '{{base}}:1', '<%= x %>', '"a', '$(id)', '${N:-'],
    ]) {
      expect(resolve(written, head), written).to.equal(undefined);
    }
  });

  it('are not known with arguments of a stage', () => {
    expect(stages('FROM a\nARG V=1\nFROM b:$V\n')[1]?.[1]).to.equal(undefined);
  });

  it('do not grow without bound by variables in variables', () => {
    const doubling = Array.from(
      { length: 60 },
      (_, index) => `ARG A${String(index + 1)}=$A${String(index)}$A${String(index)}`,
    );
    expect(resolve('$A60', join('ARG A0=xx', ...doubling))).to.equal(undefined);
    expect(resolve(`${'${A:-'.repeat(5000)}x${'}'.repeat(5000)}`, '')).to.equal(undefined);
  });
});

describe('the images of a Dockerfile', () => {
  it('are those of stages, of COPY and of mounts, but not the stages themselves', () => {
    const text = join(
      'ARG TAG=1',
      'FROM a:$TAG AS build',
      'FROM build',
      'COPY --from=build /x /x',
      'COPY --from=0 /x /x',
      'COPY --link --from=b:2 --chown=1 /x /x',
      'COPY --from=$X /x /x',
      'RUN --mount=type=cache,target=/y --mount=type=bind,from=c/d:3,target=/z x',
      'RUN --mount=from=Build,target=/z x --mount=from=e',
      'ONBUILD COPY --from=other /x /x',
      'FROM scratch',
    );
    expect(images(text)).to.deep.equal([
      ['a:$TAG', 'a:1'],
      ['b:2', 'b:2'],
      ['$X', undefined],
      ['c/d:3', 'c/d:3'],
    ]);
  });

  it('are written as they are with a template', () => {
    expect(images('FROM {{ base }}:{{ tag }} AS x\n')).to.deep.equal([['{{ base }}:{{ tag }}', undefined]]);
  });
});
