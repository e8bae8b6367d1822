import { expect } from 'chai';
import fc from 'fast-check';
import { parseGroovy } from '../../../src/lang/groovy/document';
import { groovyEnvironment, groovyImages, groovyScripts } from '../../../src/lang/groovy/surfaces';

const PIPELINE = `#!/usr/bin/env groovy
// sh 'not this'
pipeline {
  agent { docker { image 'python:3.11'; args '--privileged' } }
  environment {
    TOKEN = credentials('hf')
    REGION = 'eu-west-1'
    STAGE = "\${params.STAGE}"
  }
  stages {
    stage('Train') {
      steps {
        sh 'echo $HOME'
        sh "curl -H \${TOKEN} $BUILD_ID.x"
        sh(returnStdout: true, script: """
          pip install a
        """)
        sh label: 'x', script: 'make'
      }
    }
  }
}
`;

describe('Jenkinsfiles', () => {
  it('name who is handed each string, and in which blocks', () => {
    const steps = parseGroovy(PIPELINE).steps.map(({ name, argument, blocks, string }) =>
      [name, argument ?? '-', blocks.join('/'), string.text.trim()].join(' | '),
    );
    expect(steps).to.deep.equal([
      'image | - | pipeline/agent/docker | python:3.11',
      'args | - | pipeline/agent/docker | --privileged',
      'credentials | - | pipeline/environment | hf',
      'stage | - | pipeline/stages | Train',
      'sh | - | pipeline/stages/stage/steps | echo $HOME',
      'sh | - | pipeline/stages/stage/steps | curl -H ${TOKEN} $BUILD_ID.x',
      'sh | script | pipeline/stages/stage/steps | pip install a',
      'sh | label | pipeline/stages/stage/steps | x',
      'sh | script | pipeline/stages/stage/steps | make',
    ]);
  });

  it('have blocks with names, the inner ones in front of those around them, also where one is not closed', () => {
    const { blocks, words } = parseGroovy(PIPELINE);
    expect(blocks.map(({ name, blocks: around }) => [...around, name].join('/'))).to.deep.equal([
      'pipeline/agent/docker',
      'pipeline/agent',
      'pipeline/environment',
      'pipeline/stages/stage/steps',
      'pipeline/stages/stage',
      'pipeline/stages',
      'pipeline',
    ]);
    expect(words.find(({ text }) => text === 'params')).to.equal(undefined);
    expect(words.find(({ text }) => text === 'returnStdout')?.blocks.at(-1)).to.equal('steps');
    const open = 'stage { agent any';
    expect(parseGroovy(open).blocks).to.deep.equal([
      { name: 'stage', range: { start: 6, end: open.length }, blocks: [] },
    ]);
  });

  it('put expressions into double-quoted strings only', () => {
    const { strings } = parseGroovy(PIPELINE);
    expect(strings.flatMap(({ interpolations }) => interpolations.map(({ expression }) => expression))).to.deep.equal([
      'params.STAGE',
      'TOKEN',
      'BUILD_ID.x',
    ]);
    expect(parseGroovy(String.raw`sh "echo \$HOME"`).strings[0]?.interpolations).to.deep.equal([]);
  });

  it('hold scripts, variables and images', () => {
    const document = parseGroovy(PIPELINE);
    const scripts = groovyScripts(document).map(({ text }) => text.trim().replaceAll(/_+/g, '_'));
    expect(scripts).to.deep.equal(['echo $HOME', 'curl -H ${_} ${_}', 'pip install a', 'make']);
    expect(groovyEnvironment(document).map(({ name, value }) => [name, value])).to.deep.equal([
      ['REGION', 'eu-west-1'],
      ['STAGE', undefined],
    ]);
    expect(groovyImages(document).map(({ image }) => image)).to.deep.equal(['python:3.11']);
    expect(groovyImages(parseGroovy("docker.image('a:b').inside { }")).map(({ image }) => image)).to.deep.equal([
      'a:b',
    ]);
    expect(groovyImages(parseGroovy("agent { docker 'a:b' }")).map(({ image }) => image)).to.deep.equal(['a:b']);
  });

  it('lead from the decoded text back to the file', () => {
    const text = String.raw`sh "a \"b\" c"`;
    const [string] = parseGroovy(text).strings;
    expect(string?.text).to.equal('a "b" c');
    expect(string?.map.toOuter({ start: 6, end: 7 })).to.deep.equal({ start: 12, end: 13 });
  });

  it('may break off anywhere', () => {
    fc.assert(
      fc.property(
        fc.nat(PIPELINE.length),
        fc.constantFrom('"', "'", "'''", '${', '/*', '/', '}', '\\'),
        (at, piece) => {
          const text = PIPELINE.slice(0, at) + piece + PIPELINE.slice(at);
          for (const { range } of parseGroovy(text).strings) expect(range.end).to.be.at.most(text.length);
          parseGroovy(PIPELINE.slice(0, at));
        },
      ),
    );
  });
});
